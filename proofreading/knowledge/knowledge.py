"""What the corpus knows: the statistics and texts that a draft is held against."""

from __future__ import annotations

import sqlite3
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from proofreading.draft import Draft
from proofreading.knowledge.counting import JOINT, RUN, Counts, count, line_hashes
from proofreading.knowledge.statistics_store import Source, connect, name_in, name_out, update
from proofreading.mentions.mention import Mention
from text.language.token_keys import CLASS
from text.model.document import Document, Progress
from text.model.finding import Evidence


@dataclass(frozen=True, slots=True)
class Entry:
    """What the corpus knows of one of its documents."""

    name: str
    title: str
    kind: str
    date: str
    sender: str
    addressee: str
    sketch: array[int]


def _no_reader(name: str) -> Document:
    raise LookupError(name)


class Knowledge:
    """The corpus as the rules see it. Without documents it is empty and the rules that need it stay
    silent.

    `seen_by` gives the view for one draft: a draft that is itself in the corpus is left out of
    every count and every list, for no text is evidence for itself.
    """

    def __init__(
        self,
        store: sqlite3.Connection | None = None,
        read: Callable[[str], Document] = _no_reader,
        own: str = "",
    ) -> None:
        self._store = store or connect(None)
        self._read = read
        self._own = own
        self._drafts: dict[str, Draft] = {}
        self._homophones: dict[str, list[tuple[str, int]]] = {}
        self._spellings: dict[str, dict[str, int]] = {}
        self._words: dict[str, int] = {}
        self._pairs: dict[str, int] = {}

    @classmethod
    def of(
        cls,
        sources: Iterable[Source],
        read: Callable[[str], Document],
        cache: Path | None = None,
        progress: Progress | None = None,
    ) -> Knowledge:
        """Return the knowledge of the documents `sources`, kept in the file `cache`.

        Reads only what is new or changed since the last time, some 100,000 characters a second,
        and tells `progress` (documents done, documents to do). Without `cache` it stays in memory.
        """
        store = connect(cache)
        listed = list(sources)
        try:
            update(store, listed, read, progress)
        except sqlite3.OperationalError:  # read-only, or locked by another run for too long
            store = connect(None)
            update(store, listed, read, progress)
        return cls(store, read)

    def seen_by(self, draft: Draft) -> Knowledge:
        """Return this knowledge without the document that `draft` is."""
        if draft.name not in self._names:
            return self
        return Knowledge(self._store, self._read, draft.name)

    @cached_property
    def _names(self) -> set[str]:
        return {name_out(name) for (name,) in self._store.execute("SELECT name FROM document")}

    @cached_property
    def documents(self) -> tuple[Entry, ...]:
        """The documents, in the order of their names."""
        rows = self._store.execute(
            "SELECT name, title, kind, date, sender, addressee, sketch FROM document"
            " WHERE name <> ? ORDER BY name",
            (name_in(self._own),),
        )
        return tuple(
            Entry(name_out(name), title, kind, date, sender, addressee, array("I", hashes))
            for name, title, kind, date, sender, addressee, hashes in rows
        )

    @cached_property
    def _own_counts(self) -> Counts:
        if not self._own:
            return Counts()
        query = "SELECT text FROM document WHERE name = ?"
        row = self._store.execute(query, (name_in(self._own),)).fetchone()
        raw = zlib.decompress(row[0]).decode("utf-8")
        draft = Draft(Document(name=self._own, raw=raw), wrapped=False)
        query = "SELECT count FROM line WHERE hash = ?"
        alone = [
            number
            for value, number in line_hashes(draft).items()
            if self._store.execute(query, (value,)).fetchone() == (1,)
        ]
        return count(draft, alone)

    def document(self, name: str) -> Draft:
        """Return the document `name`, read again and ready to be analysed."""
        if name not in self._drafts:
            self._drafts[name] = Draft(self._read(name))
        return self._drafts[name]

    def passage(self, written: str) -> list[Evidence]:
        """Return the first place of the corpus that has `written`, as evidence; [] if none has."""
        for name, text in self.texts:
            if written in text:
                draft = self.document(name)
                place = draft.text.find(written)
                if place >= 0:
                    return [draft.evidence(place, place + len(written))]
        return []

    @cached_property
    def texts(self) -> list[tuple[str, str]]:
        """Name and running text of each document, in the order of the names."""
        query = "SELECT name, text FROM document WHERE name <> ? ORDER BY name"
        return [
            (name_out(name), zlib.decompress(packed).decode("utf-8"))
            for name, packed in self._store.execute(query, (name_in(self._own),))
        ]

    @cached_property
    def size(self) -> int:
        """How many words the corpus has."""
        query = "SELECT SUM(count) FROM word WHERE surface > ?"
        (total,) = self._store.execute(query, (CLASS + "\U0010ffff",)).fetchone()
        own = self._own_counts.surfaces
        return (total or 0) - sum(n for name, n in own.items() if not name.startswith(CLASS))

    def word(self, surface: str) -> int:
        """Return how often the word stands in the corpus."""
        found = self._words.get(surface)
        if found is None:
            query = "SELECT count FROM word WHERE surface = ?"
            row = self._store.execute(query, (surface,)).fetchone()
            found = (row[0] if row else 0) - self._own_counts.surfaces[surface]
            self._words[surface] = found
        return found

    def pair(self, left: str, right: str) -> int:
        """Return how often `right` follows `left` in the corpus; "\\n" is a line's end."""
        pair = left + JOINT + right
        found = self._pairs.get(pair)
        if found is None:
            query = "SELECT count FROM pair WHERE pair = ?"
            row = self._store.execute(query, (pair,)).fetchone()
            found = (row[0] if row else 0) - self._own_counts.pairs[pair]
            self._pairs[pair] = found
        return found

    def rate(self, left: str, right: str) -> tuple[int, float]:
        """Return how often the pair occurs and how often it would by chance alone."""
        return self.pair(left, right), self.word(left) * self.word(right) / max(1, self.size)

    @cached_property
    def katakana(self) -> dict[str, int]:
        """How often each run of katakana occurs in the corpus."""
        query = "SELECT surface, count FROM word WHERE surface >= ? AND surface < ?"
        own = self._own_counts.surfaces
        rows = self._store.execute(query, (RUN, RUN + "\U0010ffff"))
        runs = ((name[len(RUN) :], number - own[name]) for name, number in rows)
        return {run: number for run, number in runs if number > 0}

    def homophones(self, kana: str) -> list[tuple[str, int]]:
        """Return the words read `kana`, with their counts, the most frequent first."""
        known = self._homophones.get(kana)
        if known is not None:
            return known
        rows = self._store.execute("SELECT surface, count FROM word WHERE kana = ?", (kana,))
        own = self._own_counts.surfaces
        found = [(surface, number - own[surface]) for surface, number in rows]
        seen = [pair for pair in found if pair[1] > 0]
        self._homophones[kana] = sorted(seen, key=lambda pair: (-pair[1], pair[0]))
        return self._homophones[kana]

    def spellings(self, key: str) -> dict[str, int]:
        """Return how often each spelling of a lemma (see `classes.spelling_key`) occurs."""
        known = self._spellings.get(key)
        if known is not None:
            return known
        rows = self._store.execute("SELECT base, count FROM spelling WHERE lemma = ?", (key,))
        own = self._own_counts.spellings
        found = {base: number - own[key, base] for base, number in rows}
        self._spellings[key] = {base: n for base, n in sorted(found.items()) if n > 0}
        return self._spellings[key]

    def all_spellings(self) -> Iterator[tuple[str, dict[str, int]]]:
        """Yield every lemma that has several spellings, with how often each occurs, in order."""
        query = (
            "SELECT lemma FROM spelling WHERE count > 0 GROUP BY lemma HAVING COUNT(*) > 1"
            " ORDER BY lemma"
        )
        for (lemma,) in self._store.execute(query).fetchall():
            yield lemma, self.spellings(lemma)

    def mentions(self, kind: str, key: str | None = None) -> Iterator[tuple[Mention, Entry]]:
        """Yield the mentions of a kind (with this key) and their documents, in a fixed order."""
        entries = {entry.name: entry for entry in self.documents}
        condition = "" if key is None else " AND mention.key = ?"
        rows = self._store.execute(
            "SELECT name, mention.kind, key, value, line, mention.text FROM mention"
            " JOIN document ON document.id = mention.document WHERE mention.kind = ? AND name <> ?"
            f"{condition} ORDER BY name, line, key, value",
            (kind, name_in(self._own), *(() if key is None else (key,))),
        )
        for name, *fields in rows:
            yield Mention(*fields), entries[name_out(name)]

    @staticmethod
    def evidence(mention: Mention, entry: Entry) -> Evidence:
        """Return the mention as the evidence of a finding."""
        return Evidence(entry.name, mention.line, mention.text)
