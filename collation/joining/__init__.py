"""Changes that a reader takes together: a run of sentences, a renumbering, one spelling."""
