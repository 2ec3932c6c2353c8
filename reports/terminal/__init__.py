"""What the texts for a terminal have in common."""
