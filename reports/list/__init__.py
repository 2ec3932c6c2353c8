"""`list`: one file per format."""
