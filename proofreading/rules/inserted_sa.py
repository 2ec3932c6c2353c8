"""さ入れ: 読まさせていただく for 読ませていただく, 美味しさそう for 美味しそう."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.rule import RuleInfo
from text.model.document import Token
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question")

# UniDic also reads 書かさ as 書かす, a short causative, so 書かさせて passes as its causative. True
# verbs of that shape (動かす, 済ます) take させて rightly, hence a list of those that do not.
_SHORT = frozenset(
    f"{stem}す"
    for stem in (
        *("行か", "書か", "聞か", "置か", "送ら", "帰ら", "作ら", "取ら", "座ら", "入ら", "終わら"),
        *("遣ら", "やら", "言わ", "使わ", "会わ", "買わ", "歌わ", "読ま", "飲ま", "休ま", "頼ま"),
        *("待た", "持た", "立た", "学ば", "呼ば", "選ば", "手伝わ", "受け取ら", "引き取ら", "乗ら"),
        *("語ら", "守ら", "触ら", "知ら", "切ら", "走ら", "戻ら", "泊まら", "登ら", "配ら", "張ら"),
        *("祈ら", "断ら", "担わ", "伺わ", "扱わ", "行わ", "払わ", "支払わ", "雇わ", "願わ", "失わ"),
        *(
            "働か",
            "歩か",
            "磨か",
            "招か",
            "泳が",
            "急が",
            "申し込ま",
            "踏ま",
            "組ま",
            "打た",
            "勝た",
        ),
    )
)


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every さ that does not belong."""
    tokens = draft.tokens
    for first, second in pairwise(tokens):
        if first.end == second.start and _causative(first, second):
            yield _finding(draft, first, second)
    for stem, added, seeming in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if _seeming(stem, added, seeming):
            right = f"{stem.surface}そう"
            yield RULE.finding(
                draft, stem.start, seeming.end, "seeming", suggestions=(right,), right=right
            )


def _seeming(stem: Token, added: Token, seeming: Token) -> bool:
    """Whether an adjective in しい has さ before そう; 暖かさそう may stand, なさそう must."""
    if stem.pos[0] != "形容詞" or stem.conjugation_form != "語幹-一般":
        return False
    joined = added.surface == "さ" and seeming.surface == "そう" and seeming.pos[0] == "形状詞"
    return joined and len(stem.surface) > 1 and stem.surface.endswith("し")


def _causative(first: Token, second: Token) -> bool:
    if first.pos[0] != "動詞" or not first.conjugation_type.startswith("五段"):
        return False
    if not first.conjugation_form.startswith("未然形"):
        return False
    if second.lemma == "させる":
        return True
    short = first.conjugation_type == "五段-サ行" and first.surface.endswith("さ")
    return short and second.lemma == "せる" and first.lemma in _SHORT


def _finding(draft: Draft, first: Token, second: Token) -> Finding:
    stem = first.surface
    right = stem[:-1] + second.surface if second.lemma == "せる" else stem + second.surface[1:]
    return RULE.finding(
        draft, first.start, second.end, "inserted", suggestions=(right,), right=right
    )
