"""Two versions of a text in articles: what leads from the one to the other."""
