"""An ending that lacks a kana or has one too many: 採取ています, 開催ます, お願いしす, ありまが.

What an ending may follow is grammar, not a list: `proofreading.slips.connections`. Said only where
one kana more, less or another makes it sound, and the dictionary finds the sentence far likelier.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.expected.places import modern, spoken, told
from proofreading.joints import parted
from proofreading.rule import RuleInfo
from proofreading.slips.attachments import misjoined
from proofreading.slips.borders import crossed
from proofreading.slips.connections import breaks, meant
from proofreading.slips.mending import mended
from proofreading.slips.named_in_kana import (
    is_called,
    is_coined,
    is_drawn_out,
    is_named,
    is_quoted,
    is_reading,
    is_verb_in_kana,
)
from proofreading.slips.unjoined import meant as joined
from proofreading.slips.unjoined import unjoined
from proofreading.slips.unusual import unusual
from text.later import later
from text.model.document import Token
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="error")

_LEAST = 2500
"""By how much the mended clause must be cheaper."""
_UNINFLECTED = frozenset(["副詞", "名詞"])
"""What no ending is made of."""
_MOST = 200
"""So many broken places are mended in one draft; a text in dialect has more."""


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every broken ending with the sound one."""
    words = draft.tokens
    broken: list[tuple[int, int]] = []
    for start, end, rights in sorted([*misjoined(words), *crossed(words)]):
        broken.append((start, end))
        yield RULE.finding(
            draft,
            start,
            end,
            "misjoined",
            severity="question",
            suggestions=rights,
            written=draft.text[start:end],
        )
    done = 0
    for number, (first, last) in enumerate(breaks(words)):
        if number >= _MOST or words[first].start < done:
            continue
        if is_named(words, first, last) or is_coined(
            draft.text, words[first].start, words[last].end
        ):
            continue
        mending = meant(draft.text, words, last) or _nearest(draft, first, last)
        if mending is None:
            continue
        start, end, right = mending
        if _is_cut_or_old(draft, start, end) or _CALLED.match(draft.text, start):
            continue
        if is_reading(draft.text, start, end) or is_verb_in_kana(draft.text, start, end):
            continue
        if is_drawn_out(draft.text, start, end) or _is_word(draft.text, start, end):
            continue
        done = end
        broken.append((start, end))
        yield RULE.finding(
            draft,
            start,
            end,
            "broken",
            severity="question" if is_quoted(draft.text, start, end) else None,
            suggestions=(right,),
            written=draft.text[start:end],
            right=right,
        )
    for edit in unusual(draft.text):
        start, end = _shown(draft.text, edit.start, edit.end)
        if (
            any(low < end and start < high for low, high in broken)
            or _is_meant(draft.text, draft.text[start:end])
            or _is_manner(draft.text, edit.start, edit.end)
            or is_coined(draft.text, edit.start, edit.end)
            or is_quoted(draft.text, edit.start, edit.end)
            or _is_cut_or_old(draft, edit.start, edit.end)
            or is_reading(draft.text, edit.start, edit.end)
            or is_verb_in_kana(draft.text, start, end)
        ):
            continue
        broken.append((start, end))
        right = draft.text[start : edit.start] + edit.right + draft.text[edit.end : end]
        yield RULE.finding(
            draft,
            start,
            end,
            "unusual",
            severity="question",
            suggestions=(right,),
            written=draft.text[start:end],
            right=right,
        )
    for start, end, sound in _unjoined(draft):
        if any(low < end and start < high for low, high in broken):
            continue
        yield RULE.finding(
            draft,
            start,
            end,
            "misjoined",
            severity="question",
            suggestions=(sound,) if sound else (),
            written=draft.text[start:end],
        )


def _unjoined(draft: Draft) -> Iterator[tuple[int, int, str | None]]:
    """Yield (start, end, what was meant) of the words that prose never has side by side."""
    words, text = draft.tokens, draft.text
    if told(draft) or spoken(draft) or not modern(draft):
        return
    for at in unjoined(words):
        one, two = words[at - 1], words[at]
        if (
            parted(draft, one.end, two.start)
            or is_quoted(text, one.start, two.end)
            or is_coined(text, one.start, two.end)
            or _is_cut_or_old(draft, one.start, two.end)
        ):
            continue
        yield one.start, two.end, joined(text, one, two)


_SHOWN = 2
_OFTEN = 3


def _is_meant(text: str, written: str) -> bool:
    """Whether what is written again and again is a name or the text's manner of speaking."""
    return text.count(written) >= _OFTEN and is_called(text, written)


def _shown(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch with up to two kana on either side: one alone tells a reader nothing."""
    for _ in range(_SHOWN):
        start -= start > 0 and "ぁ" <= text[start - 1] <= "ん"
        end += end < len(text) and "ぁ" <= text[end] <= "ん"
    return start, end


_WORDS = later("いかんせん|なんせ|いわんや|あわよくば|とどのつまり|ままならん|やむをえん")
"""Words that the dictionary cuts into endings."""


def _is_word(text: str, start: int, end: int) -> bool:
    near = _WORDS.finditer(text, max(0, start - 6), end + 6)
    return any(word.start() <= start and end <= word.end() for word in near)


_CALLED = later("[ぁ-ん]{1,4}?(?:ちゃん|くん|たん|さん(?![がでも]?[、。]))")
"""A name in kana, cut behind its first letter: み|りあちゃん."""
_GOES_ON = later(r"[\s\x1f]*(?:す|した|せん)")
_MANNER = 5


def _is_manner(text: str, start: int, end: int) -> bool:
    """Whether the odd kana and the one before them end many sentences of the text: んぽ."""
    core = text[max(0, start - 1) : end]
    return len(core) > 1 and text.count(core) >= _MANNER


_BLANK = later(r"[\s\x1f]")
_OLD = later("[ゐゑ]|[一-鿿ぁ-ん]つ[てた]|あいうえお")
_OLD_SPELLING = later(
    "[ゐゑゝゞ]|[でま]せう|おまへ|といふ|[云言思食]は?[ふへ]|やう[なにで]|[まか]はし|さうして|かうして|ぢゃ"
)
"""Kana that no one strikes by mistake: a writer of a hundred years ago is quoted."""


def _is_cut_or_old(draft: Draft, start: int, end: int) -> bool:
    """Whether the ending goes on behind a blank or a line break (行いま|す), or the sentence is in
    the old spelling (やらうと思つて), or a row of kana.
    """
    if _BLANK.match(draft.text, end) and _GOES_ON.match(draft.text, end):
        return True
    sentence = draft.sentence_at(start)
    if _OLD_SPELLING.search(draft.text, sentence.start, max(sentence.end, end)):
        return True
    return _OLD.search(draft.text, max(0, start - 1), max(sentence.end, end)) is not None


def _nearest(draft: Draft, first: int, last: int) -> tuple[int, int, str] | None:
    """Return the broken stretch and the nearest sound spelling of it."""
    words = draft.tokens
    start, end = words[first].start, words[last].end
    if last + 1 < len(words) and words[last + 1].start == end and "ぁ" <= draft.text[end] <= "ん":
        end = min(words[last + 1].end, end + 3)
    right = mended(draft.text, start, end, _LEAST, _is_sound)
    return None if right is None else (start, end, right)


def _is_sound(words: Sequence[Token], start: int, end: int) -> bool:
    within = [word for word in words if word.start < end and word.end > start]
    if within and within[-1].pos[0] in _UNINFLECTED:
        return False  # うるうる, 残りかす: a word it may be, no ending
    return not any(
        words[last].end > start - 3 and words[first].start < end + 3
        for first, last in breaks(words)
    )
