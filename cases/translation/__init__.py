"""Words of a letter for the Welsh-language officer to translate; no date waits for them."""
