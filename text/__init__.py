"""The shared vocabulary: what a text is, how it is viewed, and the map back to its raw places.

A leaf: imports the standard library and fugashi, and no other room.
"""
