"""Logistic regression over hashed features; the inner loop is `softmax.c`, compiled when asked."""

from __future__ import annotations

import ctypes

import numpy

from models.compiled import compiled, pointer


class Softmax:
    """Weights of `classes` outcomes for 2 ** bits rows."""

    def __init__(self, bits: int, classes: int) -> None:
        self.weights = numpy.zeros((1 << bits, classes), numpy.float32)
        self._seen = numpy.full(1 << bits, 0.05, numpy.float32)

    def run(
        self, places: numpy.ndarray, labels: numpy.ndarray, rate: float, seed: int = 0
    ) -> float:
        """Go once through the examples (int32 rows; uint8 labels); return the mean loss.

        With rate 0 nothing is learnt.
        """
        order = numpy.random.default_rng(seed).permutation(len(labels)).astype(numpy.int64)
        places, labels = numpy.ascontiguousarray(places), numpy.ascontiguousarray(labels)
        assert places.dtype == numpy.int32
        assert labels.dtype == numpy.uint8
        library = compiled("softmax")
        library.learn.restype = ctypes.c_double
        loss = library.learn(
            pointer(self.weights),
            pointer(self._seen),
            ctypes.c_int(self.weights.shape[1]),
            pointer(places),
            pointer(labels),
            pointer(order),
            ctypes.c_int64(len(labels)),
            ctypes.c_int(places.shape[1]),
            ctypes.c_float(rate),
        )
        return float(loss) / max(1, len(labels))
