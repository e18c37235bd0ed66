"""What officers found: the answers of the first look, and whether the first decision was fair."""
