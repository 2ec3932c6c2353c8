"""What a model of our own expects at a place: which particle, which of the words of one sound."""
