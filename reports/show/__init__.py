"""`show`: one file per format."""
