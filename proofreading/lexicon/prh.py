"""The user's own dictionaries: prh.yml, the format of proofread-helper.

Understood: `rules` with `expected` and `pattern` or `patterns` (words, or /regular expressions/
with the flags i and m), `options: wordBoundary`, `regexpMustEmpty`, `prh` (the explanation), and
`imports`. `specs` are tests of the dictionary and are left to prh. A rule without a pattern finds
its word in another width or case. References in `expected` are $1 … $9.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from text.errors import KyogoError
from text.within import within


@dataclass(frozen=True, slots=True)
class Term:
    """One entry: what to look for, what stands there rightly, and the author's reason.

    `empty` is the number of a group that must not have matched anything, 0 for none.
    """

    pattern: re.Pattern[str]
    expected: str
    reason: str = ""
    empty: int = 0

    def right(self, match: re.Match[str]) -> str:
        """Return what should stand in place of `match`."""
        return re.sub(r"\$([1-9])", lambda ref: _group(match, int(ref[1])), self.expected)


def _group(match: re.Match[str], number: int) -> str:
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
    place = path.resolve()
    if place in seen:
        return
    seen.add(place)
    try:
        table = _yaml(path)
        for imported in table.get("imports") or []:
            name = imported if isinstance(imported, str) else imported["path"]
            yield from _terms(path.parent / name, seen, folder)
        for entry in table.get("rules") or []:
            yield from _entry({"expected": entry} if isinstance(entry, str) else entry)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, re.error) as error:
        raise KyogoError("check.bad-dictionary", path=str(path), reason=str(error)) from error


def _yaml(path: Path) -> dict[str, Any]:
    try:
        import yaml
    except ImportError:
        raise KyogoError("check.no-yaml", path=str(path)) from None
    try:
        table = yaml.safe_load(path.read_text("utf-8"))
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
    if not isinstance(table, dict):
        raise ValueError("rules: …")
    return table


def _entry(entry: dict[str, Any]) -> Iterator[Term]:
    expected = str(entry["expected"])
    patterns = entry.get("patterns") or entry.get("pattern") or []
    patterns = [patterns] if isinstance(patterns, str) else patterns
    whole = bool((entry.get("options") or {}).get("wordBoundary"))
    reason = str(entry.get("prh") or "")
    empty = int(str(entry.get("regexpMustEmpty") or "$0").removeprefix("$"))
    written = [_expression(str(pattern), whole) for pattern in patterns]
    for expression in written or [_other_widths(expected, whole)]:
        yield Term(expression, expected, reason, empty)


def _expression(pattern: str, whole: bool) -> re.Pattern[str]:
    regular = re.fullmatch(r"/(.*)/([a-z]*)", pattern, re.DOTALL)
    if regular is None:
        return re.compile(_bounded(re.escape(pattern), whole))
    flags = re.IGNORECASE if "i" in regular[2] else re.NOFLAG
    flags |= re.MULTILINE if "m" in regular[2] else re.NOFLAG
    # JavaScript's named groups and \/ are written otherwise in Python.
    source = regular[1].replace("(?<", "(?P<").replace("(?P<=", "(?<=").replace("(?P<!", "(?<!")
    return re.compile(_bounded(source.replace(r"\/", "/"), whole), flags)


def _bounded(source: str, whole: bool) -> str:
    return rf"\b(?:{source})\b" if whole else source


def _other_widths(word: str, whole: bool) -> re.Pattern[str]:
    """The word in any width and case."""
    parts = []
    for char in unicodedata.normalize("NFKC", word):
        wide = chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char
        parts.append(f"[{re.escape(char)}{wide}]" if wide != char else re.escape(char))
    return re.compile(_bounded("".join(parts), whole), re.IGNORECASE)
