"""Versions side by side: alignment, hunks and their kinds, moves, witnesses."""
