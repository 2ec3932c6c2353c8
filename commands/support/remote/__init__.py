"""Corpora whose index, and perhaps whose documents, lie elsewhere."""
