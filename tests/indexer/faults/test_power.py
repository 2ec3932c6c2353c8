"""Row 2: whatever a power cut leaves of the writes that were not synced, a whole state opens.

Every sync, renaming and deletion of 20 updates is noted. For each prefix of these the folder is
made anew, once with only what had been synced, once with all renamings as well.
"""

import os
from pathlib import Path

import pytest

from tests.indexer.faults.folder import Folder


class Journal:
    """What happened to the files of one folder, as a disk would see it."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.events: list[tuple[str, str, bytes | str]] = []
        fsync, replace, unlink = os.fsync, os.replace, Path.unlink

        def noted_fsync(descriptor: int) -> None:
            fsync(descriptor)
            path = Path(os.readlink(f"/proc/self/fd/{descriptor}"))
            if path.is_dir():
                self.events.append(("folder", "", ""))
            else:
                self.events.append(("file", path.name, path.read_bytes()))

        def noted_replace(source: Path, target: Path) -> None:
            replace(source, target)
            self.events.append(("rename", Path(source).name, Path(target).name))

        def noted_unlink(path: Path, missing_ok: bool = False) -> None:
            if path.exists():
                self.events.append(("delete", path.name, ""))
            unlink(path, missing_ok)

        patch.setattr(os, "fsync", noted_fsync)
        patch.setattr(os, "replace", noted_replace)
        patch.setattr(Path, "unlink", noted_unlink)


def after_power_cut(events: list[tuple[str, str, bytes | str]], lucky: bool) -> dict[str, bytes]:
    """Return the files on the disk: with luck, renamings took place without a sync."""
    contents: dict[str, bytes] = {}
    names: dict[str, str] = {}
    durable: dict[str, str] = {}
    for number, (kind, first, second) in enumerate(events):
        if kind == "file":
            key = f"{first}@{number}"
            contents[key] = second if isinstance(second, bytes) else b""
            names[first] = key
        elif kind == "rename":
            names[str(second)] = names.pop(first)
        elif kind == "delete":
            names.pop(first, None)
        elif kind == "folder":
            durable = dict(names)
    return {name: contents[key] for name, key in (names if lucky else durable).items()}


def states_after_every_cut(folder: Folder, updates: int, patch: pytest.MonkeyPatch) -> int:
    journal = Journal(folder.store.folder, patch)
    finished: list[int] = []
    for state in range(updates):
        folder.update(state)
        finished.append(len(journal.events))
    patch.undo()
    cuts = 0
    for cut in range(finished[0], len(journal.events) + 1):
        done = sum(end <= cut for end in finished) - 1
        for lucky in (False, True):
            folder.remove()
            folder.store.make()
            for name, content in after_power_cut(journal.events[:cut], lucky).items():
                (folder.store.folder / name).write_bytes(content)
            assert folder.state() in (done, done + 1)
            cuts += 1
    return cuts


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="needs /proc")
@pytest.mark.parametrize("updates", [3, pytest.param(20, marks=pytest.mark.crash)])
def test_after_a_power_cut_a_whole_state_opens(tmp_path: Path, updates: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        assert states_after_every_cut(Folder(tmp_path), updates, patch) > updates
