"""What a text says about itself in its first lines: title, date, sender, addressee."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from text.language.figures.dates import find_dates
from text.language.item_marks import LONGEST_HEADING, Line, headings, is_short, lines, marker
from text.language.morphology import tokens
from text.later import later
from text.model.document import Document
from text.running.running import running
from text.structure.event_days import is_event_label, tells_event
from text.structure.letterhead import (
    TITLE_WORDS,
    Part,
    date_line,
    is_addressee,
    labelled,
    letterheads,
)

_HONORIFIC = later(r"[ \u3000]*(?:様|さま|殿|御中|宛て?|あて)+[)）]?$")
_ROLE = later(
    r"(?:長|代表|理事|委員|大臣|知事|幹事|監事|顧問|教授|担当者?|主任|取締役)$|長[^会]{2,6}$"
)
_SEAL = later(r"[(（](?:公印|押印|印|職印)")
_ADDRESS = later(r"〒|.{0,12}[0-9０-９一二三四五六七八九十]丁目")
_HEAD = 3_000
_TAIL = 600
"""Code points at both ends of a text in which its metadata is sought: the rest is body."""
_LONGEST_TITLE = 80
_ENDING = 16
"""Code points at the end of a title that say what it is: …の開催について（御案内）."""
_TITLE_LINES = 3
_FULL = 15
"""Code points from which a line of a title may be full."""
_WHOLE = later(
    r"(?:について|お?知らせ|案内|願い?|[書表集報録版号会]|通知|の件|[）)」』。、！？!?：:0-9０-９])$"
)
"""How a title ends, which none does in the middle."""
_PARTICLE = later("[のをにはがとへで・]$")
_APART = later(r"[~〜～―－—\-（(【「『・※■●○◎◆◇□▽▼〒0-9０-９第①-⑳]")
"""How a line begins that is none of a title."""
_FIRST_LINES = 12
_LAST_LINES = 6
_LONGEST_MONTH_LINE = 30
_PUBLISHED = later(
    r"(?:発行|作成|制作|改訂|改定|策定|公表|版|号)$|^(?:発行|作成|制作|改訂|編集)"
    r"|(?:組合|連合会|協議会|委員会|事務局|市役所|役場|課|会|部|団体|支部|センター)$"
)


_MINUTES = later("議事(?:録|要旨|概要)|会議録|記録|報告書?$|メモ$")
_UNNAMED_SHEET = later(r"(?:[Ss]heet|シート)[ \u3000]?[0-9０-９]*")
"""The name that Excel and its like give a sheet that nobody named."""


def described(document: Document) -> Document:
    """Return `document` with title, date, sender and addressee filled in where they were empty.

    Only words of the text are used: a letter's head, labelled lines (件名：), a date line at either
    end, a heading. Dates become ISO 8601. Cost does not depend on the length of the text.
    """
    found = _lines_of_head(document)
    if not found:
        return document
    known = _of_labels(found)
    letter = next(letterheads(found), None)
    if letter:
        known = _long_title(found[letter[1] :]) | _of_letter(found, letter[2]) | known
    known.setdefault("date", _date(found))
    if not (known["date"] and known.get("sender")):
        known |= _of_signature(document) | {k: v for k, v in known.items() if v}
    # The first row of a table of values names its columns.
    title = "" if document.format == "csv" else _title(found, document.format == "pdf")
    known.setdefault("title", title)
    if document.format == "xlsx" and _UNNAMED_SHEET.fullmatch(known["title"]):
        known["title"] = ""
    filled: dict[str, Any] = {
        name: value for name, value in known.items() if not getattr(document, name)
    }
    return replace(document, **filled)


def _lines_of_head(document: Document) -> list[Line]:
    start = document.scope[0] if document.scope else 0
    stop = min(start + _HEAD, document.scope[1] if document.scope else len(document.raw))
    # To the end of a line, so that no cut line looks short.
    end = document.raw.find("\n", stop)
    stop = end if 0 <= end <= stop + _HEAD else stop
    return lines(running(replace(document, scope=(start, stop))).text)


def _of_labels(found: list[Line]) -> dict[str, str]:
    known: dict[str, str] = {}
    pairs = [(line.text, labelled(line.text)) for line in found[:_FIRST_LINES]]
    mail = any(pair is not None and pair[0] in ("sender", "addressee") for _, pair in pairs)
    minutes = any(_MINUTES.search(line) for line, _ in pairs)
    for line, pair in pairs:
        if pair is None:
            continue
        role, value = pair
        if role == "date":
            # 日時 is when a mail was sent, and in a notice when people meet.
            if tells_event(line) and not mail and not minutes:
                continue
            dates = [mention.iso for mention in find_dates(value) if mention.iso]
            value = dates[0] if dates else ""
        elif role != "title":
            value = _party([value])
        if value:
            known.setdefault(role, value)
    return known


def _long_title(below: list[Line]) -> dict[str, str]:
    """The title under a letter's head that is longer than a line of a head may be."""
    if not below or not LONGEST_HEADING < len(below[0].text) <= _LONGEST_TITLE:
        return {}
    line = below[0].text
    worded = TITLE_WORDS.search(line[-_ENDING:]) is not None and marker(line) is None
    return {"title": line} if worded and not set(line) & set("。、") else {}


