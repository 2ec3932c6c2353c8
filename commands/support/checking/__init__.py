"""What check and its kin share: the checker, fixes, records, what is known of findings."""
