"""A document is found by its name, however the disk composes its characters."""

from pathlib import Path
from unicodedata import normalize

import pytest

from readers.corpus import Corpus, locate
from readers.spelling import as_listed
from text.errors import KyogoError

NAME = "通知/ガイド〈改訂〉.txt"


@pytest.mark.parametrize(("written", "asked"), [("NFD", "NFC"), ("NFC", "NFD"), ("NFC", "NFC")])
def test_a_name_is_found_in_either_composition(written: str, asked: str, tmp_path: Path) -> None:
    path = tmp_path / normalize(written, NAME)  # type: ignore[arg-type]
    path.parent.mkdir()
    path.write_text("本文", "utf-8")
    corpus = Corpus(tmp_path)
    document = locate(normalize(asked, NAME), corpus)  # type: ignore[arg-type]
    assert (document.raw, document.name) == ("本文", next(corpus.names()))


def test_of_two_compositions_beside_each_other_the_one_that_was_typed_is_read(
    tmp_path: Path,
) -> None:
    for form in ("NFC", "NFD"):
        (tmp_path / normalize(form, "ガ.txt")).write_text(form, "utf-8")  # type: ignore[arg-type]
    corpus = Corpus(tmp_path)
    assert locate(normalize("NFD", "ガ.txt"), corpus).raw == "NFD"
    assert locate(normalize("NFC", "ガ.txt"), corpus).raw == "NFC"


@pytest.mark.parametrize("name", ["../x.txt", "か.txt", "", "a\0", "ガ.txt/b"])
def test_another_name_is_no_composition_of_it(name: str, tmp_path: Path) -> None:
    (tmp_path / "ガ.txt").write_text("本文", "utf-8")
    assert as_listed(tmp_path, name) is None
    with pytest.raises(KyogoError):
        locate(name or "無.txt", Corpus(tmp_path))
