"""Documents of a corpus: their names, their sections, what the catalogue says of them."""

from pathlib import Path

import pytest

from readers.corpus import Corpus, locate
from text.errors import KyogoError, UsageError
from text.running.running import running

LETTER = (
    "要請書\n\n2020年1月2日\n\n中央図書館 御中\n\n読書会\n\n"
    "本の貸し出しについて\n\n次のとおり。\n\n1. 甲\n2. 乙\n"
)


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    (tmp_path / "手紙.txt").write_text(LETTER, "utf-8")
    (tmp_path / "a#b.txt").write_text("名に#がある。\n", "utf-8")
    (tmp_path / "sjis.txt").write_bytes("髙①".encode("cp932"))
    (tmp_path / "ruby.txt").write_text("漢字《かんじ》です。\n", "utf-8")
    (tmp_path / ".hidden.txt").write_text("x", "utf-8")
    (tmp_path / "image.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "catalogue.toml").write_text(
        '[[document]]\npath = "手紙.txt"\ntitle = "題"\nkind = "letter"\n'
        '[[document]]\npath = "sjis.txt"\nencoding = "cp932"\n'
        '[[document]]\npath = "ruby.txt"\nformat = "aozora"\n',
        "utf-8",
    )
    return Corpus(tmp_path)


def test_only_files_that_a_reader_reads_are_listed_in_order(corpus: Corpus) -> None:
    assert list(corpus.names()) == ["a#b.txt", "ruby.txt", "sjis.txt", "手紙.txt"]


def test_the_catalogue_wins_over_the_text_and_the_text_fills_in(corpus: Corpus) -> None:
    letter = corpus.document("手紙.txt")
    assert (letter.title, letter.kind) == ("題", "letter")
    assert (letter.date, letter.addressee, letter.sender) == ("2020-01-02", "中央図書館", "読書会")


def test_the_catalogue_names_an_encoding_or_the_notation_of_ruby(corpus: Corpus) -> None:
    assert corpus.document("sjis.txt").raw == "髙①"
    assert running(corpus.document("ruby.txt")).text == "漢字です。\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("手紙.txt#宛先", "中央図書館 御中\n\n"),
        ("手紙.txt#2.", "2. 乙\n"),
        ("手紙.txt#２．", "2. 乙\n"),
        ("手紙.txt#本の貸し出し", "本の貸し出しについて\n\n次のとおり。\n\n1. 甲\n2. 乙\n"),
        ("a#b.txt", "名に#がある。\n"),
    ],
)
def test_a_document_or_section_is_found_by_its_name(corpus: Corpus, name: str, text: str) -> None:
    document = locate(name, corpus)
    assert document.raw[slice(*(document.scope or (0, None)))] == text


@pytest.mark.parametrize("name", ["手紙.txt#ない", "手紙.txt#"])
def test_a_section_that_is_not_there_is_a_usage_error(corpus: Corpus, name: str) -> None:
    with pytest.raises(UsageError):
        locate(name, corpus)


@pytest.mark.parametrize(
    "text", ["[[document]]\n", "document = 3\n", "[[document]]\npath = 1\nx", "\xff"]
)
def test_a_broken_catalogue_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "catalogue.toml").write_text(text, "latin-1")
    with pytest.raises(KyogoError):
        Corpus(tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "own"),
    [
        ("指摘.html", '<html><head><meta name="generator" content="Kyogo"></head></html>', True),
        ("頁.html", "<html><head></head><p>Kyogo</p></html>", False),
        ("一覧.csv", '\ufeff"番号","文書","頁","行","桁","重さ","規則","本文"\n', True),
        ("疑問.csv", '\ufeff"番号","頁・行","原文","疑問","根拠","回答"\n', True),
        ("用例.csv", '\ufeff"文書","行","桁","前","語","後","一致","節","日付"\n', True),
        (
            "指摘.txt",
            "案内.txt:1:3  誤り  語の重なり doubled-word  確からしさ93%  1 [nxk1122x]\n"
            "    総会【をを】開く。\n",
            True,
        ),
        ("注.txt", "::error file=a.md,line=3,title=曜日 weekday::火曜日ではありません\n", True),
        ("覚え.txt", "案内.txt:1 の誤りを直す。93%まで終わった。[会議]\n    以上\n", False),
        ("名簿.csv", '"番号","氏名"\n"1","上田"\n', False),
        ("記録.md", "# 校正記録\n\n<!-- kyogo-record {} -->\n", True),
        ("覚え.md", "# 校正記録について\n\n本文。<!-- 覚え -->\n", False),
    ],
)
def test_what_kyogo_wrote_itself_is_no_document(
    tmp_path: Path, name: str, content: str, own: bool
) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    corpus = Corpus(tmp_path)
    if own:
        with pytest.raises(KyogoError) as refused:
            corpus.document(name)
        assert refused.value.code == "reading.own-report"
    else:
        assert corpus.document(name).raw


def test_the_lists_that_steer_kyogo_are_no_documents(tmp_path: Path) -> None:
    (tmp_path / "kyogo.toml").write_text(
        '[check]\nwords = ["用語/語.txt"]\n[[check.paths]]\nmatch = "*"\nwords = ["./二.txt"]\n',
        "utf-8",
    )
    (tmp_path / "用語").mkdir()
    for name in ("用語/語.txt", "用語/解説.txt", "二.txt", "kyogo-words.txt", "案内.txt"):
        (tmp_path / name).write_text("こんにちわ\n", "utf-8")
    assert list(Corpus(tmp_path).names()) == ["案内.txt", "用語/解説.txt"]
