"""An amendment carried out in a text."""
