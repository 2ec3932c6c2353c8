"""One file or folder per format: bytes in, a document out."""
