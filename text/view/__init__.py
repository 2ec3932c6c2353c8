"""Views: texts with a map back to the raw text."""
