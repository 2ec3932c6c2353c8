"""Made-up bylaws and their amendments: the numbers stay in order, everything else is by chance."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from text.statute.numbers import AIUEO, IROHA, Script, written

_SUBJECTS = ("市長", "申請者", "審査会", "利用者", "委員", "保護者", "事業者", "管理者")
_OBJECTS = (
    "許可の申請書", "利用料", "必要な書類", "変更の届出", "毎年度の計画", "施設の設備",
    "前年の実績",
    "補助金", "審査の結果", "意見", "名簿", "利用の承認",
)  # fmt: skip
_VERBS = (
    "提出しなければならない", "定める", "納付するものとする", "通知する", "公表しなければならない",
    "取り消すことができる",     "審査する", "保管する", "返還させることができる",
)  # fmt: skip
_WHEN = (
    "毎年四月一日までに",
    "規則で定めるところにより、",
    "特別の事情があるときは、",
    "遅滞なく、",
    "あらかじめ、",
    "書面で",
    "",
)
_NAMES = (
    "目的",
    "定義",
    "申請",
    "許可",
    "利用料",
    "届出",
    "審査会",
    "委任",
    "罰則",
    "公表",
    "取消し",
    "返還",
)


@dataclass
class Article:
    """An article as the test knows it: its caption, its paragraphs, each with its items."""

    caption: str
    paragraphs: list[tuple[str, list[tuple[str, list[str]]]]] = field(default_factory=list)


def sentence(random: Random) -> str:
    return (
        f"{random.choice(_SUBJECTS)}は、{random.choice(_WHEN)}{random.choice(_OBJECTS)}を"
        f"{random.choice(_VERBS)}。"
    )


def article(random: Random) -> Article:
    paragraphs: list[tuple[str, list[tuple[str, list[str]]]]] = []
    for _ in range(random.choice((1, 1, 1, 2, 3, 4))):
        items: list[tuple[str, list[str]]] = []
        if random.random() < 0.35:
            for _ in range(random.randint(2, 5)):
                subs = [thing(random) for _ in range(random.choice((0, 0, 0, 2, 3)))]
                items.append((thing(random), subs))
        paragraphs.append((sentence(random), items))
    return Article(random.choice(_NAMES), paragraphs)


def thing(random: Random) -> str:
    return f"{random.choice(_SUBJECTS)}の{random.choice(_OBJECTS)}に関する{random.choice(_OBJECTS)}"


def laid_out(articles: list[Article], style: str, *, blank: bool) -> str:
    """Return the bylaw in kanji or in Arabic numerals."""
    lines = ["○○市施設条例", ""]
    script: Script = "kanji" if style == "kanji" else "narrow"
    for number, one in enumerate(articles, 1):
        if blank and number > 1:
            lines.append("")
        lines.append(f"（{one.caption}）" if style != "kanji" else f"　（{one.caption}）")
        for at, (text, items) in enumerate(one.paragraphs, 1):
            mark = written(at, "wide" if style == "kanji" else "narrow")
            head = f"第{written(number, script)}条" if at == 1 else mark
            lines.append(f"{head}　{text}")
            for place, (item, subs) in enumerate(items, 1):
                label = written(place, "kanji") if style == "kanji" else f"({place})"
                lines.append(f"　{label}　{item}")
                row = IROHA if style == "kanji" else AIUEO
                lines += [f"　　{row[index]}　{sub}" for index, sub in enumerate(subs)]
    lines += [
        "",
        "　　　附　則" if style == "kanji" else "附　則",
        "この条例は、公布の日から施行する。",
    ]
    return "\n".join(lines) + "\n"


def amended(articles: list[Article], random: Random) -> list[Article]:
    """Return the articles with one to five changes."""
    new = [Article(a.caption, [(t, [(i, list(s)) for i, s in items]) for t, items in a.paragraphs])
           for a in articles]  # fmt: skip
    for _ in range(random.randint(1, 5)):
        what = random.choice(
            (
                "word",
                "word",
                "word",
                "add",
                "drop",
                "paragraph",
                "cut",
                "item",
                "out",
                "caption",
                "sub",
            )
        )
        at = random.randrange(len(new))
        one = new[at]
        which = random.randrange(len(one.paragraphs))
        text, items = one.paragraphs[which]
        if what == "word":
            words = random.choice((_SUBJECTS, _OBJECTS, _VERBS))
            old = next((word for word in words if word in text), "")
            if old:
                one.paragraphs[which] = (text.replace(old, random.choice(words)), items)
        elif what == "add":
            new.insert(at + random.randint(0, 1), article(random))
        elif what == "drop" and len(new) > 2:
            del new[at]
        elif what == "paragraph":
            one.paragraphs.insert(which + random.randint(0, 1), (sentence(random), []))
        elif what == "cut" and len(one.paragraphs) > 1:
            del one.paragraphs[which]
        elif what == "item" and items:
            items.insert(random.randint(0, len(items)), (thing(random), []))
        elif what == "out" and len(items) > 2:
            del items[random.randrange(len(items))]
        elif what == "caption":
            one.caption = random.choice(_NAMES)
        elif what == "sub" and items:
            items[random.randrange(len(items))] = (thing(random), [thing(random), thing(random)])
    return new
