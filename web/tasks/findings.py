"""A draft with its findings on the page: what the one-file report shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reports.check.html import DraftPage, severities
from reports.html.markup import Markup
from text.model.document import Document
from text.model.finding import Finding


class Findings:
    """The parts of the page for one checked draft."""

    def __init__(self, document: Document, findings: Sequence[Finding]) -> None:
        self.document = document
        self.findings = findings
        self.page = DraftPage(document, findings, 0)

    @property
    def legend(self) -> Markup:
        """The boxes that show and hide severities."""
        return severities(Counter(finding.severity for finding in self.findings))

    @property
    def section(self) -> Markup:
        """The draft, its findings beside it."""
        return self.page.section()
