"""`kwic`: one file per format."""
