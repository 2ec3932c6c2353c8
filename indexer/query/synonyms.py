"""The synonyms of a corpus: `synonyms.tsv` in its folder, one group of equal terms per line.

    マイナンバーカード<TAB>個人番号カード
    付番<TAB>附番

Empty lines and lines that begin with # are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from text.errors import KyogoError
from text.house_files import read_text
from text.view.normalise import tight

FILE = "synonyms.tsv"


def load_synonyms(folder: Path) -> Synonyms:
    """Return for every term (tight) the other terms of its groups; none without a file.

    Raises KyogoError when the file cannot be read as UTF-8.
    """
    path = folder / FILE
    try:
        text = read_text(path)
    except FileNotFoundError:
        return Synonyms()
    except (OSError, ValueError) as error:
        raise KyogoError("search.bad-synonyms", path=str(path), reason=str(error)) from error
    return parse_synonyms(text)


def parse_synonyms(text: str) -> Synonyms:
    """Return for every term of the table `text` (tight) the other terms of its groups."""
    groups: list[tuple[str, ...]] = []
    of_term: dict[str, list[int]] = {}
    for line in text.splitlines():
        if line.lstrip().startswith("#"):
            continue
        terms = tuple(dict.fromkeys(term for term in map(tight, line.split("\t")) if term))
        if len(terms) > 1:
            for term in terms:
                of_term.setdefault(term, []).append(len(groups))
            groups.append(terms)
    return Synonyms(groups, of_term)


class Synonyms(Mapping[str, tuple[str, ...]]):
    """For every term the others of its groups, which are put together only when asked for.

    A group of n terms takes O(n), not the O(n²) of a list for each of them.
    """

    def __init__(
        self, groups: Sequence[tuple[str, ...]] = (), of_term: Mapping[str, list[int]] | None = None
    ) -> None:
        self._groups = groups
        self._of_term = of_term or {}

    def __getitem__(self, term: str) -> tuple[str, ...]:
        others = (other for number in self._of_term[term] for other in self._groups[number])
        return tuple(dict.fromkeys(other for other in others if other != term))

    def __iter__(self) -> Iterator[str]:
        return iter(self._of_term)

    def __len__(self) -> int:
        return len(self._of_term)
