"""Words: misspellings, spelling variants, one-slip neighbours, dictionaries of the house."""
