"""What belongs to a reader besides its module: its line, its words, its place in the tests.

A test that fails here says which step of CONTRIBUTING.md was forgotten.
"""

import ast
import importlib
import inspect
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from readers.corpus import UNSUPPORTED
from readers.registry import FORMATS, Format, read_content, suffixes
from tests.attack.test_reader_fuzz import SEEDS
from text.messages import LANGUAGES, catalogue, has
from text.model.document import NUMBERED_BY_PARAGRAPH, PARAGRAPHED, TABLED, Document

ROOT = Path(__file__).resolve().parents[2]
READERS = ROOT / "readers/formats"
NOTATIONS = ("aozora",)
"""Formats that lie in the text of another one, with their own words."""
BROKEN_ANYWHERE = {"text", "markdown", "csv", "pdf"}
"""Formats whose lines may end where the paper did: those that are not PARAGRAPHED."""
NUMBERED_BY_LINE = frozenset(
    (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".csv", ".pdf", ".xlsx")
) | {".xlsm"}
"""Suffixes of files whose places are told by line: those that are not NUMBERED_BY_PARAGRAPH."""
BY_NAME = pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)


def _module(form: Format) -> ModuleType:
    _path(form)
    return importlib.import_module(form.module)


def _path(form: Format) -> Path:
    path = ROOT / f"{form.module.replace('.', '/')}.py"
    if not path.is_file():
        pytest.fail(
            f"FORMATS in readers/registry.py: {form.name} is read by {form.module}, and there is "
            f"no {path.relative_to(ROOT).as_posix()}",
            pytrace=False,
        )
    return path


def _files(form: Format) -> list[Path]:
    """The module of a reader, with what lies beside it in a folder of its own."""
    path = _path(form)
    return sorted(path.parent.glob("*.py")) if path.name == "read.py" else [path]


