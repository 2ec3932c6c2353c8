"""What the corpus knows that a draft is checked against."""
