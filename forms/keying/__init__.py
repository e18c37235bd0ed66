"""Staff key in what came by post, e-mail, telephone or in person, through the same form."""
