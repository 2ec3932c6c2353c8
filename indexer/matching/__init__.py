"""A query against a segment: which places match, layer by layer."""
