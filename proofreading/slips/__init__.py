"""Slips of the fingers: what may follow what, and the nearest spelling that is sound."""
