"""A draft with its findings on the page: what the one-file report shows, and what can be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from proofreading.known.accepted_words import may_be_accepted
from reports.check.html import DraftPage, severities
from reports.html.markup import Markup, element, join
from text.messages import say
from text.model.document import Document
from text.model.finding import Finding, doubts

_MENDED = ("text", "aozora", "markdown")
"""Formats whose raw text is the file's own, so that a suggestion can be put in its place."""


class Findings:
    """The parts of the page for one checked draft; `identity` is that of the result.

    `lasting`: whether what is done may be written into the corpus.
    """

    def __init__(
        self, document: Document, findings: Sequence[Finding], identity: str, lasting: bool = True
    ) -> None:
        self.document = document
        self.findings = findings
        self.page = _Page(document, findings, identity, lasting)

    @property
    def mendable(self) -> bool:
        """Whether a suggestion can be put into the draft itself."""
        return self.document.format in _MENDED

    @property
    def legend(self) -> Markup:
        """The boxes that show and hide severities."""
        return severities(Counter(finding.severity for finding in doubts(self.findings)))

    @property
    def section(self) -> Markup:
        """The draft, its findings beside it."""
        return self.page.section()


class _Page(DraftPage):
    def __init__(
        self, document: Document, findings: Sequence[Finding], identity: str, lasting: bool
    ) -> None:
        super().__init__(document, findings, 0)
        self._lasting = lasting
        self._action = f"/check/r/{identity}/act"

    def acts(self, finding: Finding) -> Markup | None:
        fixes = finding.suggestions[:3] if self.document.format in _MENDED else ()
        buttons = [
            self._form(
                finding,
                element("input", type="hidden", name="words", value=words),
                _button(finding, "fix", say("web.act-fix", words=_short(words)), class_="fix"),
            )
            for words in fixes
        ]
        if self._lasting:
            buttons.extend(self._decisions(finding))
        if not buttons:
            return None
        inside = element("div", join(buttons), class_="acts")
        summary = element("summary", say("web.acts"), aria_label=_named(finding, say("web.acts")))
        return element("details", summary, inside, class_="doing")

    def _decisions(self, finding: Finding) -> list[Markup]:
        """Return the buttons for what is written down for the whole corpus."""
        buttons = []
        reason = say("web.reason")
        named = _named(finding, reason)
        buttons.append(
            self._form(
                finding,
                element("input", name="reason", aria_label=named, placeholder=reason, lang="ja"),
                _button(finding, "stand", say("web.act-stand")),
            )
        )
        word = element("input", type="hidden", name="words", value=finding.span.text)
        if may_be_accepted(finding):
            shown = say("web.act-word", words=_short(finding.span.text.strip()))
            buttons.append(self._form(finding, word, _button(finding, "word", shown)))
        buttons.append(self._form(finding, _button(finding, "rule", say("web.act-rule"))))
        return buttons

    def _form(self, finding: Finding, *fields: Markup) -> Markup:
        identity = element("input", type="hidden", name="finding", value=finding.id)
        return element("form", identity, *fields, method="post", action=self._action)


def _button(finding: Finding, act: str, label: str, class_: str | None = None) -> Markup:
    named = _named(finding, label)
    return element("button", label, name="act", value=act, class_=class_, aria_label=named)


def _named(finding: Finding, label: str) -> str:
    """Return `label` as it is read aloud: away from its finding it says which one is meant."""
    words = _short(" ".join(finding.span.text.split()))
    return say("web.act-of", act=label, number=finding.number or "", words=words)


def _short(words: str) -> str:
    return words if len(words) <= 16 else words[:16] + "…"
