"""Counters that are one: % and パーセント, か月 and ヶ月, 人 and 名."""

from __future__ import annotations

import re
from collections.abc import Sequence

from text.later import later

_GROUPS = (
    ("%", "パーセント", "pct"),
    *(
        tuple(f"{small}{unit}" for small in "かカヵヶケ箇個")
        for unit in ("月", "所", "国", "年", "条", "村")
    ),
    ("人", "名"),
    ("歳", "才"),
    ("度", "°c"),
    ("ページ", "頁"),
    ("km", "キロメートル", "キロ"),
    ("kg", "キログラム", "キロ"),
    ("cm", "センチメートル", "センチ"),
    ("m2", "平方メートル", "平米"),
)
_OTHERS: dict[str, dict[str, None]] = {}
for _group in _GROUPS:
    for _counter in _group:
        _OTHERS.setdefault(_counter, {}).update(dict.fromkeys(_group))
_COUNTER = later("|".join(sorted(map(re.escape, _OTHERS), key=len, reverse=True)))


def counters_in(words: str) -> Sequence[str]:
    """Return `words`, which stand behind a number, and what they are with other counters.

    Only what stands at the very beginning counts something.
    """
    match = _COUNTER.match(words)
    if match is None:
        return [words]
    rest = words[match.end() :]
    forms = dict.fromkeys([match.group(), *_OTHERS[match.group()]])
    return [form + rest for form in forms]
