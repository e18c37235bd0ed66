"""A case that is answered rather than decided: a complaint, or what else the council takes in.

What is asked of the case, never its code, says that it goes this way: the flow of its type.
"""
