"""ら抜き: 見れる for 見られる, 食べれます for 食べられます.

UniDic reads the short form as a verb of its own (下一段-ラ行) whose lemma is the plain verb; it is
ら抜き where that verb is 一段 or 来る; verbs that it has no short form of are cut as the stem and
れる, which by grammar nothing else can be (信じ|れない). 切れる, 帰れる and
other true verbs have another lemma.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.rule import RuleInfo
from text.language.morphology import tokens
from text.later import later
from text.model.document import Token
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question")

# Written in kana alone, a short verb is too easily another word (しゃれる, いれる).
_KANJI = later("[一-龠]")
_OFTEN = frozenset(("見る", "食べる", "来る", "考える", "覚える", "信じる"))


@lru_cache(maxsize=1024)
def _one_step(lemma: str) -> bool:
    """Whether `lemma` is a verb of the 一段 class or 来る."""
    found = list(tokens(lemma))
    kind = found[0].conjugation_type if len(found) == 1 else ""
    return kind.startswith(("上一段", "下一段", "カ行変格"))


def _on_the_stem(token: Token, following: Token) -> bool:
    """Whether れる, which only 五段 verbs take, follows a verb of the 一段 class: 覚え|れる."""
    if following.conjugation_type != "助動詞-レル" or following.surface[0] != "れ":
        return False
    if following.lemma != "れる" or token.end != following.start or token.pos[0] != "動詞":
        return False
    if not _KANJI.search(token.surface) and len(token.surface) < 2:
        return False
    one_step = token.conjugation_type.startswith(("上一段", "下一段"))
    return one_step or (token.lemma.endswith("ずる") and token.surface.endswith("じ"))


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every potential form without its ら."""
    for token, following in zip_longest(draft.tokens, draft.tokens[1:]):
        if following is not None and following.lemma == "られる":
            continue
        if following is not None and _on_the_stem(token, following):
            right = f"{token.surface}ら{following.surface}"
            if token.lemma.endswith("す") and token.surface.endswith("せ"):
                right = token.surface + following.surface[1:]  # 取り出せ|れる can already
            yield RULE.finding(
                draft,
                token.start,
                following.end,
                "dropped",
                suggestions=(right,),
                right=right,
            )
            continue
        if not _KANJI.search(token.surface) and token.lemma not in _OFTEN:
            continue
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
            right=f"{stem}られ{rest}",
        )
