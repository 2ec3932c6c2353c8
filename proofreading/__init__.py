"""A draft against rules and against the corpus: findings with their evidence."""
