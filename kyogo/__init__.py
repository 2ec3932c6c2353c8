"""Kyogo (校合): search, compare and proofread a corpus of Japanese documents."""
