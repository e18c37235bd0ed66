"""Moving a form about: out to one JSON file with all that it needs, and in from such a file."""
