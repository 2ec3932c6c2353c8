"""Tables of words: one file per format."""
