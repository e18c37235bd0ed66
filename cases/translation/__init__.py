"""Words of a letter in its other language, from the Welsh-language officer."""
