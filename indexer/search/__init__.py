"""Answers: requests in, ranked hits with snippets, facets and suggestions out."""
