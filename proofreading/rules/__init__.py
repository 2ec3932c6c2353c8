"""One file per rule; listing this folder is how rules are found."""
