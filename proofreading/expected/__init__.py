"""What a model of our own expects at a place: which particle, which of the words of one sound."""

import os

# Two threads that wait for each other cost a letter more than all else: 20 ms of 60 places. Read
# when numpy is loaded, which this package does when it is first asked.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
