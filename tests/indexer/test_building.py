"""The fast ways of building say what the plain ones in `text` say."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis.folding import SPACES, Folded, fold_units
from indexer.analysis.mecab_dictionary import features
from indexer.analysis.terms import term
from indexer.segment.tight_text import tight_units
from indexer.segment.writer import SegmentBuilder
from text.language.morphology import brief_lines, token_lines, tokens
from text.model.document import Document
from text.running.running import running
from text.view.normalise import folded, tightened
from text.view.view import View, without

_TEXTS = st.text(
    alphabet=st.one_of(
        st.characters(min_codepoint=0x3041, max_codepoint=0x30FF),
        st.characters(min_codepoint=0xFF01, max_codepoint=0xFF9F),
        st.sampled_from(
            list("か…‥゛\u3099\u309aｶﾞ㍿①Ａaé e\u0301\n\r\t　㌔𠮷葛\U000e0100️가각ᄀ\0\ud800ﷺ")
        ),
        st.characters(),
    ),
    max_size=40,
)


def mapped(view: View) -> list[tuple[int, int, int]]:
    return [
        (unit, *view.raw_span(place, place + 1))
        for place, char in enumerate(view.text)
        for unit in np.frombuffer(char.encode("utf-16-le", "surrogatepass"), np.uint16).tolist()
    ]


def points(folded: Folded) -> list[tuple[int, int, int]]:
    lists = (folded.units.tolist(), folded.start.tolist(), folded.end.tolist())
    return list(zip(*lists, strict=True))


def without_repetition(line: str) -> str:
    """Return the line as the index keeps it: without kana and base form that say nothing new."""
    surface, reading, lemma, kana, base, *others = line.split("\t")
    kana, base = "" if kana == reading else kana, "" if base == surface else base
    return "\t".join((surface, reading, lemma, kana, base, *others))


def test_white_space_is_what_python_takes_for_it() -> None:
    assert [bool(flag) for flag in SPACES] == [chr(code).isspace() for code in range(0x10000)]


@given(_TEXTS)
def test_folding_in_arrays_is_folding_with_the_same_map(text: str) -> None:
    fast = fold_units(text)
    assert points(fast) == mapped(folded(text))


@given(_TEXTS, st.data())
def test_the_tight_text_in_arrays_is_the_tight_view_of_what_is_not_skipped(
    text: str, data: st.DataObject
) -> None:
    edges = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=4)))
    skips = tuple(zip(edges[::2], edges[1::2], strict=False))
    fast = tight_units(Document(name="", raw=text, skips=skips))
    base = without(text, skips)
    assert points(fast) == mapped(base.then(tightened(base.text)))


@given(_TEXTS)
def test_brief_lines_looked_up_in_the_dictionary_are_the_full_lines(text: str) -> None:
    full = [line.lstrip(" ") for _, lines in token_lines(text) for line in lines]
    words = features([line for lines in brief_lines(text) for line in lines])
    looked_up = dict(zip(words.places.tolist(), words.lines(), strict=True))
    assert looked_up == {place: without_repetition(line) for place, line in enumerate(full)}


@given(_TEXTS)
def test_every_token_stands_at_its_place_under_its_term(text: str) -> None:
    document = Document(name="", raw=text)
    builder = SegmentBuilder()
    builder.add(document)
    arrays = {name: values for name, (_, values) in builder.arrays().items()}
    view = running(document)
    view = view.then(folded(view.text))
    bounds, lexicon = arrays["term_bounds"], bytes(arrays["term"])
    terms = [
        lexicon[bounds[number] : bounds[number + 1]].decode()
        for number in arrays["type_term"][arrays["stream"]][:-1]
    ]
    assert terms == [term(token) for token in tokens(view.text)]
