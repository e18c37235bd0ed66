"""Save and come back: a link by e-mail or a code to write down opens a draft on any device.

Staff who key in need neither: what they have begun waits under their account.
"""
