"""What the Word files have in common."""
