"""`rules`: one file per format."""
