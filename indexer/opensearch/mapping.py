"""What an index of the cluster holds, and how it is looked into.

All texts are cut by Kyogo: a field is tokens between blanks, taken as they are. Three sorts of
things lie in one index, so that one alias makes them change together:

- `section`: a section of a document, flat, routed by its document; what it holds is looked up;
- `piece`: a part of a segment's file (`indexer.segment.arrays.file`), packed, found by its name;
- `state`, `manifest`, `writer`: which generation is in force, and who is writing.
"""

from __future__ import annotations

from typing import Any, Final

SCHEMA: Final = 3
"""Raised with every change of what the fields mean."""

META: Final = "kyogo"
"""Marks an index as one of ours."""

OVERLAP: Final = 64
"""Units of the text behind a section that are looked up with it: a string may run on there."""
ROW: Final = 8
"""Words behind a section that are looked up with it."""

_WORDS: Final = {
    "type": "text",
    "analyzer": "whitespace",
    "norms": False,
    "index_options": "positions",
}
_NAME: Final = {"type": "keyword", "doc_values": False, "norms": False}


def body(shards: int, replicas: int, versions: dict[str, str]) -> dict[str, Any]:
    """Return what an index is made with. `versions` are those of `indexer.store.manifest`."""
    return {
        "settings": {
            "index": {
                "number_of_shards": shards,
                "number_of_replicas": replicas,
                "refresh_interval": "30s",
                # Copies take the files that the first one has made, instead of cutting and sorting
                # all of it once more. They are some moments late: questions go to the first.
                "replication.type": "SEGMENT",
                # Most of what is stored are packed segments, written in letters and digits.
                "codec": "best_compression",
                # A cluster of fewer nodes than copies is no reason to stay yellow for ever.
                "auto_expand_replicas": False,
            }
        },
        "mappings": {
            "dynamic": False,
            "_meta": {META: SCHEMA, "versions": versions},
            "_source": {"excludes": ["bare", "marks", "lemma", "reading", "ruby", "says"]},
            "properties": {
                "sort": {"type": "keyword"},
                "segment": {"type": "keyword"},
                "generation": {"type": "keyword"},
                "kind": _NAME,
                "folder": _NAME,
                "first_day": {"type": "keyword"},
                "last_day": {"type": "keyword"},
                "marks": _NAME,
                "bare": _WORDS,
                "lemma": _WORDS,
                "reading": _NAME,
                "ruby": _NAME,
                "says": _NAME,
            },
        },
    }


def unit_token(text: str) -> str:
    """Return `text` (one UTF-16 unit per item) with halves of pairs as code points of their own.

    A bigram may cut a character beyond U+FFFF in two, and half of one is no Unicode text.
    """
    return text.translate(_HALVES) if any("\ud800" <= char <= "\udfff" for char in text) else text


_HALVES: Final = {code: code - 0xD800 + 0xE000 for code in range(0xD800, 0xE000)}
END: Final = "\ue7ff"
"""Stands behind the last unit of a document, so that every unit begins a bigram."""
NO_WORD: Final = "\ue7fe"
"""Stands for a mark in a row of words."""


def bigrams(text: str) -> str:
    """Return the bigrams of `text` (one unit per item) in order, between blanks. O(len(text))."""
    safe = unit_token(text)
    return " ".join(map(str.__add__, safe, safe[1:]))


def word_token(term: str) -> str:
    """Return a term as one token: no blank in it, and not too long for the tokenizer."""
    return "\u2423".join(term.split())[:200] or NO_WORD
