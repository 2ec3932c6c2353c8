"""Left-overs of a template: ●●, 【要確認】, TODO, {{氏名}}, 令和　年　月　日.

〇〇 and ×× may stand for a name that is withheld, and blanks for a form to be filled in, so those
are only asked about; the lines of a form (氏名＿＿＿, 提出日　年　月　日) are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.letter import line_before
from proofreading.matter.forms import is_form
from proofreading.others_words import titles, within
from proofreading.rule import RuleInfo
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question")

_MANY = 20
"""With more marks than this a text withholds names on purpose."""

_CERTAIN, _LIKELY, _DOUBTED = 0.9, 0.7, 0.4
"""In a text without a date ○○ stands for anything more often than for a word that is to come."""
_SLOT = later("[ \u3000]?(?:様|殿|御中|先生|年|月|日|時|円|万|株式会社|議員|市|町|村|県)")
_CHOICE = later("[^ ][ \u3000]?[/／｜|・][ \u3000]?[^ ]")
_SURE = later(
    r"[【\[［(（〔<＜](?:要確認|要修正|要検討|要差し?替え|要追記|(?P<state>未確認|確認中|仮置き|作成中)|TODO|TBD|ここに[^】\]］)）〕>＞\n]{0,20})"
    r"[^】\]］)）〕>＞\n]{0,20}[】\]］)）〕>＞]"
    r"|(?<![A-Za-z])(?:TODO|FIXME|TBD)[:：]"
    r"|ダミーテキスト|[Ll]orem ipsum"
    r"|\{\{[^{}\n]{0,20}[ぁ-んァ-ヶ一-龠][^{}\n]{0,20}\}\}"
    r"|(?<![【\[［])[【\[［]{1,2}(?:氏名|名前|宛名|会社名|団体名|役職|日付"
    r"|日時|場所|金額|住所|電話番号|担当者名?|件名)[】\]］]{1,2}(?=[\s様殿御へ])"
)
_VOCABULARY = 3
"""What a text says so often of its parts is the state they are in, and no note to its writer."""
_MINUTES = later(
    "議事録|議事メモ"
    "|^[ \t\u3000#*・-]*(?:出席者|参加者|欠席者?|議題|アジェンダ|決定事項)(?:[ \u3000:：]|$)",
    re.MULTILINE,
)
_HEADS_A_LIST = later(
    r"[*_]{0,2}[ \t]*\r?\n(?:[ \t]*\r?\n)?[ \t\u3000]*(?:[-*+・]|[0-9]{1,2}[.)])[ \t\u3000]?"
)
_MARKS = later(
    r"(?<![〇○◯●◎△▲□■◇◆×✕＊*Xx一二三四五六七八九十百千万])(?:[〇○◯]{2,6}|●{2,6}|◎{2,6}|△{2,6}|▲{2,6}|□{2,6}|■{2,6}|◇{2,6}|◆{2,6})"
    r"(?![〇○◯●◎△▲□■◇◆×✕＊*0-9０-９一二三四五六七八九])"
    r"|[×✕]{2}(?=[ \u3000]?(?:様|殿|御中|株式会社|年|月|日|円))"
    r"|(?<![A-Za-z0-9])(?:20)?[XxＸｘ]{2}(?=年(?!経|ぶり|後|前|間|以上|目)|[月日])"
)
_BLANK_DATE = later(
    r"(?:令和|平成|西暦|20)?[ \u3000]{1,6}年[ \u3000]{1,6}月(?:[ \u3000]{1,6}日)?"
    r"|(?<![0-9０-９一-十])月[ \u3000]{1,6}日"
)
_FORM = later(
    r"(?:提出|記入|申込|申請|届出|生年月|回答|受付|受領|作成|契約|納入|承認|署名|承諾|同意|記)[^\n]{0,6}$|[:：]\s*$|[_＿]{2}"
)


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every mark that a template leaves where a word is to go. O(length of the draft)."""
    text = draft.text
    minutes = _MINUTES.search(text) is not None
    form = is_form(draft.document)
    for match in _SURE.finditer(text):
        if _CHOICE.search(match.group()):
            continue  # （未確認 / 確認済）
        if form and match.group().startswith("{{"):
            continue
        if text.endswith("![", 0, match.start()):
            continue  # ![[要確認.base]]: a file that is shown there
        if match["state"] and text.count(match["state"]) >= _VOCABULARY:
            continue
        if match.group().startswith("TODO") and (
            minutes or _HEADS_A_LIST.match(draft.document.raw, draft.span(*match.span()).end)
        ):
            continue  # what somebody is to do until the next meeting
        yield RULE.finding(
            draft,
            *match.span(),
            "mark",
            severity="error",
            confidence=_CERTAIN,
            cause=match.group(),
            written=match.group(),
        )
    if form:
        return
    linked = titles(draft)
    marks = [
        match
        for match in _MARKS.finditer(text)
        if not _meant(text, *match.span()) and not within(draft, linked, *match.span())
    ]
    # A text that withholds its names throughout does so on purpose.
    for match in marks if len(marks) <= _MANY else ():
        if not _ornament(text, *match.span()) and not _cited(draft, match.start()):
            likely = draft.described.date or _SLOT.match(text, match.end()) or match[0][0] in "●■◆◎"
            yield RULE.finding(
                draft,
                *match.span(),
                "mark",
                confidence=_LIKELY if likely else _DOUBTED,
                written=match.group(),
            )
    for match in _BLANK_DATE.finditer(text):
        before = line_before(text, match.start())
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        if before is not None and not _FORM.search(before):
            yield RULE.finding(draft, start, match.end(), "blank-date")


