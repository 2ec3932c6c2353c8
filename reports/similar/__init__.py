"""`similar`: one file per format."""
