"""Every message is there in both languages, with the same placeholders, and none is left over."""

import ast
import re
import string
import tomllib
from functools import cache
from pathlib import Path

import pytest

from text import messages
from text.messages import from_locale, say

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "messages"
FILES = {
    path.relative_to(FOLDER).with_suffix("").as_posix(): tomllib.loads(path.read_text("utf-8"))
    for path in sorted(FOLDER.rglob("*.toml"))
}
CATALOGUE = {
    f"{file}.{name}": entry for file, held in FILES.items() for name, entry in held.items()
}
ROOMS = "commands docs kyogo text readers indexer collation proofreading reports web editor"
SOURCES = [
    ROOT / "cli.py",
    *(path for room in ROOMS.split() for path in (ROOT / room).rglob("*.py")),
]
TEMPLATES = sorted((ROOT / "web/templates").glob("*.html"))
EXAMPLES = (".bad", ".good")
PAGE = {"summary", "why", "bad", "good"}


def _placeholders(key: str, text: str) -> list[str]:
    if key.startswith("argparse."):
        return sorted(re.findall(r"%(?:\(\w+\))?[sr]", text))
    return sorted({field or "" for _, field, _, _ in string.Formatter().parse(text) if field})


def _in_japanese(text: str) -> bool:
    return len(re.findall("[ぁ-ゖァ-ヺ一-龥]", text)) > len(re.findall("[A-Za-z]", text))


@cache
def _keys_in_code() -> frozenset[str]:
    """Every string of the code, an f-string with * for what is filled in."""
    keys = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                keys.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                held = (v.value if isinstance(v, ast.Constant) else "*" for v in node.values)
                keys.add("".join(map(str, held)))
    for path in TEMPLATES:
        for text, composed in re.findall(r'say\("([^"\n]+)"( ~)?', path.read_text("utf-8")):
            keys.add(f"{text}*" if composed else text)
    return frozenset(keys)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    composed = (text for text in _keys_in_code() if "*" in text and len(text) < 60)
    return tuple(
        re.compile(re.escape(text).replace(r"\*", ".*"))
        for text in composed
        if re.fullmatch(r"[a-z][\w./-]*\*.*", text)
    )


def _used(key: str) -> bool:
    file, _, name = key.removesuffix(".hint").partition(".")
    if file in ("argparse", "metavars") or key in _keys_in_code():
        return True
    # A rule names its messages without their file, and every rule has a page.
    whole, names = (name, PAGE) if file.startswith("rules/") else (f"{file}.{name}", set())
    if whole in _keys_in_code() | names:
        return True
    return any(pattern.fullmatch(whole) for pattern in _patterns())


@pytest.mark.parametrize("key", CATALOGUE)
def test_a_message_has_both_languages_with_the_same_placeholders(key: str) -> None:
    entry = CATALOGUE[key]
    assert set(entry) - {"en_one"} == {"ja", "en"}
    assert all(text.strip() for text in entry.values())
    assert _placeholders(key, entry["ja"]) == _placeholders(key, entry["en"])


@pytest.mark.parametrize("key", [key for key in CATALOGUE if not key.endswith(EXAMPLES)])
def test_the_english_of_a_message_is_not_japanese(key: str) -> None:
    assert not _in_japanese(CATALOGUE[key]["en"])


def test_every_message_is_used_somewhere() -> None:
    assert [key for key in CATALOGUE if not _used(key)] == []


def test_every_message_that_the_code_asks_for_is_there() -> None:
    asked = {
        key
        for key in _keys_in_code()
        if re.fullmatch(r"[a-z]+\.[a-z-]*[a-z]", key) and key.split(".")[0] in FILES
    }
    suffixes = {".md", ".toml", ".txt", ".py", ".docx", ".json", ".html", ".tsv", ".csv"}
    assert {k for k in asked if not k.endswith(tuple(suffixes))} <= set(CATALOGUE)


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
    things = "findings documents hits places words nodes files rules pages items names dates lines"
    plural = re.compile(rf"(?<!of )\{{count\}} (?:[a-z]+ )?(?:{'|'.join(things.split())})\b")
    always_several = {
        *("check.let-stand-which", "check.fix-hard-link", "collate.same", "collate.count"),
        *("diff.note-sentence-insert-several", "diff.note-sentence-delete-several"),
        *("diff.note-sentence-replace-several", "rules/mixed-style.plain"),
        "rules/mixed-style.polite", "diff.note-repeated",
        *(f"diff.part-{kind}-alike" for kind in ("orthographic", "glyph", "punctuation")),
    }  # fmt: skip
    lacking = {
        f"{file}.{key}"
        for key, entry in FILES[file].items()
        if plural.search(entry.get("en", "")) and "en_one" not in entry
    }
    assert lacking <= always_several
