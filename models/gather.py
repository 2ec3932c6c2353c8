"""Bring the text that the model is trained on together: one file of plain lines a source.

    python models/gather.py OUT [--mirrors FOLDER]

Each source of `sources.toml` is cloned (`git clone --depth 1`) into FOLDER, unless it lies there
already as `owner+name`. A line of OUT/<source>.txt is a paragraph of running text, each once in
all; one file in fifty goes to OUT/held-out/<source>.txt, which no training reads, and text for
calibration to OUT/calibration. What was read is written to OUT/gathered.json: commit, date, files,
characters.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from models.cleaning import CLEANERS

HELD_OUT = 50
MOST = 30_000_000
"""Bytes of a source, where it says nothing else: no one of them is to drown the others."""


def git(folder: Path, *arguments: str) -> bytes:
    """Return what git says of the repository in `folder`, bare or not."""
    inside = folder / "repo"
    place = next(path for path in (inside / ".git", inside, folder / ".git") if path.exists())
    return subprocess.run(
        ["git", "--git-dir", str(place), "-c", "core.quotepath=off", *arguments],
        check=True,
        capture_output=True,
    ).stdout


def mirrored(address: str, mirrors: Path) -> Path:
    """Return the folder that holds the repository, cloned if it is not there."""
    folder = mirrors / "+".join(address.split("/")[-2:])
    if not folder.exists():
        subprocess.run(["git", "clone", "--depth", "1", address, str(folder / "repo")], check=True)
    return folder


def chance(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=4).digest())


def files(folder: Path, source: dict[str, object]) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of each file of the source, in an order of chance."""
    pattern = re.compile(str(source["files"]))
    without = set(map(str, source.get("without", ())))  # type: ignore[call-overload]
    keep = int(str(source.get("keep", 1)))
    names = []
    for line in git(folder, "ls-tree", "-r", "-l", "HEAD").decode().splitlines():
        described, _, name = line.partition("\t")
        match = pattern.search(name)
        if match and not without & set(match.groups()) and chance(name) % keep == 0:
            names.append((chance(name), name, described.split()[2]))
    blobs = [blob for _, _, blob in sorted(names)]
    inside = folder / "repo"
    place = next(path for path in (inside / ".git", inside, folder / ".git") if path.exists())
    reader = subprocess.Popen(
        ["git", "--git-dir", str(place), "cat-file", "--batch"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert reader.stdin is not None
    assert reader.stdout is not None
    for (_, name, _), blob in zip(sorted(names), blobs, strict=True):
        reader.stdin.write(f"{blob}\n".encode())
        reader.stdin.flush()
        header = reader.stdout.readline().split()
        if header[1] == b"missing":  # a snapshot without its largest files
            continue
        yield name, reader.stdout.read(int(header[2]))
        reader.stdout.read(1)
    reader.kill()


def gather(
    name: str, source: dict[str, object], out: Path, mirrors: Path, seen: set[bytes]
) -> dict:
    """Write the lines of one source; return what was read."""
    folder = mirrored(str(source["address"]), mirrors)
    clean = CLEANERS[str(source["form"])]
    told: dict[str, object] = {"address": source["address"], "licence": source["licence"]}
    told["commit"], told["date"] = (
        git(folder, "log", "-1", "--format=%H %ad", "--date=short").decode().split()
    )
    read, size = 0, {"": 0, "held-out": 0}
    place = out / str(source.get("use", ""))
    streams = {"": (place / f"{name}.txt").open("w", encoding="utf-8")}
    streams["held-out"] = (out / "held-out" / f"{name}.txt").open("w", encoding="utf-8")
    for path, content in files(folder, source):
        held_out = "use" not in source and chance(path) // 7 % HELD_OUT == 0
        part = "held-out" if held_out else ""
        for line in clean(content):
            mark = hashlib.blake2b(line.encode(), digest_size=8).digest()
            if mark not in seen:
                seen.add(mark)
                streams[part].write(line + "\n")
                size[part] += len(line)
        read += 1
        if streams[""].tell() > int(str(source.get("most", MOST))):
            break
    told |= {"files": read, "characters": size[""], "held out": size["held-out"]}
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--mirrors", type=Path, default=Path("models/mirrors"))
    arguments = parser.parse_args()
    for part in ("held-out", "calibration"):
        (arguments.out / part).mkdir(parents=True, exist_ok=True)
    sources = tomllib.loads((Path(__file__).with_name("sources.toml")).read_text("utf-8"))
    seen: set[bytes] = set()
    told = {}
    for name, source in sources.items():
        told[name] = gather(name, source, arguments.out, arguments.mirrors, seen)
        print(name, told[name], flush=True)
    (arguments.out / "gathered.json").write_text(json.dumps(told, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
