"""Arrays of a segment that are derived or packed, with the way back to what they stand for."""
