"""Where the files lie that steer Kyogo, and the commands that read each of them."""

from __future__ import annotations

from pathlib import Path

DRAFT = "本文ををここに書きます。" + "a" * 60 + "\n"

PLACES: dict[str, tuple[str, str, list[str]]] = {
    "settings": ("kyogo.toml", "", ["check", "draft.txt"]),
    "catalogue": ("catalogue.toml", "", ["search", "本文"]),
    "standing": ("kyogo-suppressions.toml", "", ["check", "draft.txt"]),
    "baseline": ("baseline.json", "", ["check", "draft.txt", "--baseline", "baseline.json"]),
    "words": ("words.txt", '[check]\nwords = ["words.txt"]\n', ["check", "draft.txt"]),
    "dictionary": ("prh.yml", '[check]\ndictionaries = ["prh.yml"]\n', ["check", "draft.txt"]),
    "synonyms": ("synonyms.tsv", "", ["search", "本文"]),
    "record": ("record.json", "", ["record", "record.json"]),
}
"""By what it is: the file's name, the settings that name it, a command that reads it."""


def house(folder: Path, what: str) -> Path:
    """Make a corpus in `folder` whose settings name the file `what`; return where it is to lie."""
    name, settings, _ = PLACES[what]
    (folder / "kyogo.toml").write_text(settings, "utf-8")
    (folder / "draft.txt").write_text(DRAFT, "utf-8")
    return folder / name
