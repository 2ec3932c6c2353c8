"""What in a document is no prose: code, comments, front matter, template marks, addresses, names of
files.

Nobody proofreads them, and a fix in them breaks them. In the text that the rules see each stretch
is one mark, BLANK, which stands for a noun; nothing found in a stretch is ever shown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from text.later import later
from text.model.document import Document
from text.view.view import View, ViewBuilder

BLANK = "\ufffc"
"""OBJECT REPLACEMENT CHARACTER: what Unicode has for a thing that stands in a text and is none."""

Stretch = tuple[int, int]

_MARKED = frozenset(("markdown", "text"))
_FENCE = later(r"^[ \t]*+(?:>[ \t]*+)*+(?:(?:[-*+]|\d{1,3}[.)])[ \t]++)?(`{3,}|~{3,})")
_ITEM = later(r"^([ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+)(?=\S)")
_COMMENT = later(r"<!--.*?(?:-->|\Z)", re.S)
_FRONT = later(r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n(?:.*?\r?\n)?\1[ \t]*(?:\r?\n|\Z)", re.S)
_FIELDS = later(r"^[A-Za-z_][\w-]*[ \t]*[:=]", re.M)

_KANA = "\uff61-\uff9f"
_URL_CHARS = rf"A-Za-z0-9%~_#?&=+./:@!$'*,;\-{_KANA}"
_NAME_CHARS = r"A-Za-z0-9_\-.\uff61-\uff9fァ-ヶー一-鿿々"
_WIDE = "[ぁ-んァ-ヶー一-鿿々]"
_ADDRESS = later(
    rf"(?:https?|ftp|file)://(?:[{_URL_CHARS}]|\([{_URL_CHARS}]*\)|{_WIDE}{{1,30}}(?=[/%?&=_]|\.[a-z]))+"
    rf"|(?<![A-Za-z0-9@./])www\.[{_URL_CHARS}]+"
    # From the beginning of a run only: half a million digits would be gone through from each.
    rf"|(?<![A-Za-z0-9._%+\-{_KANA}])[A-Za-z0-9._%+\-{_KANA}]+"
    rf"@[A-Za-z0-9\-{_KANA}]+(?:\.[A-Za-z0-9\-{_KANA}]+)+"
    rf"|(?:[{_NAME_CHARS}]|\([{_NAME_CHARS}]{{1,20}}\)|（[{_NAME_CHARS}]{{1,20}}）){{1,60}}\."
    r"(?:docx?|xlsx?|pptx?|pdf|txt|csv|tsv|md|html?|xml|json|ya?ml|toml|zip|lzh|jpe?g|png|gif|svg"
    r"|mp[34]|wav|exe|py|js|ts|css|php|sh|bat|ini|log|odt|rtf|jtd)(?![A-Za-z0-9])"
    r"|(?:(?<![A-Za-z0-9])[A-Za-z]:[\\¥]|(?<![A-Za-z0-9./])(?:\.{1,2}|~)?/)"
    rf"(?:[A-Za-z0-9_.\-{_KANA}]+[\\/¥])+[A-Za-z0-9_.\-{_KANA}]*",
    re.IGNORECASE,
)
_TEMPLATE = later(
    r"\{%[^\n]*?%\}|\{\{[<%][^\n]*?[>%]\}\}|\{\{[^{}\nぁ-んァ-ヶ一-鿿]*\}\}|\$\{[^{}\n]*\}|<%[^\n]*?%>"
    r"|</?[A-Za-z][^<>\n]{0,300}>|&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[0-9A-Fa-f]{2,6});"
    r"|\$\$[^$]{1,2000}\$\$|\$[^$\n]{0,200}\\[A-Za-z]{2,}[^$\n]{0,300}\$"
    r"|\$[^$\nぁ-んァ-ヶ一-鿿]*[\\^_{][^$\nぁ-んァ-ヶ一-鿿]*\$"
)
_LISTING = later(
    # Liquid as Jekyll, Hexo and Hugo have it, and Re:VIEW; what //note{ holds is prose.
    r"\{%-?[ \t]*(?P<tag>highlight|codeblock|code|mermaid|math)\b[^%\n]*%\}(?P<body>.{0,20000}?)"
    r"\{%-?[ \t]*end(?P=tag)[ \t]*-?%\}"
    r"|^//(?:list|listnum|emlist|emlistnum|cmd|source|texequation|graph|embed|raw)"
    r"(?:\[[^\n]*\])?\{[ \t]*\r?\n(?P<lines>.{0,20000}?)^//\}",
    re.S | re.M,
)
_OPENED = later(r"<code\b[^<>\n]{0,200}>", re.IGNORECASE)
_CLOSED = later("</code[ \\t]*>", re.IGNORECASE)
_CODE = later(r"(?P<tick>(?<!`)`{1,2}(?!`))(?=[^`\n])[^\n]*?(?<!`)(?P=tick)(?!`)")


def code(document: Document) -> list[Stretch]:
    """Return the raw stretches that are code, comments, front matter or template marks, in order.

    O(len(raw)).
    """
    raw = document.raw
    found = []
    front = _FRONT.match(raw)
    if front and _FIELDS.search(front.group()):
        found.append(front.span())
    if document.format in _MARKED:
        begin = front.end() if front else 0
        listings = [m.span(m.lastgroup or 0) for m in _LISTING.finditer(raw, begin)]
        blocks = list(_blocks(raw, begin, document.format == "markdown"))
        blocks = [one for one in blocks if not holds(listings, *one)]
        found += [*blocks, *(one for one in listings if not holds(blocks, *one))]
    found += [one for one in _elements(raw) if not holds(sorted(found), *one)]
    found += _outside(sorted(found), _COMMENT, raw)
    for pattern in (_CODE, _TEMPLATE):
        found += _outside(sorted(found), pattern, raw)
    return sorted(found)


def _elements(raw: str) -> Iterator[Stretch]:
    """Yield what stands between the tags of the element code, in order. O(len(raw))."""
    place = 0
    while (opened := _OPENED.search(raw, place)) and (closed := _CLOSED.search(raw, opened.end())):
        yield opened.end(), closed.start()
        place = closed.end()


def addresses(document: Document, besides: Sequence[Stretch]) -> list[Stretch]:
    """Return the raw stretches that are addresses, paths or names of files, in order.

    Those in the stretches `besides` (in order) are left out. O(len(raw)).
    """
    return _outside(besides, _ADDRESS, document.raw)


def _outside(taken: Sequence[Stretch], pattern: re.Pattern[str], raw: str) -> list[Stretch]:
    """The matches of `pattern` that touch none of the stretches `taken`."""
    found = []
    place = 0
    for start, end in [*sorted(taken), (len(raw), len(raw))]:
        if start > place:
            found += [match.span() for match in pattern.finditer(raw, place, start)]
        place = max(place, end)
    return [(start, end) for start, end in found if end > start]


def _blocks(raw: str, place: int, indented: bool) -> Iterator[Stretch]:
    """Yield fenced blocks and, where `indented`, those that four blanks or a tab make code.

    In a plain text that has directives of reStructuredText, its literal blocks.
    """
    if not indented and _DIRECTIVE.search(raw):
        yield from _literal_blocks(raw, place)
        return
    fence, opened = "", 0
    list_indent, after_blank = 0, True
    for line in raw[place:].splitlines(keepends=True):
        end = place + len(line)
        mark = _FENCE.match(line)
        body = line.strip()
        if fence:
            if mark and mark[1].startswith(fence) and not body.strip("`~ >"):
                yield opened, end
                fence = ""
        elif mark and "`" not in line[mark.end() :]:
            fence, opened = mark[1], place + line.index(mark[1][0])
        elif indented and body:
            width = _width(line)
            item = _ITEM.match(line)
            if after_blank and width >= list_indent + 4 and not _IDEOGRAPHIC.match(line):
                yield place, end
                place = end
                continue  # the next line may go on with the code
            if item and width < list_indent + 4:
                list_indent = len(item[1].expandtabs(4))
            elif width == 0 and after_blank:
                list_indent = 0
        after_blank = not body
        place = end
    if fence:
        yield opened, place


_DIRECTIVE = later(
    r"^[ \t]*\.\. (?:(?P<name>[a-z][\w-]*):{1,2}|_[^:\n]+:)(?:[ \t]|$)", re.MULTILINE
)
_LITERAL = later(r"::[ \t]*$")
_CODE_NAMES = frozenset(["code", "code-block", "sourcecode", "highlight", "literalinclude"])
_PROSE_NAMES = later(
    "note|tip|hint|warning|caution|attention|important|danger|error|admonition|seealso|todo|topic"
    "|sidebar|epigraph|pull-quote|highlights|compound|container|figure|versionadded|versionchanged"
    "|deprecated|centered|rubric"
)
"""Directives whose body is text for the reader."""
_OPTION = later(r"[ \t]+:[\w-]+:(?:[ \t]|\r?$)", re.MULTILINE)


def _literal_blocks(raw: str, place: int) -> Iterator[Stretch]:
    """Yield what stands indented below a line that ends with :: or a directive that holds no prose,
    and of directives the lines themselves with their options."""
    margin = -1
    options = False
    for line in raw[place:].splitlines(keepends=True):
        end, body = place + len(line), line.strip()
        width = _width(line)
        if margin >= 0 and body and width <= margin:
            margin = -1
        directive = _DIRECTIVE.match(line)
        if body and margin >= 0:
            yield place, end
        elif directive:
            prose = _PROSE_NAMES.fullmatch(directive["name"] or "") is not None
            yield place, place + directive.end() if prose else end
            if not prose and (directive["name"] in _CODE_NAMES or _LITERAL.search(line)):
                margin = width
            options = True
            place = end
            continue
        elif options and _OPTION.match(line):
            yield place, end
            place = end
            continue
        elif body and _LITERAL.search(line.rstrip("\r\n")):
            margin = width
        options = False
        place = end


_IDEOGRAPHIC = later("[ \\t]*\u3000")
"""A line that a Japanese typist has indented."""


def _width(line: str) -> int:
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip(" "))


def blanked(view: View, raw_stretches: Sequence[Stretch]) -> View:
    """Return `view` with each stretch of its raw text that lies in it as one BLANK.

    `raw_stretches` are in order; line breaks at the end of a stretch stay. O(view + stretches).
    """
    if not raw_stretches:
        return view
    text, builder, place = view.text, ViewBuilder(), 0
    for raw_start, raw_end in raw_stretches:
        start, end = view.view_offset(raw_start), view.view_offset(raw_end)
        while end > start and text[end - 1] in "\r\n":
            end -= 1
        if start < place or start >= end:
            continue
        builder.keep(text[place:start], place)
        builder.replace(BLANK, start, end)
        place = end
    builder.keep(text[place:], place)
    return view.then(builder.view())


_STATEMENT = later(
    r"[A-Za-z0-9_$)\]}'\"][ \t]*[=:]?[ \t]*[;{][ \t]*(?://[^\n]*)?$"
    r"|^[!-~ \t]*[A-Za-z_$]\w*[(\[][ \t]*$"
    r"|^[ \t]*[)\]}]*[};][;,)\]}]*[ \t]*(?://[^\n]*)?$"
    r"|^[ \t]*(?:const|let|var|function|return|def|class|module|import|#include)[ \t][^。]*[=({]"
    r"|\)[ \t]*(?:=>[ \t]*)?\{|=[ \t]*(?:function|new)\b"
    r"|^[ \t]*[A-Za-z(@][\w.@() ~-]{0,20}[>$%#] [!-~ ]*$"
)
_SENTENCE = later("[。？！]|[ぁ-ん]{3}")


def is_code(line: str) -> bool:
    """Return whether a line that nothing marks as code is a statement in some language of
    programs: const a = {, });, load(function() {. O(len(line)).
    """
    return _STATEMENT.search(line) is not None and _SENTENCE.search(line) is None


def holds(stretches: Sequence[Stretch], start: int, end: int) -> bool:
    """Return whether raw[start:end] begins or ends in one of `stretches` (in order). O(log n)."""
    index = bisect_right(stretches, (start, 1 << 62)) - 1
    if index >= 0 and start < stretches[index][1]:
        return True
    index = bisect_right(stretches, (max(end - 1, start), 1 << 62)) - 1
    return index >= 0 and max(end - 1, start) < stretches[index][1]
