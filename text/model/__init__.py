"""The values that rooms hand to one another."""
