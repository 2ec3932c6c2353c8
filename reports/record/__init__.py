"""How a check record is shown and kept."""
