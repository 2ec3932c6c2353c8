"""One word in two forms within a draft, where the forms are marks of style: サーバ, 3ヶ月."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from proofreading.draft import Draft
from proofreading.lexicon.katakana_forms import are_forms, folded
from text.later import later

Place = tuple[int, int]
"""Start and end in the running text."""

_KATAKANA = later("[ァ-ヴー]{3,}")
_RUN = later("(?<![・ァ-ヴー])[ァ-ヴー]{4,30}(?![・ァ-ヴー])")
_SHORTEST = 3
"""Sounds of a word; ビル and ビール are two."""
_COUNTER = later(
    "(?:[0-9０-９]{1,6}|[一二三四五六七八九十百]{1,6})(?P<form>[ヶケヵカか])(?P<of>月|所|国|年)(?![0-9０-９])"
)


def foreign_words(
    draft: Draft, often: Mapping[str, int], left_out: Sequence[bool]
) -> Iterator[tuple[Sequence[Place], Sequence[Place]]]:
    """Yield (places of the rarer form, places of the usual one): サーバ and サーバー.

    `often` says how often the corpus has a form, `left_out` which offsets do not count. Of forms
    that are as frequent the one with ー is usual, as 外来語の表記 (内閣告示, 1991) has it.
    """
    words: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for token in draft.tokens:
        if (
            token.known
            and _KATAKANA.fullmatch(token.surface)
            and not left_out[token.start]
            and _ends_there(draft.text, token.start, token.end)
        ):
            words[token.lemma][token.surface].append((token.start, token.end))
    for forms in words.values():
        usual = max(forms, key=lambda form: (len(forms[form]), often.get(form, 0), len(form)))
        for form, places in forms.items():
            if are_forms(form, usual):
                yield places, forms[usual]


_GOES_ON = later("[ァィゥェォャュョヮッー]|[ \u3000][ァ-ヴ](?![ァ-ヴー])")
"""What no word begins with, and a last letter that a cut line has left: シミュレー ト."""
_RULED = later("ー{2,}")


def _ends_there(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is a word of its own: セキュリテ|ィ is none, ーーー is a dash."""
    return (
        not _GOES_ON.match(text, end)
        and text[start] != "ー"
        and not _RULED.search(text, max(0, start - 2), end + 2)
    )


def unknown_foreign_words(
    draft: Draft, left_out: Sequence[bool], known: Sequence[Place]
) -> Iterator[tuple[Sequence[Place], Sequence[Place]]]:
    """Yield the like for words that the dictionary lacks: データベス, メイカーズ.

    Whole runs of katakana are compared; those that hold one of the places `known` are left out.
    """
    words: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    taken = {start for start, _ in known}
    for match in _RUN.finditer(draft.text):
        start, end = match.span()
        if not _ends_there(draft.text, start, end):
            continue
        if not left_out[start] and taken.isdisjoint(range(start, end)):
            words[folded(match.group())][match.group()].append((start, end))
    for fold, forms in words.items():
        usual = max(forms, key=lambda form: (len(forms[form]), len(form)))
        if len(fold) >= _SHORTEST:
            yield from ((places, forms[usual]) for form, places in forms.items() if form != usual)


def counters(
    draft: Draft, left_out: Sequence[bool]
) -> Iterator[tuple[Sequence[Place], Sequence[Place]]]:
    """Yield (places of the rarer form, places of the usual one): 3ヶ月 and 3か月."""
    words: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for match in _COUNTER.finditer(draft.text):
        if not left_out[match.start()]:
            words[match["of"]][match["form"]].append(match.span("form"))
    for of, forms in words.items():
        usual = max(forms, key=lambda form: len(forms[form]))
        for form, places in forms.items():
            if form != usual:
                reach = len(of)
                yield (
                    [(start, end + reach) for start, end in places],
                    [(start, end + reach) for start, end in forms[usual]],
                )
