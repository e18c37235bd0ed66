"""The policy in plain Python: no Django, no clock, no database, standard library only."""
