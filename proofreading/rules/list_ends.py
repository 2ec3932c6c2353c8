"""List items that end both with and without 。.

Only items that end like a sentence are compared (…こと, …ます, …する): a list may mix nouns, which
take no full stop, with sentences, which do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.mentions.list_labels import Label, labels
from proofreading.rule import RuleInfo
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question")

_BULLET = later(r"^[ \t\u3000]*(?P<mark>[・●○〇◎■□◆◇▼▽★☆])", re.MULTILINE)
_SENTENCE = later(
    r"(?:こと|もの|ます|ません|ました|です|でした|ください|下さい|する|した|ない|なる|れる|せる|ある|いる|よう)$"
)
_NOTE_MARK = later(r"[※＊][0-9０-９]{0,2}[ \t\r\u3000]*$")
_ENDED = later("[！？!?]$")
_GOES_ON = later(r"\n[ \t\u3000]+[(（][^\n]*。")
"""The item goes on in its next line: a remark in brackets and a full stop."""
_FEWEST = 3


def lists(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield each list of `text` as the [start, end) of its items without their marks.

    An item is the rest of the line after its mark; a list is a run of items of one mark in which
    at most one other line stands between two items.
    """
    found = [label for label in labels(text) if not label.style.startswith("第")]
    found += [Label(m.start("mark"), m.end(), m["mark"], 0) for m in _BULLET.finditer(text)]
    runs: dict[str, list[tuple[int, int]]] = {}
    numbers: dict[str, int] = {}
    for label in sorted(found):
        end = text.find("\n", label.end)
        end = len(text) if end < 0 else end
        run = runs.setdefault(label.style, [])
        apart = run and text.count("\n", run[-1][1], label.start) > 3
        anew = label.number and label.number <= numbers.get(label.style, 0)
        if apart or anew:
            yield run
            run = runs[label.style] = []
        numbers[label.style] = label.number
        run.append((label.end, end))
    yield from runs.values()


def odd_items(text: str, items: Sequence[tuple[int, int]]) -> tuple[str, list[int]]:
    """Return "missing" or "extra" and the ends of the items whose ending is the rarer one.

    The list is [] where all agree, where there are too few to tell, or where it is a tie.
    """
    stopped, bare = [], []
    for start, end in items:
        body = _NOTE_MARK.sub("", text[start:end]).rstrip()
        if _ENDED.search(body) or _GOES_ON.match(text, end):
            continue
        if body.endswith("。"):
            stopped.append(start + len(body))
        elif _SENTENCE.search(body):
            bare.append(start + len(body))
    if len(stopped) + len(bare) < _FEWEST or len(stopped) == len(bare):
        return "missing", []
    return ("missing", bare) if len(bare) < len(stopped) else ("extra", stopped)


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield a finding at the end of each item that ends otherwise than most of its list."""
    for items in lists(draft.text):
        trouble, ends = odd_items(draft.text, items)
        for end in ends:
            last = draft.text[end - 1]
            yield RULE.finding(
                draft,
                end - 1,
                end,
                trouble,
                suggestions=(f"{last}。" if trouble == "missing" else "",),
            )
