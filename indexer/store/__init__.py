"""The index on disk: generations, manifest, lock."""
