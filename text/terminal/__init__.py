"""Terminal cells, guarded text and the standard streams."""
