"""What `kyogo doctor` writes."""
