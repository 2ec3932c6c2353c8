"""`diff`: one file per format."""
