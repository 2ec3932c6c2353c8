"""Under which names words are looked up for what may stand beside them.

Particles, auxiliaries, the verbs that help others and formal nouns go by themselves with their
form; other nouns and verbs by their class alone. The rest (marks, names, numbers, adverbs,
conjunctions) has no name: before and behind it anything may stand.
"""

from __future__ import annotations

from text.model.document import Token

FORMAL = frozenset(
    ["こと", "もの", "ため", "とき", "時", "よう", "ところ", "わけ", "はず", "場合", "際"]
)
"""Nouns that want something before them."""
NOUN, VERBAL_NOUN, ADJECTIVAL = "名", "サ", "状"


def joint_name(token: Token) -> str:
    """Return the name of a word, "" for one that tells nothing."""
    first, second, third, _ = token.pos
    if token.surface in FORMAL and first in ("名詞", "形状詞"):
        return f"{token.surface}/"
    if first == "助詞":
        return "" if second == "終助詞" else f"{token.surface}/{second[:1]}"
    helps = first == "動詞" and second == "非自立可能"
    if first == "助動詞" or helps or token.lemma == "無い":
        return f"{token.surface}/{_form(token)}{'動' if helps else ''}"
    if first in ("動詞", "形容詞"):
        return first[0] + _form(token)
    if first == "形状詞" and second == "一般":
        return ADJECTIVAL
    if first == "名詞" and second == "普通名詞":
        return VERBAL_NOUN if third.startswith("サ変") else NOUN if third == "一般" else ""
    return ""


def _form(token: Token) -> str:
    """連用形-促音便 as 連用促."""
    form, _, sound = token.conjugation_form.partition("-")
    return form[:2] + ("" if sound == "一般" else sound[:1])
