"""The small model: what it looks at around a place, its weights, and what it expects."""
