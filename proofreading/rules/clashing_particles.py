"""Two particles that never meet: をが, がを, にを, はが.

One of them was to be taken out when the sentence was changed. Only pairs that no sentence has;
にも, では, とは and the like are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.joints import parted
from proofreading.rule import RuleInfo
from proofreading.slips.named_in_kana import is_reading
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="error")

# がへ, をの, をで, へを, もを stand in sound sentences with a verb in kana: 腹がへる, 坂をのぼる.
PAIRS = frozenset(("をが", "をに", "をは", "がを", "にを", "にが", "はを", "はが", "でを"))
"""Pairs of particles of which the second cannot follow the first."""

_OLD_SPELLING = "ゐ"
_PEELED = later("し[たてまはも]|す[。、こ]|せ[ばるまた]|れ[たてる]|さな|しは")
_KANA_VERB = ("な", "ぎ", "げ", "ら")
"""What follows を and the に of a verb: をになう, をにぎる, をにげる, をにらむ."""


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every pair of particles that cannot stand side by side."""
    if _OLD_SPELLING in draft.text:
        return  # をかし and をはる look like を and a verb
    for first, second in pairwise(draft.tokens):
        written = first.surface + second.surface
        if first.end != second.start or written not in PAIRS:
            continue
        if written == "はが" and _PEELED.match(draft.text, second.end):
            continue  # ラベル|はがし: を is left out and 剥がす meant
        if written == "をに" and draft.text.startswith(_KANA_VERB, second.end):
            continue
        if is_reading(draft.text, first.start, second.end):
            continue
        if parted(draft, first.end, second.start):
            continue  # [校正とは](…)を: a title in a link
        if _is_case(first.pos) and _is_case(second.pos):
            yield RULE.finding(
                draft,
                first.start,
                second.end,
                "clash",
                suggestions=(first.surface, second.surface),
                first=first.surface,
                second=second.surface,
            )


def _is_case(pos: tuple[str, str, str, str]) -> bool:
    return pos[0] == "助詞" and pos[1] in ("格助詞", "係助詞")
