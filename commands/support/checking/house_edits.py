"""What a click or a quick fix writes: a finding let stand, a word accepted, a rule switched off.

Each is what the command line or an editor's hand would write, into the same files, and can be taken
back as long as nobody has written there since.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from commands.support.targets import check_target
from commands.support.whole_file import whole_file
from proofreading.checking.checker import validate
from proofreading.known import suppressions
from proofreading.known.fingerprint import fingerprints
from proofreading.known.settings_text import with_item
from proofreading.settings import FILE, Settings, load
from readers.corpus import SHIPPED
from readers.folder_settings import WORDS
from text.errors import KyogoError
from text.model.document import Document
from text.model.finding import Finding
from text.model.standing import Standing
from text.records import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """A file as it was (None: it was not there) and as it is to be."""

    path: Path
    before: bytes | None
    after: bytes


def letting_stand(
    root: Path, document: Document, findings: Sequence[Finding], reason: str = ""
) -> list[Change]:
    """Return what lets `findings` of `document` stand in the side file of the corpus `root`.

    Each has an entry of its own, which covers nothing else.
    """
    settings = _settings(root)
    side = settings.suppressions
    suppressions.load(side)  # what is no side file is not written to
    return [_added(side, suppressions.written(_entries(document, findings, reason)))]


def taking_back(root: Path, numbers: Sequence[int]) -> list[Change]:
    """Return what takes the entries `numbers` (from 0) out of the side file."""
    side = _settings(root).suppressions
    before = _bytes(side) or b""
    left = suppressions.without_entries(before.decode("utf-8-sig"), numbers)
    return [Change(side, before, left.encode("utf-8"))]


def _entries(document: Document, findings: Sequence[Finding], reason: str) -> Iterator[Standing]:
    for fingerprint, finding in fingerprints(document, findings):
        yield suppressions.entry_for(fingerprint, finding, reason.strip())


def accepting(root: Path, word: str) -> list[Change]:
    """Return what adds `word` to the first list of accepted words, which is made if need be.

    Raises KyogoError for a word that no list can hold.
    """
    word = word.strip()
    if not word or "\n" in word or "#" in word or not word.isprintable():
        raise KyogoError("check.no-word", word=word)
    settings = _settings(root)
    names = settings.scopes[0].words
    if names:
        return [_added(root / names[0], f"{word}\n")]
    return [_added(root / WORDS, f"{word}\n"), _listed(root, "words", WORDS)]


def switching_off(root: Path, rule: str) -> list[Change]:
    """Return what adds `rule` to those that are never used."""
    _settings(root)
    return [_listed(root, "ignore", rule)]


def make(changes: list[Change], root: Path) -> None:
    """Write `changes`. Raises KyogoError, before anything is written, where a file has changed.

    So it does for the sample that ships, which stands in for a corpus where there is none: what is
    decided about one's own draft would be lost there, and would hold for everybody else.
    """
    if root.resolve() == SHIPPED.resolve():
        raise KyogoError("check.sample-is-not-written-to")
    _check(changes, root, forward=True)
    for change in changes:
        with whole_file(str(change.path)) as file:
            file.write(change.after)


def take_back(changes: list[Change], root: Path) -> None:
    """Put every file back as it was. Raises KyogoError where one was written to since."""
    _check(changes, root, forward=False)
    for change in changes:
        if change.before is None:
            change.path.unlink(missing_ok=True)
            continue
        with whole_file(str(change.path)) as file:
            file.write(change.before)


def _check(changes: list[Change], root: Path, forward: bool) -> None:
    for change in changes:
        check_target(change.path, root)
        if _bytes(change.path) != (change.before if forward else change.after):
            raise KyogoError("error.changing-target", path=str(change.path))


def _settings(root: Path) -> Settings:
    """Return the settings, whose files all lie within the corpus."""
    settings = load(root)
    validate(settings)
    return settings


def _added(path: Path, text: str) -> Change:
    before = _bytes(path)
    start = before or b""
    gap = b"\n" if start and not start.endswith(b"\n") else b""
    return Change(path, before, start + gap + _writable(text).encode())


def _listed(root: Path, key: str, item: str) -> Change:
    path = root / FILE
    before = _bytes(path)
    try:
        text = (before or b"").decode("utf-8")
    except UnicodeDecodeError as error:
        raise KyogoError("check.cannot-add", key=key) from error
    return Change(path, before, with_item(text, "check", key, item).encode("utf-8"))


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _writable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
