"""Bytes → Document: one file per format, encodings, the corpus and its catalogue."""
