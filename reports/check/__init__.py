"""`check`: one file per format."""
