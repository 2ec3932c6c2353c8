"""What the corpus knows: how it writes, and what it mentions, that a draft is held against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from indexer.port import CorpusIndex, Place, Record, Usage
from proofreading.draft import Draft
from proofreading.knowledge.editions import Described, is_later
from proofreading.knowledge.excerpt import ParagraphExcerpt
from proofreading.knowledge.relatives import described_as, versions
from proofreading.knowledge.seeking import SEEKERS
from proofreading.mentions import figures, offices
from proofreading.mentions.mention import Mention
from text.language.token_keys import BREAK, CLASS
from text.model.finding import Evidence

_CHANGING = frozenset([figures.KIND, offices.KIND])
"""Mentions that time alone makes otherwise; of them nothing later questions what is older."""

Entry = Record
"""What the corpus knows of one of its documents."""


class Knowledge:
    """The corpus as the rules see it. Without an index it is empty and the rules that need it stay
    silent.

    `seen_by` gives the view for one draft: a draft that is itself in the corpus is left out of
    every count and every list, and so are its versions, for no text is evidence for itself. What
    was written later is left out of what is `mentioned`. May be asked by several threads.
    """

    def __init__(self, index: CorpusIndex | None = None) -> None:
        self._index = index
        self._own: Draft | None = None
        self._known: Knowledge | None = None
        self._homophones: dict[str, list[tuple[str, int]]] = {}
        self._spellings: dict[str, Mapping[str, int]] = {}
        self._nearest: tuple[str, Sequence[tuple[float, Entry]]] | None = None
        self._words: dict[str, int] = {}
        self._pairs: dict[tuple[str, str], int] = {}
        self._mentions: dict[tuple[str, str], list[tuple[Mention, Entry]]] = {}

    def seen_by(self, draft: Draft) -> Knowledge:
        """Return this knowledge without the document that `draft` is."""
        seen = Knowledge(self._index)
        seen._own = draft
        seen._known = self
        return seen

    @cached_property
    def _usage(self) -> Usage | None:
        """How the corpus writes; shared by all drafts that are none of its documents."""
        if self._index is None:
            return None
        known = self._known._usage if self._known is not None else None
        if known is None or self._own is None:
            return self._index.usage()
        left_out = {self._own.name} & self._names | {
            entry.name for entry in versions(self._own, known)
        }
        return self._index.usage(*sorted(left_out)) if left_out else known

    @property
    def _names(self) -> frozenset[str]:
        return self._known._names if self._known is not None else self._all_names

    @cached_property
    def _all_names(self) -> frozenset[str]:
        records = self._index.records if self._index else ()
        return frozenset(record.name for record in records)

    @cached_property
    def documents(self) -> Sequence[Entry]:
        """The documents, in the order of their names."""
        return self._usage.records if self._usage else ()

    def document(self, name: str) -> Draft:
        """Return the document `name`, ready to be analysed. Raises LookupError if there is none."""
        if self._usage is None:
            raise LookupError(name)
        return Draft(self._usage.document(name))

    def nearest(self, text: str) -> Sequence[tuple[float, Entry]]:
        """Return the documents that share something with `text`, and their estimated shares (0 to
        1), the most first.
        """
        if self._usage is None:
            return ()
        # Several rules ask for those of one draft.
        if self._nearest is None or self._nearest[0] != text:
            self._nearest = text, self._usage.nearest(text)
        return self._nearest[1]

    # Strings

    def count(self, written: str) -> int:
        """Return at how many places of the corpus `written` stands."""
        return self._usage.count(written) if self._usage else 0

    def places(self, written: str) -> Iterator[Place]:
        """Yield the places of the corpus that have `written`, in order."""
        return self._usage.places(written) if self._usage else iter(())

    def passage(self, written: str) -> list[Evidence]:
        """Return the first place of the corpus that has `written`, as evidence; [] if none has."""
        for place in self.places(written):
            return [ParagraphExcerpt(place.paragraph).evidence(place.start, place.end)]
        return []

    @cached_property
    def katakana(self) -> Mapping[str, int]:
        """How often each run of katakana occurs in the corpus."""
        return self._usage.all_runs() if self._usage else {}

    # Usage

    @cached_property
    def size(self) -> int:
        """How many words the corpus has."""
        return self._usage.amount.words if self._usage else 0

    def word(self, name: str) -> int:
        """Return how often the word, the word class or the hiragana stands in the corpus."""
        if self._usage is None:
            return 0
        found = self._words.get(name)
        if found is None:
            if name.startswith(CLASS):
                self._words.update(self._usage.classes([name]))
            else:
                self._words.update(self._usage.words([name]))
            found = self._words[name]
        return found

    def pair(self, left: str, right: str) -> int:
        """Return how often `right` follows `left` in the corpus; "\\n" is a line's end."""
        if self._usage is None:
            return 0
        found = self._pairs.get((left, right))
        if found is None:
            classes = left.startswith(CLASS)
            ask = self._usage.class_pairs if classes else self._usage.pairs
            # What a draft has is asked for at once.
            asked = self._class_pairs if classes else self._word_pairs
            if (left, right) not in asked or (left, right) in self._pairs:
                asked = {(left, right)}
            self._pairs.update(ask(asked))
            found = self._pairs[left, right]
        return found

    @cached_property
    def _word_pairs(self) -> set[tuple[str, str]]:
        return _neighbours(self._own, self._own.keys) if self._own is not None else set()

    @cached_property
    def _class_pairs(self) -> set[tuple[str, str]]:
        if self._own is None:
            return set()
        return {pair for pair in _neighbours(self._own, self._own.classes) if BREAK not in pair}

    def rate(self, left: str, right: str) -> tuple[int, float]:
        """Return how often the pair occurs and how often it would by chance alone."""
        return self.pair(left, right), self.word(left) * self.word(right) / max(1, self.size)

    def kana_rate(self, left: str, right: str) -> tuple[int, float]:
        """Return `rate` for two hiragana that stand together, in whatever words."""
        if self._usage is None:
            return 0, 0.0
        counts = self._usage.kana([left + right, left, right])
        return counts[left + right], counts[left] * counts[right] / max(1, self.size)

    def homophones(self, kana: str) -> list[tuple[str, int]]:
        """Return the words read `kana`, with their counts, the most frequent first."""
        if self._usage is None:
            return []
        known = self._homophones.get(kana)
        if known is None:
            found = self._usage.homophones(kana)
            known = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
            self._homophones[kana] = known
        return known

    def spellings(self, key: str) -> Mapping[str, int]:
        """Return how often each spelling of a lemma (see `token_keys.spelling_key`) occurs."""
        if self._usage is None:
            return {}
        known = self._spellings.get(key)
        if known is None:
            known = self._spellings[key] = dict(sorted(self._usage.spellings(key).items()))
        return known

    def all_spellings(self) -> Iterator[tuple[str, Mapping[str, int]]]:
        """Yield every lemma that has several spellings, with how often each occurs, in order."""
        return self._usage.all_spellings() if self._usage else iter(())

    # Mentions

    def mentions(self, kind: str, key: str = "") -> Sequence[tuple[Mention, Entry]]:
        """Return the mentions of a kind with this key and their documents, in a fixed order.

        Of parties and offices "" gives all; of quotations and names those that are like `key`
        (`proofreading.knowledge.seeking`).
        """
        if self._usage is None:
            return []
        found = self._mentions.get((kind, key))
        if found is None:
            shared = self._known is not None and self._usage is self._known._usage
            if shared and self._known is not None and not key:
                found = list(self._known.mentions(kind))
            else:
                entries = {entry.name: entry for entry in self.documents}
                found = [(m, entries[name]) for m, name in SEEKERS[kind](self._usage, key)]
                found.sort(key=lambda one: (one[1].name, one[0].line, one[0].key, one[0].value))
            if kind in _CHANGING:
                found = [pair for pair in found if not self.is_later(pair[1])]
            self._mentions[kind, key] = found
        return found

    def is_later(self, entry: Entry) -> bool:
        """Whether the document was certainly written after the draft: it questions nothing."""
        return self._described is not None and is_later(self._described, Described.of(entry))

    def is_later_named(self, name: str) -> bool:
        """Whether the document called `name` was written after the draft."""
        return name in self._later

    @cached_property
    def _later(self) -> frozenset[str]:
        return frozenset(entry.name for entry in self.documents if self.is_later(entry))

    @cached_property
    def _described(self) -> Described | None:
        return described_as(self._own) if self._own is not None else None

    @staticmethod
    def evidence(mention: Mention, entry: Entry) -> Evidence:
        """Return the mention as the evidence of a finding."""
        return Evidence(entry.name, mention.line, mention.text)


def _neighbours(draft: Draft, names: Sequence[str]) -> set[tuple[str, str]]:
    found = set()
    left = BREAK
    for name, adjacent in zip(names, draft.adjacent, strict=False):
        found.add((left, name))
        left = name if adjacent else BREAK
        if not adjacent:
            found.add((name, BREAK))
    return found
