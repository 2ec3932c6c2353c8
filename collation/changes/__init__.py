"""Changes of a unit: edit scripts, cores, kinds, notes and suspects."""
