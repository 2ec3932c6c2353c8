"""The corpus' statistics in one SQLite file: built when first needed, then kept up file by file.

Counts are sums over documents. Each document's running text is kept, compressed, so that a changed
or removed document is taken out of the sums by counting its old text again and subtracting.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from proofreading.draft import Draft
from proofreading.knowledge.counting import Counts, count, line_hashes
from proofreading.knowledge.minhash import sketch
from proofreading.mentions.extractors import mentions
from proofreading.mentions.mention import Mention
from text.errors import KyogoError
from text.language.morphology import dictionary
from text.model.document import Document, Progress

FORMAT = 15
_FLUSH = 200_000  # distinct pairs held in memory before they are written

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE document (id INTEGER PRIMARY KEY, name TEXT UNIQUE, size INTEGER, mtime INTEGER,
  title TEXT, kind TEXT, date TEXT, sender TEXT, addressee TEXT, sketch BLOB, text BLOB);
CREATE TABLE word (surface TEXT PRIMARY KEY, kana TEXT, class TEXT, count INTEGER) WITHOUT ROWID;
CREATE INDEX word_kana ON word (kana);
CREATE TABLE pair (pair TEXT PRIMARY KEY, count INTEGER) WITHOUT ROWID;
CREATE TABLE line (hash INTEGER PRIMARY KEY, count INTEGER);
CREATE TABLE spelling (lemma TEXT, base TEXT, count INTEGER,
  PRIMARY KEY (lemma, base)) WITHOUT ROWID;
CREATE TABLE mention (document INTEGER, kind TEXT, key TEXT, value TEXT, line INTEGER, text TEXT);
CREATE INDEX mention_key ON mention (kind, key);
CREATE INDEX mention_document ON mention (document);
"""
_TABLES = ("meta", "document", "word", "pair", "line", "spelling", "mention")


@dataclass(frozen=True, slots=True)
class Source:
    """A document of the corpus as the folder lists it: size in bytes, mtime in nanoseconds."""

    name: str
    size: int
    mtime_ns: int


Reader = Callable[[str], Document]
"""Reads the document of a name; raises KyogoError where no text comes out."""


def connect(path: Path | None) -> sqlite3.Connection:
    """Return the store in the file `path`, made anew where it is missing, old or damaged.

    None, or a folder that cannot be written, gives a store in memory.
    """
    if path is not None:
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            return _opened(path)
        except (OSError, sqlite3.OperationalError):
            pass
        except sqlite3.DatabaseError:
            path.unlink(missing_ok=True)
            return _opened(path)
    return _prepared(sqlite3.connect(":memory:"))


def _opened(path: Path) -> sqlite3.Connection:
    return _prepared(sqlite3.connect(path, timeout=30))


def _prepared(store: sqlite3.Connection) -> sqlite3.Connection:
    wanted = f"{FORMAT} {' '.join(dictionary())}"
    store.execute("PRAGMA synchronous = OFF")
    exists = store.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone()
    if exists:
        row = store.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
        if row == (wanted,):
            return store
        for table in _TABLES:
            store.execute(f"DROP TABLE IF EXISTS {table}")
    store.executescript(_SCHEMA)
    store.execute("INSERT INTO meta VALUES ('format', ?)", (wanted,))
    store.commit()
    return store


def update(
    store: sqlite3.Connection,
    sources: Iterable[Source],
    read: Reader,
    progress: Progress | None = None,
) -> int:
    """Bring `store` up to date with `sources`; return how many documents were read.

    `progress`, where given, is told (documents done, documents to read) before each.
    What cannot be read is left out. All or nothing: a run that is cut short leaves the old state.
    """
    listed = {source.name: source for source in sources}
    known = {
        name_out(name): (number, size, mtime)
        for number, name, size, mtime in store.execute("SELECT id, name, size, mtime FROM document")
    }
    stale = [
        number
        for name, (number, size, mtime) in known.items()
        if name not in listed or (size, mtime) != (listed[name].size, listed[name].mtime_ns)
    ]
    fresh = [
        source
        for name, source in listed.items()
        if known.get(name, (0, -1, -1))[1:] != (source.size, source.mtime_ns)
    ]
    if not stale and not fresh:
        return 0
    with store:
        _remove(store, stale)
        return _add(store, _told(fresh, progress), read)


