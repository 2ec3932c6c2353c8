"""The arrays of a segment: the file of them, and those that are derived or packed."""
