"""A small network over the words of a clause: embeddings, one hidden layer; numpy alone."""

from __future__ import annotations

import numpy

WIDTH, HIDDEN, SMALL_WIDTH = 40, 160, 6


class Adagrad:
    """Steps for the rows of one table of embeddings."""

    def __init__(self, table: numpy.ndarray, rate: float) -> None:
        self.table, self.rate = table, rate
        self.seen = numpy.full(len(table), 1e-4, numpy.float32)

    def step(self, rows: numpy.ndarray, gradient: numpy.ndarray) -> None:
        order = numpy.argsort(rows, kind="stable")
        ranked = rows[order]
        starts = numpy.flatnonzero(numpy.append(True, ranked[1:] != ranked[:-1]))
        total = numpy.add.reduceat(gradient[order], starts, axis=0)
        unique = ranked[starts]
        self.seen[unique] += (total * total).mean(axis=1)
        self.table[unique] -= self.rate * total / numpy.sqrt(self.seen[unique])[:, None]


class Adam:
    """Steps for one dense array."""

    def __init__(self, array: numpy.ndarray) -> None:
        self.array = array
        self.mean, self.square = numpy.zeros_like(array), numpy.zeros_like(array)
        self.time = 0

    def step(self, gradient: numpy.ndarray, rate: float) -> None:
        self.time += 1
        self.mean += 0.1 * (gradient - self.mean)
        self.square += 0.002 * (gradient * gradient - self.square)
        far = self.mean / (1 - 0.9**self.time)
        near = numpy.sqrt(self.square / (1 - 0.998**self.time)) + 1e-7
        self.array -= rate * far / near


class Network:
    """words and groups: how many there are; small: the number of values of each small number."""

    def __init__(
        self, words: int, groups: int, positions: int, small: tuple[int, ...], classes: int
    ) -> None:
        chance = numpy.random.default_rng(0)

        def table(rows: int, width: int, scale: float) -> numpy.ndarray:
            return (chance.standard_normal((rows, width)) * scale).astype(numpy.float32)

        self.words, self.groups = table(words, WIDTH, 0.1), table(groups, WIDTH, 0.1)
        self.offsets = numpy.cumsum((0, *small[:-1]))
        self.small = table(sum(small), SMALL_WIDTH, 0.1)
        entry = positions * WIDTH + len(small) * SMALL_WIDTH
        self.first = table(entry, HIDDEN, (2 / entry) ** 0.5)
        self.first_bias = numpy.zeros(HIDDEN, numpy.float32)
        self.second = table(HIDDEN, classes, 0.05)
        self.second_bias = numpy.zeros(classes, numpy.float32)
        self.begin_anew()

    def begin_anew(self) -> None:
        """Forget how far every number has moved, so that it moves more freely again."""
        self._tables = [Adagrad(t, 0.03) for t in (self.words, self.groups, self.small)]
        dense = (self.first, self.first_bias, self.second, self.second_bias)
        self._dense = [Adam(array) for array in dense]

    def set_rate(self, rate: float) -> None:
        """Set how far a step moves the embeddings."""
        for table in self._tables:
            table.rate = rate

    def chances(
        self, words: numpy.ndarray, groups: numpy.ndarray, small: numpy.ndarray
    ) -> tuple[numpy.ndarray, numpy.ndarray, numpy.ndarray]:
        """Return the chances, and what learning needs of the way to them."""
        seen = (self.words[words] + self.groups[groups]).reshape(len(words), -1)
        entry = numpy.concatenate(
            [seen, self.small[small + self.offsets].reshape(len(words), -1)], axis=1
        )
        hidden = numpy.maximum(entry @ self.first + self.first_bias, 0)
        scores = hidden @ self.second + self.second_bias
        scores -= scores.max(axis=1, keepdims=True)
        numpy.exp(scores, out=scores)
        scores /= scores.sum(axis=1, keepdims=True)
        return scores, hidden, entry

    def learn(
        self,
        words: numpy.ndarray,
        groups: numpy.ndarray,
        small: numpy.ndarray,
        labels: numpy.ndarray,
        rate: float,
    ) -> float:
        """Take one step; return the mean loss before it."""
        number = numpy.arange(len(labels))
        back, hidden, entry = self.chances(words, groups, small)
        loss = -numpy.log(back[number, labels] + 1e-9).mean()
        back[number, labels] -= 1
        back /= len(labels)
        second, second_bias = hidden.T @ back, back.sum(axis=0)
        inner = (back @ self.second.T) * (hidden > 0)
        first, first_bias = entry.T @ inner, inner.sum(axis=0)
        outer = inner @ self.first.T
        wide = words.shape[1] * WIDTH
        seen = outer[:, :wide].reshape(-1, WIDTH)
        self._tables[0].step(words.ravel(), seen)
        self._tables[1].step(groups.ravel(), seen)
        rest = outer[:, wide:].reshape(-1, SMALL_WIDTH)
        self._tables[2].step((small + self.offsets).ravel(), rest)
        for one, gradient in zip(
            self._dense, (first, first_bias, second, second_bias), strict=True
        ):
            one.step(gradient, rate)
        return float(loss)