def _remove(store: sqlite3.Connection, numbers: list[int]) -> None:
    for number in numbers:
        row = store.execute("SELECT text FROM document WHERE id = ?", (number,)).fetchone()
        old = Draft(Document(name="", raw=zlib.decompress(row[0]).decode("utf-8")), wrapped=False)
        _write(store, count(old, _lines(store, old, -1)), -1)
        store.execute("DELETE FROM mention WHERE document = ?", (number,))
        store.execute("DELETE FROM document WHERE id = ?", (number,))
    if numbers:
        for table in ("word", "pair", "line", "spelling"):
            store.execute(f"DELETE FROM {table} WHERE count <= 0")


def _told(sources: list[Source], progress: Progress | None) -> Iterator[Source]:
    for done, source in enumerate(sources):
        if progress is not None:
            progress(done, len(sources))
        yield source


def _add(store: sqlite3.Connection, sources: Iterable[Source], read: Reader) -> int:
    total = Counts()
    added = 0
    for source, draft in _readable(sources, read):
        document = draft.document
        text = draft.text.encode("utf-8", "replace")
        cursor = store.execute(
            "INSERT INTO document (name, size, mtime, title, kind, date, sender, addressee, sketch,"
            " text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                name_in(source.name),
                source.size,
                source.mtime_ns,
                *map(
                    _storable,
                    (
                        document.title,
                        document.kind,
                        document.date,
                        document.sender,
                        document.addressee,
                    ),
                ),
                sketch(draft.text).tobytes(),
                zlib.compress(text, 1),
            ),
        )
        number = cursor.lastrowid or 0
        store.executemany(
            "INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?)",
            (_row(number, mention) for mention in mentions(draft)),
        )
        total.add(count(draft, _lines(store, draft, 1)))
        added += 1
        if len(total.pairs) > _FLUSH:
            _write(store, total, 1)
            total = Counts()
    _write(store, total, 1)
    return added


def _lines(store: sqlite3.Connection, draft: Draft, sign: int) -> list[int]:
    """Count the lines of `draft` in or out; return the paragraphs that no other document has."""
    hashes = line_hashes(draft)
    store.executemany(
        "INSERT INTO line VALUES (?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count",
        ((value, sign) for value in hashes),
    )
    alone = 1 if sign > 0 else 0
    return [
        number
        for value, number in hashes.items()
        if store.execute("SELECT count FROM line WHERE hash = ?", (value,)).fetchone()[0] == alone
    ]


def _readable(sources: Iterable[Source], read: Reader) -> Iterator[tuple[Source, Draft]]:
    for source in sources:
        try:
            yield source, Draft(read(source.name))
        except KyogoError:
            continue


def name_in(name: str) -> str:
    """Return `name` as the store holds it: bytes that are no UTF-8 as private characters."""
    return name.translate(_PRIVATE)


def name_out(name: str) -> str:
    """Return the name that the store holds as `name`."""
    return name.translate(_SURROGATES)


_PRIVATE = {code: code + 0x100000 for code in range(0xDC80, 0xDD00)}
_SURROGATES = {code: byte for byte, code in _PRIVATE.items()}


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _row(number: int, mention: Mention) -> tuple[int, str, str, str, int, str]:
    key, value, text = map(_storable, (mention.key, mention.value, mention.text))
    return number, mention.kind, key, value, mention.line, text


def _write(store: sqlite3.Connection, counts: Counts, sign: int) -> None:
    store.executemany(
        "INSERT INTO word VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET count = count + excluded.count",
        (
            (surface, *counts.words[surface], sign * number)
            for surface, number in sorted(counts.surfaces.items())
        ),
    )
    store.executemany(
        "INSERT INTO pair VALUES (?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count",
        _signed(counts.pairs, sign),
    )
    store.executemany(
        "INSERT INTO spelling VALUES (?, ?, ?)"
        " ON CONFLICT DO UPDATE SET count = count + excluded.count",
        ((*key, sign * number) for key, number in sorted(counts.spellings.items())),
    )


def _signed(counter: Counter[str], sign: int) -> Iterator[tuple[str, int]]:
    return ((key, sign * number) for key, number in sorted(counter.items()))
