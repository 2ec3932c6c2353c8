"""Whether two checkouts give the same answers, for a change that moves code and alters nothing.

    python bench/same_answers.py OLD NEW TEXTS… [--commands N]

Some hundreds of commands run in both checkouts, over the corpus that ships (of OLD, for both) and
over the texts in the folders TEXTS; each command's output, errors and exit code are compared. JSON
where a command has it. Works with checkouts whose modules have other places: only `cli.run` is
called. Printed: commands by name, how many agree, and those that do not.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SUFFIXES = (".txt", ".md", ".html", ".docx", ".odt", ".pdf")
MARKS = "、。「」『』（）()[]【】《》〈〉・…：；！？\"'*?/|~^:-\\"
MOST_BYTES = 300_000
"""Larger files are left out: they take minutes and show nothing more."""

Command = list[str]


def commands(shipped: Path, folders: list[Path], number: int) -> list[Command]:
    """Return `number` commands or more, the same ones for the same texts."""
    chosen = random.Random(7)
    found: list[Command] = []
    names = [path.relative_to(shipped).as_posix() for path in _files(shipped)]
    corpora = [(shipped, names)]
    for folder in folders:
        files = _files(folder)
        names = [path.relative_to(folder).as_posix() for path in files]
        corpora.append((folder, chosen.sample(names, min(60, len(names)))))
    for folder, names in corpora:
        where = ["--corpus", str(folder)]
        found.append(["list", "--format", "json", *where])
        queries = list(_queries([folder / name for name in names], chosen, number // 6))
        for place, query in enumerate(queries):
            kind = place % 8
            if kind == 7:
                found.append(["kwic", "--format", "json", "--exact", "--", query])
            else:
                options = [["--exact"], ["--word"], ["--no-variants"], ["--limit", "3"]][kind % 4]
                found.append(["search", "--format", "json", *(options if kind < 4 else [])])
                found[-1] += ["--", query]
            found[-1][1:1] = where
        for name in names[:12]:
            found.append(["similar", name, "--format", "json", *where])
            found.append(["freq", name, "--format", "json", *where])
            found.append(["show", "--outline", name, *where])
            found.append(["check", str(folder / name), "--format", "json", *where])
        for query in queries[:8]:
            found.append(["collocates", *where, "--format", "json", "--", query])
        for one, other in pairwise(names[:11]):
            found.append(["keyness", one, other, "--format", "json", *where])
    empty = shipped.with_name("empty")
    for folder, names in corpora[1:]:
        for name in names:
            found.append(["check", str(folder / name), "--format", "json", "--corpus", str(empty)])
    for one, other in _pairs([folder / name for folder, names in corpora for name in names]):
        found.append(["diff", str(one), str(other), "--format", "json"])
        found.append(["collate", str(one), str(other), str(one), "--format", "json"])
    return found


def _files(folder: Path) -> list[Path]:
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix in SUFFIXES and path.is_file() and path.stat().st_size <= MOST_BYTES
    ]


def _queries(files: list[Path], chosen: random.Random, number: int) -> Iterator[str]:
    """Yield stretches of the texts, and what is made of them: phrases, OR, NEAR, wildcards."""
    texts = []
    for path in files:
        with contextlib.suppress(OSError):
            content = path.read_bytes()
            for encoding in ("utf-8", "cp932"):
                with contextlib.suppress(UnicodeDecodeError):
                    texts.append(content.decode(encoding))
                    break
    lines = [line.strip() for text in texts for line in text.splitlines()]
    lines = [line for line in lines if len(line) > 12]
    for place in range(number if lines else 0):
        line = chosen.choice(lines)
        start = chosen.randrange(len(line) - 10)
        word = line[start : start + chosen.choice((2, 2, 3, 4, 6))]
        word = "".join(char for char in word if char not in MARKS and not char.isspace()) or "文"
        other = "".join(char for char in line[:3] if char not in MARKS and char > " ") or "日"
        shapes = (word, word, f'"{word}"', f"{word} OR {other}", f"{other} NEAR/20 {word}",
                  f"{word[:1]}*{word[-1:]}", f"{word} -{other}", f"raw:{word}")  # fmt: skip
        yield shapes[place % len(shapes)]


def _pairs(files: list[Path]) -> Iterator[tuple[Path, Path]]:
    """Yield files that stand side by side in one folder: versions of one text, often."""
    for one, other in pairwise(files):
        if one.parent == other.parent and one.suffix == other.suffix:
            yield one, other


def answer(command: Command) -> dict[str, object]:
    """Run one command in this process; what it printed is hashed, errors are kept."""
    import cli

    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = cli.run(["--lang", "en", *command])
    digest = hashlib.sha256(out.getvalue().encode("utf-8", "surrogatepass")).hexdigest()
    return {"code": code, "size": len(out.getvalue()), "digest": digest, "err": err.getvalue()}


def _serve(given: str) -> None:
    """Answer the commands in the file `given`, one line of JSON each."""
    for command in json.loads(Path(given).read_text("utf-8")):
        print(json.dumps(answer(command)), flush=True)


def _run(tree: Path, asked: list[Command], cache: Path) -> list[dict[str, object]]:
    given = cache / "commands.json"
    given.write_text(json.dumps(asked), "utf-8")
    # The module is run from its own file, yet imports the `cli` of the checkout.
    script = str(Path(__file__).resolve())
    code = (
        f"import runpy, sys; sys.path.insert(0, {str(tree)!r}); "
        f"sys.argv[1:] = ['--serve', {str(given)!r}]; "
        f"runpy.run_path({script!r}, run_name='__main__')"
    )
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache / "cache"), "COLUMNS": "100"}
    # Where an order hangs on hashes of strings, the two checkouts shall have the same ones.
    environment["PYTHONHASHSEED"] = "0"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=cache.parent,
        env=environment,
        capture_output=True,
        text=True,
    )
    if ran.returncode:
        sys.exit(ran.stderr)
    return [json.loads(line) for line in ran.stdout.splitlines()]


def main() -> int:
    """Compare; 0 where all answers are the same."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("texts", type=Path, nargs="*")
    parser.add_argument("--commands", type=int, default=500)
    arguments = parser.parse_args()
    old, new = arguments.old.resolve(), arguments.new.resolve()
    with tempfile.TemporaryDirectory() as place:
        shipped = Path(place, "shipped")
        shutil.copytree(old / "corpus", shipped)
        Path(place, "empty").mkdir()
        texts = [path.resolve() for path in arguments.texts]
        asked = commands(shipped, texts, arguments.commands)
        answers = []
        for name, tree in (("old", old), ("new", new)):
            cache = Path(place, name)
            cache.mkdir()
            answers.append(_run(tree, asked, cache))
    same: Counter[str] = Counter()
    codes: Counter[object] = Counter()
    other = []
    for command, before, after in zip(asked, *answers, strict=True):
        codes[before["code"]] += 1
        if before == after:
            same[command[0]] += 1
        else:
            other.append((command, before, after))
    total = Counter(command[0] for command in asked)
    for name, count in sorted(total.items()):
        print(f"{name:12} {same[name]:5} of {count:5} the same")
    print(f"{'all':12} {same.total():5} of {total.total():5}; exit codes {dict(codes)}")
    for command, before, after in other[:40]:
        print(" ".join(command), before, after, sep="\n   ")
    return bool(other)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        _serve(sys.argv[2])
    else:
        sys.exit(main())
