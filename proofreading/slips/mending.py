"""The sound spelling nearest to a stretch that is none: one kana more, less, another, or swapped.

Judged by the dictionary's own costs of words and of their connections: the right kana makes the
sentence far cheaper, any other makes it dearer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from text.language.morphology import cost, tokens
from text.model.document import Token

_SUBSTITUTED, _DROPPED, _PARTICLE, _SWAPPED = 5000, 3000, 3000, 2000
"""What other edits than a kana that was missed cost: they happen less often."""
_KANA = "いうえおかがきくけこさしすせたっだちてでとどなにのはへまめもよらりるれろをん"
_BEFORE, _AFTER = 30, 16
"""So much of the sentence is weighed with the stretch, in code points."""
_BREAKS = "。！？!?\n\r　「」『』（）()"
Sound = Callable[[Sequence[Token], int, int], bool]


def mended(text: str, start: int, end: int, least: int, sound: Sound) -> str | None:
    """Return what should stand in place of text[start:end], None where no single edit helps.

    An edit helps where it makes the sentence cheaper by `least` and `sound` says of the tokens, and
    of the place changed, that nothing in them is broken. Costs some 40 analyses a code point of the
    stretch.
    """
    low, high = clause(text, start, end)
    before, after, written = text[low:start], text[end:high], text[start:end]
    most = cost(text[low:high]) - least
    ranked = sorted(
        (price, other)
        for other, dear in _edits(written)
        if other != written and (price := cost(before + other + after) + dear) <= most
    )
    for _, other in ranked[:4]:
        whole = list(tokens(before + other + after))
        if sound(whole, len(before), len(before) + len(other)):
            return other
    return None


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Return (start, end) of what is weighed with text[start:end]: its clause, some 50 at most."""
    low, high = start, end
    while low > max(0, start - _BEFORE) and text[low - 1] not in _BREAKS:
        low -= 1
    while high < min(len(text), end + _AFTER) and text[high] not in _BREAKS:
        high += 1
    if high < len(text) and text[high] in "。！？!?":
        high += 1
    return low, high


def _edits(written: str) -> Iterator[tuple[str, int]]:
    """Yield the edits with what they cost beside the sentence."""
    for at in range(len(written) + 1):
        head, tail = written[:at], written[at:]
        if at:
            yield from ((head + k + tail, _PARTICLE if k in "をのがはもに" else 0) for k in _KANA)
        if tail and "ぁ" <= tail[0] <= "ん":
            yield head + tail[1:], _DROPPED
            yield from ((head + kana + tail[1:], _SUBSTITUTED) for kana in _KANA)
            if len(tail) > 1 and "ぁ" <= tail[1] <= "ん":
                yield head + tail[1] + tail[0] + tail[2:], _SWAPPED
