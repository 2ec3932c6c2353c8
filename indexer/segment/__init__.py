"""One segment of the index: what it holds, how it is written, how it is read."""
