"""`search`: one file per format."""
