"""The form of a paragraph that is new: a heading like the old ones, or body text like its fellows.

A new paragraph is cut out of the one that it stands before or behind, and would take that one's
style: body text in front of a heading would be as large and bold as the heading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from copy import deepcopy

from reports.ooxml.elements import Element, name
from reports.ooxml.manuscript import Manuscript
from text.model.document import Document

_PASSING = ("sectPr", "pPrChange", "rPr", "numPr")


class Forms:
    """What paragraphs of old's Word file look like, and which lines of new are headings."""

    def __init__(self, old: Document, new: Document, manuscript: Manuscript) -> None:
        self._levels = {
            section.heading.strip(): section.level
            for section in new.sections
            if section.heading.strip()
        }
        self._headings: dict[int, Element] = {}
        titled: list[Element] = []
        for section in old.sections:
            if section.heading.strip():
                element = manuscript.paragraph(section.start).element
                titled.append(element)
                self._headings.setdefault(section.level, element)
        self._titles = {style for style in map(_style, titled) if style}
        self._body = self._of_most_words(manuscript)

    def fit(self, paragraph: Element, text: str) -> None:
        """Give `paragraph`, whose text is all new, the form of its kind."""
        level = self._levels.get(text.strip())
        model = self._body if level is None else self._headings.get(level)
        if level is None and not self._is_title(paragraph):
            return
        if model is not None and _style(model) != _style(paragraph):
            _take(paragraph, model)

    def _of_most_words(self, manuscript: Manuscript) -> Element | None:
        """Return the first paragraph of the style that most of the running words have."""
        words: Counter[str] = Counter()
        first: dict[str, Element] = {}
        for paragraph in manuscript.paragraphs:
            if self._is_body(paragraph.element):
                style = _style(paragraph.element)
                words[style] += paragraph.end - paragraph.start
                first.setdefault(style, paragraph.element)
        return first[words.most_common(1)[0][0]] if words else None

    def _is_title(self, paragraph: Element) -> bool:
        return _style(paragraph) in self._titles

    def _is_body(self, paragraph: Element) -> bool:
        return bool(self._titles) and not self._is_title(paragraph) and not _in_table(paragraph)


def _style(paragraph: Element) -> str:
    form = paragraph.find(name("pPr"))
    style = form.find(name("pStyle")) if form is not None else None
    return "" if style is None else str(style.get(name("val")))


def _in_table(paragraph: Element) -> bool:
    return any(one.tag == name("tbl") for one in paragraph.iterancestors())


def _take(paragraph: Element, model: Element) -> None:
    """Set the properties of `model` on `paragraph`, but for those of its mark, which stay."""
    form = paragraph.find(name("pPr"))
    other = model.find(name("pPr"))
    kept = list(_children(form, ("rPr",))) if form is not None else []
    if form is not None:
        paragraph.remove(form)
    fresh = deepcopy(other) if other is not None else None
    if fresh is None:
        if not kept:
            return
        fresh = paragraph.makeelement(name("pPr"), {})
    for child in list(_children(fresh, _PASSING)):
        fresh.remove(child)
    fresh.extend(kept)
    paragraph.insert(0, fresh)


def _children(form: Element, tags: Iterable[str]) -> Iterable[Element]:
    return [child for tag in tags for child in form.findall(name(tag))]
