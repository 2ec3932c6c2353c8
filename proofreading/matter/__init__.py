"""What a document, a passage or a mark is that the rules for prose do not hold for."""
