"""How the findings that were let stand are listed."""
