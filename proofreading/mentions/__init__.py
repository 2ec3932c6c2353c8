"""What a text mentions: figures, dates, contacts, names, offices, parties, quotations."""
