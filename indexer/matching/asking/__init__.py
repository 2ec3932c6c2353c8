"""What a query asks: its parts, filters, manner, and how long it may take."""
