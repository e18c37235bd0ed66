"""Messages: what the customer told us, what we asked or told them, and e-mail that came in."""
