"""Running text: the lines of a file joined to the paragraphs that a person reads."""
