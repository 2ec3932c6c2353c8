"""`collate`: one file per format."""
