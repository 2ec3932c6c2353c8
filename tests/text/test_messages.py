"""Every message is there in both languages, with the same placeholders."""

import re

import pytest

from tests.text.message_files import FILES, FOLDER, placeholders_in
from text import messages
from text.messages import from_locale, say

EXAMPLES = (".bad", ".good")


def _japanese(text: str) -> float:
    """The share of kana and kanji among the letters."""
    own, other = len(re.findall("[ぁ-ゖァ-ヺ一-龥]", text)), len(re.findall("[A-Za-z]", text))
    return own / (own + other or 1)


@pytest.mark.parametrize("file", FILES)
def test_a_message_has_both_languages_with_the_same_placeholders(file: str) -> None:
    for name, entry in FILES[file].items():
        key = f"{file}.{name}"
        assert set(entry) - {"en_one"} == {"ja", "en"}, key
        assert all(text.strip() for text in entry.values()), f"{key}: empty"
        assert placeholders_in(key, entry["ja"]) == placeholders_in(key, entry["en"]), key


@pytest.mark.parametrize("file", FILES)
def test_the_english_of_a_message_is_not_japanese(file: str) -> None:
    for name, entry in FILES[file].items():
        key, ja, en = f"{file}.{name}", entry["ja"], entry["en"]
        if key.endswith(EXAMPLES):
            continue
        assert _japanese(en) <= 0.5, key
        assert _japanese(ja) >= _japanese(en), f"{key}: ja and en are exchanged"
        if _japanese(ja) == _japanese(en) and ja != en:
            assert not re.search("[、。「」（）～]", en), f"{key}: ja and en are exchanged"


@pytest.mark.parametrize("file", FILES)
def test_the_quick_way_to_read_a_file_reads_what_toml_does(file: str) -> None:
    assert messages.catalogue(file) == FILES[file]
    quickly = messages._plain_entries((FOLDER / f"{file}.toml").read_text("utf-8"))
    assert quickly in (FILES[file], None)


def test_a_file_that_is_more_than_lines_is_left_to_toml() -> None:
    assert messages._plain_entries('[a]\nja = """\nb"""\n') is None
    assert messages._plain_entries("[a]\nja = 'b'\n") is None
    assert messages._plain_entries('[a]\nja = "\\u3042"\n') is None


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "ja_JP.UTF-8"}, "ja"),
        ({"LANG": "ja_JP.eucJP", "LC_ALL": "C"}, "en"),
        ({"LC_MESSAGES": "ja", "LANG": "en_US.UTF-8"}, "ja"),
        ({"LANG": "", "LC_ALL": "JA_JP"}, "ja"),
        ({"LANG": "fr_FR"}, "en"),
    ],
)
def test_the_locale_chooses_the_language(environment: dict[str, str], language: str) -> None:
    assert from_locale(environment) == language


def test_a_chosen_language_wins_over_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    messages.set_language("en")
    try:
        assert say("error.missing-file", path="x") == "no such file: x"
    finally:
        messages.set_language(None)


@pytest.mark.parametrize("shown", ["ja", "en"])
def test_where_no_variable_says_it_the_language_is_that_of_the_system(shown: str) -> None:
    assert messages.from_locale({}, shown) == shown
    assert messages.from_locale({"LANG": "ja_JP.UTF-8"}, shown) == "ja"
    assert messages.from_locale({"LANG": "C"}, shown) == "en"


@pytest.mark.parametrize("file", FILES)
def test_what_may_be_one_has_a_singular_in_english(file: str) -> None:
    """Where a plural stands right behind a count that is not two or more by its nature."""
    plural = re.compile(r"(?<!of )\{count\} (?:[a-z-]+ )??[a-z]+(?<![aiu]s)s\b")
    always_several = {
        *("check.let-stand-which", "check.fix-hard-link", "collate.same", "collate.count"),
        *("diff.note-sentence-insert-several", "diff.note-sentence-delete-several"),
        *("diff.note-sentence-replace-several", "rules/mixed-style.plain"),
        *("rules/mixed-style.polite", "diff.note-repeated", "diff.note-columns"),
        *("rules/phone-number.too-short", "rules/phone-number.too-long"),
        *(f"diff.part-{kind}-alike" for kind in ("orthographic", "glyph", "punctuation")),
    }  # fmt: skip
    lacking = {
        f"{file}.{key}"
        for key, entry in FILES[file].items()
        if plural.search(entry.get("en", "")) and "en_one" not in entry
    }
    assert lacking - always_several == set(), (
        f"messages/{file}.toml: a count that may be one wants `en_one`, its English with 1 "
        "(or it is never one: always_several of this test)"
    )
