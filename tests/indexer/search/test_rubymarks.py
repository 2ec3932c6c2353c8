"""Ruby is found by its first letter as by a scan of all of the raw text."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from indexer.segment.ruby_marks import RubyMarks


@given(
    st.text(alphabet="《》あアいa漢お́", max_size=40),
    st.lists(st.sampled_from(["あア", "いイ", "おお", "ーー"]), min_size=1, max_size=3),
)
def test_ruby_is_found_where_a_scan_finds_it(text: str, letters: list[str]) -> None:
    raw = text.encode()
    kana, other = ("".join(pair[n] for pair in letters) for n in (0, 1))
    pattern = "《" + "".join(f"(?:{one}|{two})" for one, two in letters) + "》"
    expected = [match.start() for match in re.finditer(pattern.encode(), raw)]
    assert RubyMarks(memoryview(raw)).places(kana, other).tolist() == expected
