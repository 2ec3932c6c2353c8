"""A Latin letter that the input method left within Japanese: 開催しmす, くださｉ, 会議wを.

Most letters between kana are meant (変数a, 点ｐ, ビタミンd). The dictionary tells the others: with
the kana that the key begins, or without the letter, the clause is far cheaper than the loss of any
letter would make it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from proofreading.draft import Draft
from proofreading.slips.mending import clause
from text.language.morphology import cost
from text.later import later

_JAPANESE = "ぁ-んァ-ヴー一-鿿々"
_LETTER = later(
    f"(?:(?<=[{_JAPANESE}])|(?<=[。、「\\n])|^)(?<![A-Za-zＡ-Ｚａ-ｚ0-9０-９])"
    f"[a-zａ-ｚ](?=[{_JAPANESE}])"
)
_NAMES = later(
    "[a-zａ-ｚ](?:分布|検定|値|軸|座標|成分|方向|統計量|平面|乗|次|進|番目|回|個|行|列|倍|連打|キー|ボタン|の(?:符号|値|絶対値|次数|係数|関数|逆数))"
)
"""What the letters of mathematics and the names of keys stand before: t分布, yの符号, j連打."""
_BLANK = later("[a-zａ-ｚ](?=[年月日時分円号版])")
"""A figure that is to come: 202x年x月x日."""
_NAMED = 2
"""A letter that stands by itself so often is what something is called: 項数n が, n = 3, 長さnの."""
_LAUGH = later("(?<=[ぁ-んァ-ヴー一-鿿！？!?。])[wｗ]+(?![A-Za-zＡ-Ｚａ-ｚ])")
_HABIT = 3
"""Who laughs so often on the net in one text means it: 軽かったｗ."""
_BESIDE = "[ =(),|+*/^<>\\[\\]-]"
_BEFORE_STOP = later("(?<=[ぁ-ん])[a-zａ-ｚ](?=。)")
_ROWS = {
    "k": "かきくけこ",
    "s": "さしすせそ",
    "t": "たちつてと",
    "n": "なにぬねのん",
    "h": "はひふへほ",
    "m": "まみむめも",
    "y": "やゆよ",
    "r": "らりるれろ",
    "w": "わを",
    "g": "がぎぐげご",
    "z": "ざじずぜぞ",
    "d": "だでど",
    "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
    "j": "じ",
    "c": "ち",
    "f": "ふ",
    **dict(zip("aiueo", "あいうえお", strict=True)),
}
_LEAST = 13_000
"""So much cheaper is no clause without a letter that was meant: 変数a is at 12,970."""
_MOST = 200
"""So many letters are weighed in one draft; a text on variables has more."""
_LEFT_OVER = 2500
"""A kana is likelier than a key pressed too often by this."""


def laughs(text: str) -> frozenset[int]:
    """Return the places of the letters by which the text laughs, where it does so again and again
    or at the end of a sentence: 軽かったｗ. O(len(text))."""
    found = [match for match in _LAUGH.finditer(text) if not _FINAL_W.match(text, match.end())]
    ends = [match for match in _LAUGH.finditer(text) if _FINAL_W.match(text, match.end())]
    counted = [*ends, *found] if len(found) + len(ends) >= _HABIT else ends
    return frozenset(place for match in counted for place in range(*match.span()))


_FINAL_W = later("[ \u3000]*(?:[。！？!?」』）)…]|\n|$)")


def _is_named(text: str, letter: str) -> bool:
    """Whether the text has the letter as a sign of its own: beside blanks, equal signs, brackets.

    In English words and sentences it is none.
    """
    alone = re.compile(
        f"(?<![A-Za-z])(?:(?<={_BESIDE}){letter}|{letter}(?={_BESIDE}))"
        "(?![A-Za-z])(?! [A-Za-z]{2})"
    )
    return sum(1 for _ in islice(alone.finditer(text), _NAMED)) == _NAMED


def letters_within(draft: Draft) -> Iterator[tuple[int, str]]:
    """Yield (offset of the letter, what should stand there), in order.

    Costs up to seven analyses of a clause for every single small letter between kana or kanji.
    """
    text = draft.text
    places = {match.start() for form in (_LETTER, _BEFORE_STOP) for match in form.finditer(text)}
    for place in sorted(places)[:_MOST]:
        if _NAMES.match(text, place) or _BLANK.match(text, place) or _is_named(text, text[place]):
            continue
        low, high = clause(text, place, place + 1)
        before, after = text[low:place], text[place + 1 : high]
        letter = unicodedata.normalize("NFKC", text[place])
        prices = {kana: cost(before + kana + after) for kana in _ROWS.get(letter, "")}
        prices[""] = cost(before + after) + _LEFT_OVER
        right = min(prices, key=lambda kana: (prices[kana], kana))
        saved = cost(text[low:high]) - min(prices[right], prices[""] - _LEFT_OVER)
        if saved >= _LEAST:
            yield place, right
