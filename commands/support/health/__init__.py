"""What `kyogo doctor` looks at, one file per kind of thing; each yields `Examined`."""
