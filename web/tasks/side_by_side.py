"""Two texts on the page: what the one-file report shows, and a map of where differences lie."""

from __future__ import annotations

from reports.diff.html import DifferencesPage, anchor, word
from reports.html.markup import Markup, join
from text.messages import say
from text.model.collation import IGNORED, Collation
from text.model.document import LINES_AS_READ
from text.records import dataclass


@dataclass(frozen=True, slots=True)
class Tick:
    """One difference on the map: `at` from 0 to 1000 of the new text, and where it leads."""

    at: int
    word: str
    label: str
    target: str


class Differences:
    """The parts of the page for one complete collation."""

    def __init__(self, collation: Collation) -> None:
        self.collation = collation
        self.page = DifferencesPage(collation, frozenset(IGNORED))

    @property
    def total(self) -> int:
        """How many differences are shown."""
        return len(self.page.visible)

    @property
    def lines_as_read(self) -> bool:
        """Whether one of the files has other lines than those that are told."""
        return bool({self.collation.old.format, self.collation.new.format} & LINES_AS_READ)

    @property
    def legend(self) -> Markup:
        """The boxes that show and hide kinds."""
        return self.page.legend()

    @property
    def listed(self) -> Markup:
        """The numbered list."""
        return self.page.hunk_list()

    @property
    def rows(self) -> Markup:
        """Both texts side by side."""
        return join([self.page.columns(), *self.page.folds()], "\n")

    def ticks(self) -> list[Tick]:
        """Return one tick per difference, in the order of the new text."""
        length = max(1, len(self.collation.new.raw))
        return [
            Tick(
                1000 * hunk.new.start // length,
                word(hunk),
                f"{self.page.labels[hunk.number]} {say(f'report.kind-{word(hunk)}')}",
                anchor(hunk),
            )
            for hunk in self.page.visible
        ]
