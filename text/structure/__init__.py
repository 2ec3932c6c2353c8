"""What a document is made of: sections, letterheads, titles and dates."""
