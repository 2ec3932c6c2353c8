"""`index`: one file per format."""
