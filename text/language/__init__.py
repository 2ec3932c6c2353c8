"""Japanese itself: tokens, sentences, dates, numbers, kana and the marks of items."""
