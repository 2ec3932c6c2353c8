"""The units that a person reads: words, names, numbers with their counters, addressees."""