_PATTERN = later("[0-9xX]{4}[-/.][xX]{2}(?:[-/.][xX]{2})?")


def _cited(draft: Draft, place: int) -> bool:
    """Whether the line is somebody else's words, whose names the writer withholds, or a pattern."""
    raw, at = draft.document.raw, draft.view.raw_span(place, place + 1)[0]
    start = raw.rfind("\n", 0, at) + 1
    if raw[start:at].lstrip().startswith(("> ", ">\u3000")):
        return True
    # A row that shows how rows are to be written: | 2030-xx-xx | ○○市 |
    return _PATTERN.search(raw, start, at) is not None


_NUMERAL_BEFORE = later(r"[一二三四五六七八九十百千〇][・．.]$")
_SPOKEN_OF = later(
    r"[^\s。、「」]{0,6}?(?:といった|という|というような|のような|みたいな|風|的な|とか|なり|や[〇○◯]|だけ|系|部分|箇所|[がを]?(?:増え|多い|多く|ばかり))"
    r"|[^\s。、「」]{0,8}?(?:など|等[をにはがの、])"
)
_EXAMPLE = later(
    r"(?:^|[（(\s。、])(?:例|例文|記入例|記載例|例えば|たとえば)[:：、）)]?[^。\n]*$"
    r"|^[ \t\u3000・*-]*(?:OK|NG|良い|悪い|正|誤|[〇○◯×✕✗✓])[ \u3000]?[:：]"
)
_QUOTED = later("[「『“]([^「」『』“”\n]{1,60})[」』”]")


def _meant(text: str, start: int, end: int) -> bool:
    """Whether ○○ stands for anything one likes (○○といった, 「○○がおかしい」) or is a numeral."""
    line = text[text.rfind("\n", max(0, start - 80), start) + 1 : start]
    quoted = max(map(line.rfind, "「『“｢")) > max(map(line.rfind, "」』”｣"))
    if quoted or _EXAMPLE.search(line):
        return True  # the words of a pattern
    if text[start] not in "〇○◯":
        return False
    if _NUMERAL_BEFORE.search(text[max(0, start - 2) : start]):
        return True
    if _SPOKEN_OF.match(text, end):
        return True
    after = text[end : end + 4].strip("\n」』。")
    return len(after) > 2 and any(
        after in match[1] and any(mark in match[1] for mark in ("〇〇", "○○", "◯◯"))
        for match in _QUOTED.finditer(text)
    )


def _ornament(text: str, start: int, end: int) -> bool:
    """Whether the marks are quoted, or decorate a heading or a break."""
    if text[start] in "2XxＸｘ":
        return False
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    if before and after and before in "「『\"'`{<＜“‘" and after in "」』\"'`}>＞”’":
        return True  # the text speaks of the marks
    opens = before in ("", "\n")
    closes = after in ("", "\n")
    return (opens and closes) or (text[start] not in "〇○◯●" and (opens or closes))
