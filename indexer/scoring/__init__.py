"""Which section comes first: BM25 by Whoosh, titles, dates."""
