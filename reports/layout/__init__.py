"""What differs laid out for a page, whatever the format: rows, clauses, tables of old and new."""
