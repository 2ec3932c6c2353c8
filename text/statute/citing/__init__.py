"""Who cites an article or a 別表, and which statute is meant by its short name."""