@cache
def _strings(path: Path) -> frozenset[str]:
    return frozenset(
        node.value
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def _given(form: Format) -> set[str]:
    """What the calls that make the document say of its format: `format=`, or behind its name."""
    given = set()
    for path in _files(form):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                values = [word.value for word in node.keywords if word.arg == "format"]
                if ast.unparse(node.func).endswith(".document"):
                    values += node.args[1:2]
                given |= {one.value for one in values if isinstance(one, ast.Constant)}
    return given


@pytest.mark.parametrize("name", [*(form.name for form in FORMATS), *NOTATIONS])
def test_a_format_has_its_words_in_show(name: str) -> None:
    assert has(f"show.format-{name}"), f"messages/show.toml lacks [format-{name}]"


@BY_NAME
def test_a_reader_names_its_format_as_its_line_in_the_registry_does(form: Format) -> None:
    """`Document.format` finds the words in `show`: it must be the name that the line has."""
    given = _given(form) or {Document("x", "").format}
    assert given == {form.name}, (
        f"{form.module} gives its documents the format {given}, and its line in "
        f"readers/registry.py {form.name!r}, by which `kyogo show` finds its words"
    )


@BY_NAME
def test_a_reader_takes_what_it_is_given(form: Format) -> None:
    """What begins with a signature says itself how it is encoded; the rest is told --encoding."""
    module = _module(form)
    assert hasattr(module, "read"), f"{form.module} lacks read(content, name, encoding=None)"
    read = module.read
    wanted = ["content", "name"] + ([] if form.signatures else ["encoding"])
    assert list(inspect.signature(read).parameters) == wanted, (
        f"{form.module}: read({', '.join(wanted)}) is what readers/registry.py calls "
        "where FORMATS gives this reader " + ("signatures" if form.signatures else "no signatures")
    )


def test_every_reader_has_a_line_in_the_registry() -> None:
    modules = {
        path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")
        for path in READERS.rglob("*.py")
        if any(
            isinstance(node, ast.FunctionDef) and node.name == "read"
            for node in ast.parse(path.read_text("utf-8")).body
        )
    }
    orphans = modules - {form.module for form in FORMATS}
    assert orphans == set(), f"no Format in FORMATS of readers/registry.py reads with {orphans}"


@BY_NAME
def test_a_reader_has_tests_of_its_own(form: Format) -> None:
    """Some test of tests/readers beside this one speaks of a file with its suffix."""
    suffix = form.suffixes[0]
    tested = [path for path in Path(__file__).parent.glob("test_*.py") if path != Path(__file__)]
    tried = any(string.endswith(suffix) for path in tested for string in _strings(path))
    assert tried, f"no test in tests/readers reads a file that ends in {suffix}"


@BY_NAME
def test_a_reader_is_tried_with_damaged_files(form: Format) -> None:
    missing = set(form.suffixes[:1]) - set(SEEDS)
    assert missing == set(), f"SEEDS in tests/attack/test_reader_fuzz.py lacks a file {missing}"


@BY_NAME
def test_it_is_said_whether_the_lines_of_a_format_are_paragraphs(form: Format) -> None:
    """Searches and comparisons join what the paper's width has broken, and nothing else."""
    assert (form.name in PARAGRAPHED) != (form.name in BROKEN_ANYWHERE), (
        f"{form.name}: where each of its lines is a paragraph it belongs into PARAGRAPHED of "
        "text/model/document.py, else into BROKEN_ANYWHERE of this test"
    )


@pytest.mark.parametrize("suffix", sorted(suffixes()))
def test_it_is_said_how_the_places_of_a_file_are_numbered(suffix: str) -> None:
    assert (suffix in NUMBERED_BY_PARAGRAPH) != (suffix in NUMBERED_BY_LINE), (
        f"{suffix}: where its program shows no numbers of lines it belongs into "
        "NUMBERED_BY_PARAGRAPH of text/model/document.py, else into NUMBERED_BY_LINE of this test"
    )


@BY_NAME
def test_a_reader_that_tells_the_borders_of_tables_is_one_of_those_that_do(form: Format) -> None:
    """By the file in SEEDS: where the format can hold a table, that file has one."""
    _path(form)
    for suffix in set(form.suffixes) & set(SEEDS):
        bordered = bool(read_content(SEEDS[suffix], f"seed{suffix}", suffix).borders)
        assert bordered == (form.name in TABLED), (
            f"TABLED in text/model/document.py lacks {form.name}, whose reader tells borders"
            if bordered
            else f"SEEDS in tests/attack/test_reader_fuzz.py: {form.name} is TABLED in "
            f"text/model/document.py, and its file {suffix} has no table"
        )


def test_what_is_known_of_formats_elsewhere_is_of_formats_that_are_read() -> None:
    formats = {form.name for form in FORMATS}
    read = suffixes()
    assert (PARAGRAPHED | TABLED) - formats == set(), (
        "PARAGRAPHED and TABLED in text/model/document.py hold names of FORMATS alone"
    )
    assert set(NUMBERED_BY_PARAGRAPH) - read <= {".doc"}, (
        "NUMBERED_BY_PARAGRAPH in text/model/document.py holds suffixes that are read"
    )
    assert UNSUPPORTED & read == set(), "UNSUPPORTED in readers/corpus.py: these are read"


@pytest.mark.parametrize("page", ["README.md", "README.ja.md"])
@BY_NAME
def test_a_readme_says_that_the_format_is_read(form: Format, page: str) -> None:
    told = (ROOT / page).read_text("utf-8").lower()
    named = catalogue("show").get(f"format-{form.name}", {})
    shown = {named[language] for language in LANGUAGES if named.get(language)}
    words = {form.name, form.suffixes[0], *(word.split()[0].partition("（")[0] for word in shown)}
    assert any(word.lower() in told for word in words), (
        f"{page} has no word of {form.suffixes[0]} where it says which files are read"
    )


@BY_NAME
def test_what_a_reader_reads_runs_in_the_child(form: Format) -> None:
    """All but plain text: a parser that crashes or never ends must not take the command along."""
    assert form.sandboxed == (form.name != "text"), (
        f"readers/registry.py: Format({form.name!r}, …) wants sandboxed=True"
    )


@BY_NAME
def test_what_is_said_of_a_reader_begins_with_a_sentence(form: Format) -> None:
    """`make docs` takes the first paragraph for the table of the formats."""
    said = inspect.getdoc(_module(form)) or ""
    assert said.partition("\n\n")[0].rstrip().endswith("."), (
        f"{form.module}: the docstring begins with a sentence for docs/reference/formats.md"
    )
