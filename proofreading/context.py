"""What a rule may ask besides the draft: the corpus, the settings, the user's own terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from typing import TYPE_CHECKING

from proofreading.draft import Draft
from proofreading.knowledge.knowledge import Knowledge
from proofreading.settings import Scope
from text.records import dataclass

if TYPE_CHECKING:
    from proofreading.known.people import Person
    from proofreading.lexicon.prh import Term


@dataclass(frozen=True)
class Context:
    """All that a rule knows of the world outside its draft; by default nothing.

    `corpus` answers from the documents beside the draft, `settings` is what `kyogo.toml` wants of
    this document, `terms` are the entries of the user's dictionaries, `people`
    those of its list of people.
    """

    corpus: Knowledge = field(default_factory=Knowledge)
    settings: Scope = field(default_factory=Scope)
    terms: Sequence[Term] = ()
    people: Sequence[Person] = ()

    def seen_by(self, draft: Draft) -> Context:
        """Return the context without what the corpus knows from `draft` itself."""
        return replace(self, corpus=self.corpus.seen_by(draft))
