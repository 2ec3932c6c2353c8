"""The map back from every view is exact."""

from hypothesis import given
from hypothesis import strategies as st

from text.running.unwrap import unwrapped
from text.view.normalise import fold, folded, tight, tightened

_TEXTS = st.text(
    alphabet=st.one_of(
        st.characters(min_codepoint=0x3041, max_codepoint=0x30FF),
        st.characters(min_codepoint=0xFF01, max_codepoint=0xFF9F),
        st.sampled_from(
            list("か\u3099\u309aｶﾞ㍿①Ａaé e\u0301\n\r\t　㌔\U00020b9f葛\U000e0100️가각ᄀ")
        ),
        st.characters(),
    ),
    max_size=40,
)


@given(_TEXTS)
def test_a_folded_view_has_the_text_that_folding_the_whole_gives(text: str) -> None:
    assert folded(text).text == fold(text)


@given(_TEXTS)
def test_a_tight_view_has_the_text_that_tightening_the_whole_gives(text: str) -> None:
    assert tightened(text).text == tight(text)


@given(_TEXTS, st.data())
def test_the_raw_span_of_a_tight_substring_folds_to_text_that_holds_it(
    text: str, data: st.DataObject
) -> None:
    view = tightened(text)
    start = data.draw(st.integers(0, len(view.text)))
    end = data.draw(st.integers(start, len(view.text)))
    raw_start, raw_end = view.raw_span(start, end)
    assert view.text[start:end] in tight(text[raw_start:raw_end])


@given(_TEXTS)
def test_unwrapping_keeps_every_visible_code_point(text: str) -> None:
    assert "".join(unwrapped(text).text.split()) == "".join(text.split())
