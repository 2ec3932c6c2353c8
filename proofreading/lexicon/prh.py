"""The user's own dictionaries: prh.yml, the format of proofread-helper.

Understood: `rules` with `expected` and `pattern` or `patterns` (words, or /regular expressions/
with the flags i and m), `options: wordBoundary`, `regexpMustEmpty`, `prh` (the explanation), and
`imports`. `specs` are tests of the dictionary and are left to prh. A rule without a pattern finds
its word in another width or case. References in `expected` are $1 … $9.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import regex

from proofreading.lexicon.yaml_file import load_yaml
from text.errors import KyogoError
from text.later import later
from text.messages import say
from text.records import dataclass
from text.within import within

_REGULAR = later(r"/(.*)/([a-z]*)", re.DOTALL)
_FILES = 100
"""Dictionaries that may import one another."""


@dataclass(frozen=True, slots=True)
class Term:
    """One entry: what to look for, what stands there rightly, and the author's reason.

    `empty` is the number of a group that must not have matched anything, 0 for none. `regular`
    says that the pattern is a regular expression, which may begin and end within a word.
    """

    pattern: regex.Pattern[str]
    expected: str
    reason: str = ""
    empty: int = 0
    file: str = ""
    regular: bool = False

    @property
    def vain(self) -> bool:
        """Whether the pattern can never give a finding.

        A word that is its own replacement, the empty one, or one over a line break, which the
        running text has not within a sentence.
        """
        word = regex.sub(r"\\(.)", r"\1", self.pattern.pattern)
        same = word == self.expected and not self.pattern.flags & regex.IGNORECASE
        return not word or "\n" in word or (not self.regular and same)

    def matches(self, text: str, seconds: float) -> Iterator[regex.Match[str]]:
        """Yield the places of `text` where the pattern stands.

        Raises KyogoError, which names the file and the pattern, when it takes more than `seconds`.
        """
        try:
            yield from self.pattern.finditer(text, timeout=max(seconds, 0.001))
        except (TimeoutError, MemoryError):
            pattern = self.pattern.pattern
            raise KyogoError("check.slow-pattern", path=self.file, pattern=pattern) from None

    def right(self, match: regex.Match[str]) -> str:
        """Return what should stand in place of `match`."""
        return re.sub(r"\$([1-9])", lambda ref: _group(match, int(ref[1])), self.expected)


def _group(match: regex.Match[str], number: int) -> str:
    return (match[number] or "") if number <= match.re.groups else f"${number}"


def load(paths: Iterable[Path], folder: Path) -> Sequence[Term]:
    """Return the entries of the dictionaries and of those that they import, in order.

    All lie in `folder`. Raises KyogoError for a file that cannot be read, is no prh dictionary or
    holds an expression that Python does not understand, and where PyYAML is not installed (it names
    the extra).
    """
    terms: list[Term] = []
    seen: set[Path] = set()
    for path in paths:
        terms.extend(_terms(path, seen, folder))
    return terms


def _terms(path: Path, seen: set[Path], folder: Path) -> Iterator[Term]:
    within(folder, str(path), "dictionaries")
    place = Path(os.path.realpath(path))
    if place in seen:
        return
    seen.add(place)
    if len(seen) > _FILES:
        why = say("error.longer-than", limit=f"{_FILES} files")
        raise KyogoError("check.bad-dictionary", path=str(path), reason=why)
    try:
        table = load_yaml(path)
        if not isinstance(table, dict):
            raise ValueError("rules: …")
        for imported in table.get("imports") or []:
            name = imported if isinstance(imported, str) else imported["path"]
            yield from _terms(path.parent / name, seen, folder)
        for entry in table.get("rules") or []:
            entry = {"expected": entry} if isinstance(entry, str) else entry
            yield from _entry(entry, str(path))
    except RecursionError:
        why = say("error.nested")
        raise KyogoError("check.bad-dictionary", path=str(path), reason=why) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, regex.error) as error:
        raise KyogoError("check.bad-dictionary", path=str(path), reason=str(error)) from error


def _entry(entry: dict[str, Any], file: str) -> Iterator[Term]:
    expected = _scalar(entry["expected"])
    patterns = entry.get("patterns") or entry.get("pattern") or []
    patterns = [patterns] if isinstance(patterns, str) else patterns
    whole = bool((entry.get("options") or {}).get("wordBoundary"))
    reason = _scalar(entry.get("prh") or "")
    empty = int(str(entry.get("regexpMustEmpty") or "$0").removeprefix("$"))
    written = [_expression(_scalar(pattern), whole) for pattern in patterns]
    regular = [
        expression
        for expression, pattern in zip(written, patterns, strict=True)
        if _REGULAR.fullmatch(_scalar(pattern))
    ]
    for expression in written or [_other_widths(expected, whole)]:
        yield Term(expression, expected, reason, empty, file, expression in regular)


def _scalar(value: object) -> str:
    if isinstance(value, (dict, list)):
        raise ValueError(type(value).__name__)
    return str(value)


def _expression(pattern: str, whole: bool) -> regex.Pattern[str]:
    regular = _REGULAR.fullmatch(pattern)
    if regular is None:
        return regex.compile(_bounded(re.escape(pattern), whole))
    flags = regex.IGNORECASE if "i" in regular[2] else 0
    flags |= regex.MULTILINE if "m" in regular[2] else 0
    # JavaScript's named groups and \/ are written otherwise in Python.
    source = regular[1].replace("(?<", "(?P<").replace("(?P<=", "(?<=").replace("(?P<!", "(?<!")
    return regex.compile(_bounded(source.replace(r"\/", "/"), whole), flags)


def _bounded(source: str, whole: bool) -> str:
    return rf"\b(?:{source})\b" if whole else source


def _other_widths(word: str, whole: bool) -> regex.Pattern[str]:
    """The word in any width and case."""
    parts = []
    for char in unicodedata.normalize("NFKC", word):
        wide = chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char
        parts.append(f"[{re.escape(char)}{wide}]" if wide != char else re.escape(char))
    return regex.compile(_bounded("".join(parts), whole), regex.IGNORECASE)
