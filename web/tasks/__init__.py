"""What the workers do: one file per page and interface."""
