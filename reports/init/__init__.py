"""`explain`: one file per format."""
