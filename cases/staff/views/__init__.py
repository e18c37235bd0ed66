"""One file for each thing staff look at."""
