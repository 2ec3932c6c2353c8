"""ら抜き: 見れる for 見られる, 食べれます for 食べられます.

UniDic reads the short form as a verb of its own (下一段-ラ行) whose lemma is the plain verb; it is
ら抜き where that verb is 一段 or 来る. 切れる, 帰れる and other true verbs have another lemma.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from proofreading.draft import Draft
from proofreading.knowledge import Knowledge
from proofreading.rule import Rule
from text.model import Finding
from text.morphology import tokens

RULE = Rule(__name__, severity="question")


@lru_cache(maxsize=1024)
def _one_step(lemma: str) -> bool:
    """Whether `lemma` is a verb of the 一段 class or 来る."""
    found = list(tokens(lemma))
    kind = found[0].conjugation_type if len(found) == 1 else ""
    return kind.startswith(("上一段", "下一段", "カ行変格"))


def check(draft: Draft, corpus: Knowledge) -> Iterator[Finding]:
    """Yield every potential form without its ら."""
    for token in draft.tokens:
        if token.conjugation_type != "下一段-ラ行" or "れ" not in token.surface[1:]:
            continue
        stem, _, rest = token.surface.rpartition("れ")
        if token.conjugation_form.startswith("仮定") or not token.lemma.endswith("る"):
            continue
        if token.lemma.endswith("れる") or not _one_step(token.lemma):
            continue
        yield RULE.finding(
            draft,
            token.start,
            token.end,
            "dropped",
            suggestions=(f"{stem}られ{rest}",),
            written=token.surface,
            right=f"{stem}られ{rest}",
        )
