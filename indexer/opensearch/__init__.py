"""The engine for corpora beyond one machine: segments and their sections in an OpenSearch cluster.

The cluster says which segments may hold an answer; Kyogo's own code reads the answer off them. How
the cluster analyses text has therefore no say in what is found (docs/engine.md).
"""
