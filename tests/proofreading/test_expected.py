"""What the model of particles and conversions promises of its file, its places and its cost."""

import subprocess
import sys
from pathlib import Path

import numpy
import pytest

from proofreading.draft import Draft
from proofreading.expected.doubts import doubts
from proofreading.expected.misconverted import misconverted
from proofreading.expected.model import weights
from proofreading.expected.model.attributes import Reader
from proofreading.expected.model.homonyms import members, sound
from proofreading.expected.model.kinship import confused, kin
from proofreading.expected.model.slots import LABELS, slots, text_of
from text.language.morphology import tokens
from text.model.document import Document

ROOT = Path(__file__).resolve().parents[2]


def _labels(line: str) -> list[str]:
    reader = Reader()
    text, _ = text_of([reader.read(tokens(line))], reader)
    return [LABELS[label] for label in slots(text).label]


def test_a_place_is_behind_each_noun_with_its_particles() -> None:
    assert _labels("会議では資料を配る。") == ["では", "を"]


def test_a_verb_that_follows_a_noun_at_once_makes_a_place_without_a_particle() -> None:
    assert _labels("資料配る。") == [""]


def test_the_arrays_of_a_file_are_those_that_were_written(tmp_path: Path) -> None:
    known = {
        "one": numpy.arange(6, dtype=numpy.int8).reshape(2, 3),
        "two": numpy.float32(0.5),
        "none": numpy.zeros((0, 4), numpy.int32),
    }
    path = tmp_path / "weights.bin"
    weights.write(path, known)
    read = weights.read(path)
    assert read.keys() == known.keys()
    for name, array in known.items():
        assert numpy.array_equal(read[name], array)
        assert read[name].shape == numpy.shape(array)


def test_the_file_fits_into_the_wheel() -> None:
    import zlib

    assert len(zlib.compress(weights.FILE.read_bytes(), 6)) < 10_000_000


def test_particles_of_one_case_and_topics_are_never_held_against_each_other() -> None:
    alike, at = kin(), LABELS.index
    for one, other in (("に", "には"), ("を", "は"), ("が", "も"), ("に", "へ"), ("が", "の")):
        assert alike[at(one), at(other)]
        assert alike[at(other), at(one)]
    assert not alike[at("を"), at("に")]
    assert not alike[at("を"), at("")]
    assert not confused()[at("から")]


def test_words_of_one_sound_are_a_group() -> None:
    token = next(tokens("適用"))
    assert {"適用"} <= {member.surface for member in members(sound(token))}


@pytest.mark.parametrize("raw", ["", "。", "abc 123", "\n\n", "ー", "をををを", "見出し\tセル"])
def test_any_text_is_read(raw: str) -> None:
    draft = Draft(Document(name="a.txt", raw=raw))
    assert list(doubts(draft)) == []
    assert list(misconverted(draft)) == []


def test_numpy_is_not_loaded_where_the_rules_are_off(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("会議の資料を配ります。\n", "utf-8")
    script = (
        "import sys, cli\n"
        f"sys.argv = ['kyogo', 'check', {str(draft)!r}]\n"
        "cli.run()\n"
        "print('numpy' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert ran.stdout.strip().splitlines()[-1] == "False", ran.stderr
