"""`references`: one file per format."""