def _of_letter(found: list[Line], parts: list[Part]) -> dict[str, str]:
    known: dict[str, str] = {}
    for part in parts:
        words = [line.text for line in found[part.first : part.last]]
        if part.role == "date":
            known.setdefault("date", date_line(words[0]) or "")
        elif part.role == "body":
            known["title"] = "".join(words)
        elif part.role in ("addressee", "sender"):
            known.setdefault(part.role, _party(words))
        else:
            known.setdefault(part.role, " ".join(words))
    return known


def _party(words: list[str]) -> str:
    """The organisation among the lines of an addressee or sender, else the person, bare.

    A second name in brackets stays with the first.
    """
    named = [_HONORIFIC.sub("", line).strip() for line in words if not _ADDRESS.match(line)]
    if not named:
        return " ".join(words)
    pieces = named[0].split()
    role = next((at for at, piece in enumerate(pieces) if at and _ROLE.search(piece)), len(pieces))
    alias = named[1] if len(named) > 1 and named[1][:1] in "(（" else ""
    alias = "" if _SEAL.match(alias) else alias
    return " ".join(pieces[:role]) + alias


def _date(found: list[Line]) -> str:
    """The date line of the head, else a date in its short lines; never the day of an event."""
    first = found[:_FIRST_LINES]
    # Minutes are of the day of their meeting.
    held = any(_MINUTES.search(line.text) for line in first if is_short(line))
    for above, line in zip(("", *(line.text for line in first)), first, strict=False):
        iso = date_line(line.text)
        if iso and (held or not is_event_label(above)):
            return iso
    for above, line in zip(("", *(line.text for line in first)), first, strict=False):
        if not is_short(line):
            break
        if not held and (tells_event(line.text) or is_event_label(above)):
            continue
        dates = [m.iso for m in find_dates(line.text) if m.iso and m.day is not None]
        if len(dates) == 1 and dates[0]:
            return dates[0]
    months = (_month_line(line.text) for line in (*first, *found[-_LAST_LINES:]))
    return next(filter(None, months), "")


def _month_line(line: str) -> str:
    """Return the month that a line gives as the time of publishing (2019年7月発行), or ""."""
    if len(line) > _LONGEST_MONTH_LINE:
        return ""
    mentions = [m for m in find_dates(line) if m.iso and len(m.iso) == 7 and not m.fiscal]
    if len(mentions) != 1:
        return ""
    rest = (line[: mentions[0].start] + line[mentions[0].end :]).strip(" \u3000()（）【】[]")
    published = not rest or _PUBLISHED.search(rest) is not None
    return mentions[0].iso or "" if published else ""


def _of_signature(document: Document) -> dict[str, str]:
    """The date line at the very end, and the name that stands under it."""
    end = document.scope[1] if document.scope else len(document.raw)
    tail = [line.strip() for line in document.raw[max(0, end - _TAIL) : end].splitlines()]
    for at in range(len(tail) - 1, -1, -1):
        iso = date_line(tail[at])
        if iso and not (at and is_event_label(tail[at - 1])):
            names = [line for line in tail[at + 1 :] if line]
            signed = 0 < len(names) <= 3 and all(len(name) <= 40 for name in names)
            return {"date": iso, "sender": _party(names)} if signed else {"date": iso}
    return {}


def _title(found: list[Line], wrapped: bool = False) -> str:
    """The first heading above the body that is worded as a title, else the first short line.

    If `wrapped`, its lines may be broken where they were full.
    """
    body = next((at for at, line in enumerate(found) if not is_short(line)), len(found))
    titles = [(first, _joined(found, first, last)) for first, last in headings(found)]
    first = _opening(found) if wrapped else found[0].text
    opening = [first] if body else []
    worded = [
        title
        for title in (*opening, *(title for first, title in titles if first < body))
        if TITLE_WORDS.search(title) and marker(title) is None
    ]
    candidates = [*worded[:1], *opening, *(title for _, title in titles), first]
    named = [one for one in candidates if not (date_line(one) or is_addressee(one[:60]))]
    return next(
        (title for title in named if len(title) <= _LONGEST_TITLE), named[-1][:80] if named else ""
    )


def _opening(found: list[Line]) -> str:
    """The first line, with the lines on which it goes on where it was too long for one.

    In a PDF a title is broken wherever the line is full: its lines are of one length but the last.
    """
    last = 1
    while last < min(_TITLE_LINES, len(found)) and _goes_on(found[0], found[last - 1], found[last]):
        last += 1
    whole = _joined(found, 0, last)
    ends = last == len(found) or found[last].gap or found[last].indented
    return whole if ends and len(whole) <= _LONGEST_TITLE else found[0].text


def _goes_on(first: Line, above: Line, line: Line) -> bool:
    """Whether `line` is the rest of a title that begins with `first` and filled the line above."""
    full = len(above.text) >= _FULL and abs(len(above.text) - len(first.text)) <= 2
    return (
        full
        and marker(first.text) is None
        and (not line.gap or _is_broken(above.text, line.text))
        and len(line.text) <= len(above.text) + 2
        and is_short(line)
        and _WHOLE.search(above.text) is None
        and _APART.match(line.text) is None
        and not (date_line(line.text) or is_addressee(line.text))
    )


def _is_broken(above: str, below: str) -> bool:
    """Whether a line broke off in a word or behind a particle: the wide lines of a title may stand
    as far apart as paragraphs do."""
    if _PARTICLE.search(above):
        return True
    place = len(above)
    return any(token.start < place < token.end for token in tokens(above + below))


def _joined(found: list[Line], first: int, last: int) -> str:
    return "".join(line.text for line in found[first:last])
