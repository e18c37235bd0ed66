"""How a person may be contacted (policy 6.1) and what they need so that a letter reaches them."""
