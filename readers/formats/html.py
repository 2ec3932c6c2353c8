"""Web pages: the main text block by block, title, date; navigation and scripts left out.

The standard library's parser, so that a page can be read everywhere; it reads any tag soup. Where a
page names its main part (<main>, <article>, role="main") only that is read, else all but what is
named as navigation. Nothing else is guessed: a text that is missing is worse than one too many.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from readers.formats.flow import Flow
from readers.source.encoding import canonical, decode
from text.errors import UsageError
from text.language.dates import find_dates
from text.model.document import Document

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.I)
_DECLARED_REACH = 4_096
_UNSEEN = frozenset(
    (
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "head",
        "iframe",
        "object",
        "select",
        "button",
        "textarea",
        "rp",
    )
)
_NAVIGATION = frozenset(("nav", "aside", "footer", "form"))
_NAVIGATION_ROLES = frozenset(("navigation", "complementary", "contentinfo", "search", "banner"))
_NAVIGATION_NAMES = re.compile(
    r"(?:^|[-_ ])(?:nav|navi|navigation|menu|breadcrumbs?|sidebar|pankuzu|global-?nav|gnav|footer"
    r"|pager|pagination|share|sns|cookie)(?:$|[-_ ])",
    re.I,
)
_BLOCKS = frozenset(
    (
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "tr",
        "td",
        "th",
        "caption",
        "blockquote",
        "pre",
        "figure",
        "figcaption",
        "address",
        "hr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "body",
        "html",
        "nav",
        "aside",
        "form",
        "fieldset",
        "details",
        "summary",
    )
)
_VOID = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    )
)
_BREAK_IN_JAPANESE = re.compile(r"(?<=[\u2e80-\uffef])[ \t]*\r?\n\s*(?=[\u2e80-\uffef])")
_SPACES = re.compile(r"[ \t\n\r\f]+")
_DATE_NAMES = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "article:modified_time",
)


def read(content: bytes, name: str, encoding: str | None = None) -> Document:
    """Return the document in the page `content`. Raises UnreadableDocument for a binary file."""
    found = decode(content, name, encoding or _declared(content))
    page = _Page()
    page.feed(found.text)
    page.close()
    main = page.main if page.main.length else page.whole
    title = page.heading or page.title
    return main.document(
        name, "html", found.encoding, title=title, date=page.date, undecodable=found.undecodable
    )


def _declared(content: bytes) -> str | None:
    """Return the encoding that the page names, unless its bytes say otherwise."""
    match = _DECLARED.search(content, 0, _DECLARED_REACH)
    if match is None or content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return None
    try:
        named = canonical(match.group(1).decode("ascii"))
        content.decode(named)
    except (UsageError, UnicodeDecodeError):
        return None
    return named


class _Page(HTMLParser):
    """Collects the whole page and its main part at once."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.whole, self.main = Flow(), Flow()
        self.title = self.heading = self.date = ""
        self._open: list[tuple[str, bool, bool]] = []
        self._unseen = 0
        self._in_main = 0
        self._in_title = False
        self._in_heading: list[str] | None = None
        self._level = 0
        self._ruby: list[list[str]] = []
        self._in_reading = False
        self._pre = 0
        self._at_start = True
        self._blank = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        words = {key: value or "" for key, value in attrs}
        self._note_date(tag, words)
        if tag == "title" and not self.title:
            self._in_title = True
        if tag in _BLOCKS or tag == "br":
            self._break()
        if tag in _VOID:
            return
        unseen = tag in _UNSEEN or "hidden" in words or _is_navigation(tag, words)
        main = tag in ("main", "article") or words.get("role") == "main"
        self._open.append((tag, unseen, main))
        self._unseen += unseen
        self._in_main += main
        self._pre += tag == "pre"
        if self._unseen:
            return
        if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self._in_heading, self._level = [], int(tag[1])
        elif tag == "ruby":
            self._ruby.append(["", ""])
        elif tag in ("rt", "rtc"):
            self._in_reading = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        if all(name != tag for name, _, _ in self._open):
            return
        while self._open:
            name, unseen, main = self._open.pop()
            self._close_one(name)
            if name in _BLOCKS:
                self._break()
            self._unseen -= unseen
            self._in_main -= main
            self._pre -= name == "pre"
            if name == tag:
                break

    def _close_one(self, name: str) -> None:
        if name in ("rt", "rtc"):
            self._in_reading = False
        elif name == "ruby" and self._ruby:
            base, reading = self._ruby.pop()
            for flow in self._flows():
                flow.add_reading(base, reading)
            if self._in_heading is not None:
                self._in_heading.append(base)
            self._at_start = self._at_start and not base
        elif self._in_heading is not None and name == f"h{self._level}":
            words = "".join(self._in_heading).strip()
            if words and not self.heading and self._level == 1:
                self.heading = words
            for flow in self._flows():
                flow.name_section(words)
            self._in_heading = None

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title = (self.title + data).strip()
        if self._unseen:
            return
        text = data if self._pre else _SPACES.sub(" ", _BREAK_IN_JAPANESE.sub("", data))
        if self._ruby:
            self._ruby[-1][self._in_reading] += text.strip()
            return
        if not self._pre and (self._at_start or self._blank):
            text = text.lstrip(" ")
        if not text:
            return
        if self._at_start and self._in_heading is not None and not self._in_heading:
            for flow in self._flows():
                flow.begin_section("", self._level)
        if self._in_heading is not None:
            self._in_heading.append(text)
        for flow in self._flows():
            flow.add(text)
        self._at_start = text.endswith("\n")
        self._blank = text.endswith(" ")

    def _flows(self) -> tuple[Flow, ...]:
        return (self.whole, self.main) if self._in_main else (self.whole,)

    def _break(self) -> None:
        if not self._at_start:
            for flow in self._flows():
                flow.add("\n")
        self._at_start = True
        self._blank = False

    def _note_date(self, tag: str, words: dict[str, str]) -> None:
        value = ""
        if tag == "meta":
            named = (
                words.get("property") or words.get("name") or words.get("itemprop") or ""
            ).lower()
            if named in _DATE_NAMES:
                value = words.get("content", "")
        elif tag == "time":
            value = words.get("datetime", "")
        if value and not self.date:
            dates = [mention.iso for mention in find_dates(value[:10]) if mention.iso]
            self.date = dates[0] if dates and dates[0] else ""


def _is_navigation(tag: str, words: dict[str, str]) -> bool:
    if tag in ("body", "html", "main", "article"):
        return False
    names = f"{words.get('id', '')} {words.get('class', '')}"
    return (
        tag in _NAVIGATION
        or words.get("role", "").lower() in _NAVIGATION_ROLES
        or words.get("aria-hidden") == "true"
        or _NAVIGATION_NAMES.search(names) is not None
    )
