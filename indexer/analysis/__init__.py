"""A text as the index sees it: tight text, tokens, terms."""
