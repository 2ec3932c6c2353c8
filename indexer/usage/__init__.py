"""How a corpus writes: `indexer.port.Usage`, answered from the segments of an index."""
