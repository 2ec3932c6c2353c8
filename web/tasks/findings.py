"""A draft with its findings on the page: what the one-file report shows, and what can be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from proofreading.known.accepted_words import may_be_accepted
from reports.check.html import DraftPage, severities
from reports.html.markup import Markup, element, join
from reports.layout.remarks import likely
from text.messages import say
from text.model.document import LINES_AS_READ, Document
from text.model.finding import Finding, doubts
from text.model.standing import Standing
from text.rule_names import rule_title
from text.structure.place_names import place_within

_MENDED = ("text", "aozora", "markdown")
"""Formats whose raw text is the file's own, so that a suggestion can be put in its place."""


class Done(NamedTuple):
    """What was done last, "" for nothing: in words, whether it can be undone, and to which finding.

    `at` is where in the draft that finding stood.
    """

    said: str
    undo: str
    finding: str
    at: int


class Findings:
    """The parts of the page for one checked draft; `identity` is that of the result.

    `stood` are the findings let stand, each with what covers it; `lasting`: whether what is done
    may be written into the corpus.
    """

    def __init__(
        self,
        document: Document,
        findings: Sequence[Finding],
        stood: Sequence[tuple[Finding, Standing]],
        identity: str,
        done: Done,
        lasting: bool = True,
    ) -> None:
        self.document = document
        self.findings = findings
        self.stood = stood
        self.page = _Page(document, findings, identity, done, lasting)

    @property
    def mendable(self) -> bool:
        """Whether a suggestion can be put into the draft itself."""
        return self.document.format in _MENDED

    @property
    def lines_as_read(self) -> bool:
        """Whether the file itself has other lines than those that are told."""
        return self.document.format in LINES_AS_READ

    @property
    def count(self) -> str:
        """How many findings there are; what doubts nothing is counted apart."""
        doubted = len(doubts(self.findings))
        said = say("web.findings", count=doubted)
        notes = len(self.findings) - doubted
        return f"{said} {say('web.notes', count=notes)}" if notes else said

    @property
    def told(self) -> Markup:
        """What was done last, where no finding is left beside which it could stand."""
        return self.page.told() if not self.findings else Markup("")

    @property
    def standing(self) -> Markup:
        """The findings let stand, closed, each with its reason and the way back."""
        if not self.stood:
            return Markup("")
        items = [self.page.stood(finding, entry) for finding, entry in self.stood]
        summary = element("summary", say("web.stood", count=len(items)))
        return element("details", summary, element("ul", join(items)), class_="stood", id="stood")

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
        self,
        document: Document,
        findings: Sequence[Finding],
        identity: str,
        done: Done,
        lasting: bool,
    ) -> None:
        super().__init__(document, findings, 0)
        self._lasting = lasting
        self._action = f"/check/r/{identity}/act"
        self._done = done
        self._here = self._acted_on().id if done.said and findings else ""

    def _acted_on(self) -> Finding:
        """Return the finding that was acted on last, the next one where it is gone."""
        ordered = [finding for _, finding in self.findings]
        behind = (finding for finding in ordered if finding.span.start >= self._done.at)
        same = (finding for finding in ordered if finding.id == self._done.finding)
        return next(same, next(behind, ordered[-1]))

    def told(self) -> Markup:
        """Return what was done last, with the way back, and how many findings are left."""
        if not self._done.said:
            return Markup("")
        left = say("web.remaining", count=len(self.findings))
        said = element("span", self._done.said, Markup(" "), element("span", left, class_="left"))
        back = element("button", say("web.undo"), name="act", value="undo")
        form = element("form", back, method="post", action=self._action)
        return join(
            [
                element("span", id="here"),
                element("div", said, form if self._done.undo else None, class_="did"),
            ]
        )

    def note(self, number: int, finding: Finding) -> Markup:
        shown = super().note(number, finding)
        return join([self.told(), shown]) if finding.id == self._here else shown

    def stood(self, finding: Finding, entry: Standing) -> Markup:
        """Return a finding let stand, why, and the way back where the page may go it."""
        back = _button(finding, "ask", say("web.act-ask"))
        place = place_within(self.document, finding.span.start, finding.span.line)
        return element(
            "li",
            element(
                "p",
                element("span", str(finding.number), class_="n"),
                element("b", _short(" ".join(finding.span.text.split())), lang="ja"),
                element("span", place, class_="place"),
                element("span", rule_title(finding.rule), class_="rule"),
            ),
            element("p", finding.message),
            element("p", say("web.because", reason=finding.reason)) if finding.reason else None,
            self._form(finding, back) if self._lasting and entry.sentence else None,
        )

    def named(self, finding: Finding) -> str:
        return likely(finding)

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
        field = element("input", name="reason", aria_label=named, lang="ja", autocomplete="off")
        buttons.append(
            self._form(
                finding,
                element("label", reason, Markup(" "), field),
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
