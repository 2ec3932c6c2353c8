"""The text of a witness as a stream of comparable characters with a map back."""
