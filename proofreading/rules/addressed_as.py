"""貴社, 貴団体, 貴校 and the like, for an addressee of another kind; or two kinds in one letter.

Left over from the letter that this one was made from, as is a greeting to another office
(緑川市長におかれましては, to a 教育長). Where the addressee's kind does not show in
its name, only words that exclude one another within the letter are asked about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.letter import addressee
from proofreading.rule import RuleInfo
from proofreading.slips.spoken_to import spoken_to
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="error", corpus="used")

KINDS: dict[str, re.Pattern[str]] = {
    "company": later(
        r"株式会社|有限会社|合同会社|合名会社|合資会社|[(（][株有][)）]|㈱|㈲|ホールディングス|商事|製作所"
        r"|工業(?=$|[ \u3000]|御中)"
    ),
    "bank": later(r"銀行|信用金庫|信用組合|信金|農協"),
    "union": later(r"労働組合|労組|組合(?!連合会)|労連|自治労|組合連合"),
    "school": later(
        r"小学校|中学校|高等学校|高校|学校|幼稚園|学園|大学(?!病院)|学部|研究科|短大|高専"
    ),
    "hospital": later(r"病院|医院|クリニック|診療所|医療センター"),
    "office": later(
        r"[都道府県市区町村]長|知事|大臣|[省庁](?=$|[ \u3000]|御中)|長官|市役所|区役所"
        r"|町役場|村役場|県庁|教育長|教育委員会"
    ),
    "assembly": later(r"議長|(?<!協)(?<!審)議会"),
    "board": later(r"委員会"),
    "museum": later(r"博物館|美術館|図書館|資料館|文学館"),
    "press": later(r"新聞社|放送局|出版|編集部|雑誌"),
    "hotel": later(r"ホテル|旅館"),
    "group": later(
        r"協会|連合会?|連盟|協議会|委員会|市民|の会"
        r"|会(?=$|[ \u3000]|代表|会長|理事|事務局|委員|御中)"
        r"|ネットワーク?|団体|NPO|ＮＰＯ|法人|財団|社団|クラブ"
        r"|サークル|自治会|町内会|総連|同盟|センター"
    ),
}
"""What in an addressee's name tells its kind; a name may be of several."""

HONORIFICS: dict[str, frozenset[str]] = {
    "貴社": frozenset(("company", "press", "hotel")),
    "御社": frozenset(("company", "press", "hotel")),
    "貴行": frozenset(("bank",)),
    "御行": frozenset(("bank",)),
    "貴校": frozenset(("school",)),
    "貴学": frozenset(("school",)),
    "貴大学": frozenset(("school",)),
    "貴園": frozenset(("school", "group")),
    "貴院": frozenset(("hospital",)),
    "貴館": frozenset(("museum", "hotel")),
    "貴紙": frozenset(("press",)),
    "貴誌": frozenset(("press",)),
    "貴省": frozenset(("office",)),
    "貴庁": frozenset(("office",)),
    "貴市": frozenset(("office", "school", "assembly", "board")),
    "貴町": frozenset(("office", "school", "assembly", "board")),
    "貴村": frozenset(("office", "school", "assembly", "board")),
    "貴区": frozenset(("office", "school", "assembly", "board")),
    "貴県": frozenset(("office", "school", "assembly", "board")),
    "貴組合": frozenset(("union", "bank")),
    "貴労組": frozenset(("union",)),
    "貴会": frozenset(("group", "union", "assembly", "board")),
    "貴協会": frozenset(("group",)),
    "貴法人": frozenset(("group", "hospital", "school")),
    "貴財団": frozenset(("group",)),
    "貴団体": frozenset(("group", "union")),
}
"""The kinds of addressee that each word may speak to."""

_PARTS = """
委員会 議会 協議会 審議会 連合会 連盟 企業団 機構 研究所 事務所 センター 支部 支店 自治会 町内会
工場 農協 振興会 後援会 同窓会 生協 店舗 施設
"""
BY_NAME = {f"貴{part}": part for part in _PARTS.split()}
"""Words that say again what the addressee is called: 貴委員会 is somebody whose name has 委員会."""

_WORD = later("|".join(sorted({**HONORIFICS, **BY_NAME}, key=len, reverse=True)) + "|貴職")
_MOST_LETTERS = 50
"""Letters to one addressee that are looked at for what they called it."""


def kinds_of(name: str) -> frozenset[str]:
    """Return the kinds of addressee that `name` may be, none where nothing tells."""
    return frozenset(kind for kind, pattern in KINDS.items() if pattern.search(name))


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield each word that does not fit the addressee, or clashes with the letter's other words."""
    yield from _greeted(draft)
    places = [match for match in _WORD.finditer(draft.text) if match.group() != "貴職"]
    if not places:
        return
    known = addressee(draft)
    kinds = kinds_of(known)
    if kinds:
        for match in places:
            if not _fits(match.group(), known, kinds):
                yield RULE.finding(
                    draft,
                    *match.span(),
                    "other-kind",
                    suggestions=_fitting(known, kinds),
                    word=match.group(),
                    addressee=known,
                )
        return
    counts = Counter(match.group() for match in places)
    before = _called_before(known, context)
    ruling = (before or counts).most_common(1)[0][0]
    for match in places:
        if match.group() not in before and not _speak_to_one(match.group(), ruling):
            yield RULE.finding(
                draft,
                *match.span(),
                "two-kinds",
                severity="question",
                suggestions=(ruling,),
                word=match.group(),
                ruling=ruling,
            )


def _greeted(draft: Draft) -> Iterator[Finding]:
    for spoken in spoken_to(draft):
        yield RULE.finding(
            draft,
            spoken.start,
            spoken.end,
            "other-greeted",
            severity="question",
            suggestions=[spoken.office] if spoken.office else [],
            name=draft.text[spoken.start : spoken.end],
            addressee=" ".join(addressee(draft).split()),
        )


def _fits(word: str, known: str, kinds: frozenset[str]) -> bool:
    part = BY_NAME.get(word)
    return part in known if part else bool(HONORIFICS[word] & kinds)


def _speak_to_one(word: str, other: str) -> bool:
    if word in BY_NAME or other in BY_NAME:
        return word == other or HONORIFICS.keys() & {word, other} == {"貴会"}
    return bool(HONORIFICS[word] & HONORIFICS[other])


def _called_before(addressee: str, context: Context) -> Counter[str]:
    """What earlier letters to the same addressee call it, with how often; empty where none do."""
    tight = "".join(addressee.split())
    if not tight:
        return Counter()
    letters = [
        entry.name
        for entry in context.corpus.documents
        if "".join(entry.addressee.split()) == tight
    ]
    return Counter(
        word
        for name in letters[:_MOST_LETTERS]
        for word in _WORD.findall(context.corpus.document(name).text)
        if word != "貴職"
    )


_USUAL = {
    "company": "貴社",
    "bank": "貴行",
    "union": "貴組合",
    "school": "貴校",
    "hospital": "貴院",
    "museum": "貴館",
    "group": "貴会",
    "assembly": "貴議会",
    "board": "貴委員会",
    "press": "貴社",
}


def _fitting(known: str, kinds: frozenset[str]) -> list[str]:
    """What the addressee may be called: 貴財団 where it is called so, else by its kind."""
    named = [f"貴{part}" for part in ("財団", *BY_NAME.values()) if part in known]
    return named[:1] or [word for kind, word in _USUAL.items() if kind in kinds]
