"""What `kyogo.toml` says of the folder itself: which files belong to the corpus.

    exclude = ["作業中/**", "*.bak.txt"]    # patterns as in .gitignore

Without a slash a pattern holds in every folder. What word processors leave beside an open document
(`~$…`) never belongs to it, nor do the lists that steer Kyogo: an accepted word is no evidence of
itself.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from text.errors import KyogoError
from text.house_files import read_toml
from text.settings_keys import check_keys

FILE = "kyogo.toml"
_LEFT_BEHIND = ("~$", "~WRL", ".~lock.")
"""What the names of lock files and half-written documents begin with."""
WORDS = "kyogo-words.txt"
"""The list of accepted words that is made where the settings name none."""
_OWN = frozenset((FILE, WORDS, "kyogo-suppressions.toml", "catalogue.toml", "synonyms.tsv"))
"""Kyogo's own files in the folder of a corpus, under the names they have unless told otherwise."""
_MOST_STARS, _MOST_FOLDERS = 3, 6
"""In one name and in one pattern: the time grows with the length of a name to this power."""


def excluded_by(root: Path) -> Callable[[str, bool], bool]:
    """Return what tells of a name (relative, with /) and whether it is a folder if it is left out.

    Raises KyogoError where `root`/kyogo.toml is no TOML, has an unknown key or a bad pattern.
    """
    path = root / FILE
    table: Any = {}
    if os.path.lexists(path):
        try:
            table = read_toml(path)
        except (OSError, ValueError) as error:
            raise KyogoError("check.bad-settings", path=str(path), reason=str(error)) from error
        check_keys(table, str(path))
    patterns = table.get("exclude", [])
    if not isinstance(patterns, list) or not all(isinstance(one, str) for one in patterns):
        raise KyogoError("error.bad-exclude", path=str(path))
    matches = _matcher(patterns, path) if patterns else None
    own = _OWN | _named(table.get("check"))

    def excluded(name: str, folder: bool) -> bool:
        if not folder and name in own:
            return True
        if name.rpartition("/")[2].startswith(_LEFT_BEHIND):
            return True
        return matches is not None and matches(f"{name}/" if folder else name)

    return excluded


def _named(check: Any) -> frozenset[str]:
    """Return the files that the table `check` names, relative with /; its form is checked later."""
    if not isinstance(check, dict):
        return frozenset()
    paths = check.get("paths")
    scopes = [one for one in paths if isinstance(one, dict)] if isinstance(paths, list) else []
    named = [check.get(key) for key in ("words", "dictionaries", "suppressions", "people")]
    named += [one.get("words") for one in scopes]
    found = (one for value in named for one in (value if isinstance(value, list) else [value]))
    return frozenset(posixpath.normpath(one) for one in found if isinstance(one, str) and one)


def _matcher(patterns: Sequence[str], path: Path) -> Callable[[str], bool]:
    from pathspec import GitIgnoreSpec

    for pattern in patterns:
        if _too_many_stars(pattern):
            raise KyogoError("error.exclude-stars", path=str(path), pattern=pattern)
    try:
        return GitIgnoreSpec.from_lines(patterns).match_file
    except (ValueError, re.error) as error:
        raise KyogoError("error.bad-exclude", path=str(path)) from error


def _too_many_stars(pattern: str) -> bool:
    """Whether it could take minutes to say that a long name is not meant by `pattern`."""
    parts = pattern.split("/")
    return parts.count("**") > _MOST_FOLDERS or any(part.count("*") > _MOST_STARS for part in parts)
