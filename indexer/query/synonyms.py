"""The synonyms of a corpus: `synonyms.tsv` in its folder, one group of equal terms per line.

    マイナンバーカード<TAB>個人番号カード
    付番<TAB>附番

Empty lines and lines that begin with # are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from text.errors import KyogoError
from text.view.normalise import tight

FILE = "synonyms.tsv"


def load_synonyms(folder: Path) -> dict[str, tuple[str, ...]]:
    """Return for every term (tight) the other terms of its groups; {} without a file.

    Raises KyogoError when the file cannot be read as UTF-8.
    """
    path = folder / FILE
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise KyogoError("search.bad-synonyms", path=str(path), reason=str(error)) from error
    return parse_synonyms(text)


def parse_synonyms(text: str) -> dict[str, tuple[str, ...]]:
    """Return for every term of the table `text` (tight) the other terms of its groups."""
    table: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.lstrip().startswith("#"):
            continue
        terms = [term for term in map(tight, line.split("\t")) if term]
        for term in terms:
            others = table.setdefault(term, [])
            others.extend(other for other in terms if other != term and other not in others)
    return {term: tuple(others) for term, others in table.items() if others}


NONE: Mapping[str, tuple[str, ...]] = {}
