"""What other tools show for the pairs on which the diff is tested.

It makes the tables of docs/diff-comparison.md.

    python bench/compare_diff.py [--write]

Every folder of tests/collation/cases and strangers, and the two shipped letters, is a pair with the
changes that a proofreader names. Run on it: docdiff (words), git --word-diff (a regex of digits and
characters), difflib on characters, and `kyogo diff`. A cell says how many of the named changes a
tool shows as such, whole and alone, and how many other changes it shows. Tools that are missing
are left out. --write puts the tables into the page.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "diff-comparison.md"
CASES = ROOT / "tests" / "collation" / "cases"
STRANGERS = ROOT / "tests" / "collation" / "strangers"
LETTERS = ROOT / "corpus" / "letters"
Change = tuple[str, str]
_MARKED = re.compile(r"\[-(.*?)-\]\s*\{\+(.*?)\+\}|\[-(.*?)-\]|\{\+(.*?)\+\}", re.DOTALL)


def docdiff(old: Path, new: Path) -> list[Change]:
    command = ["docdiff", "--utf8", "--lf", "--resolution=word", "--format=wdiff"]
    done = subprocess.run(
        [*command, "--no-config-file", old, new], capture_output=True, text=True, check=False
    )
    return [
        (match[1] or match[3] or "", match[2] or match[4] or "")
        for match in _MARKED.finditer(done.stdout)
    ]


def git(old: Path, new: Path) -> list[Change]:
    command = ["git", "diff", "--no-index", "--word-diff=porcelain", "-U99999"]
    done = subprocess.run(
        [*command, "--word-diff-regex=[0-9]+|[^[:space:]]", old, new],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    body = done.stdout.partition("\n@@")[2].partition("\n")[2]
    changes: list[Change] = []
    last = " "
    for line in body.splitlines():
        mark, text = line[:1], line[1:]
        if mark == "+" and last == "-":
            changes[-1] = (changes[-1][0], text)
        elif mark in "+-":
            changes.append((text, "") if mark == "-" else ("", text))
        last = mark
    return changes


def difflib(old: Path, new: Path) -> list[Change]:
    one, other = old.read_text("utf-8"), new.read_text("utf-8")
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return [(one[i:k], other[j:m]) for tag, i, k, j, m in blocks if tag != "equal"]


def kyogo(old: Path, new: Path) -> list[Change]:
    command = [sys.executable, str(ROOT / "cli.py"), "diff", "--format=json", str(old), str(new)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return [(hunk["old"]["text"], hunk["new"]["text"]) for hunk in json.loads(done.stdout)["hunks"]]


TOOLS: dict[str, Callable[[Path, Path], list[Change]]] = {
    "docdiff": docdiff,
    "git word-diff": git,
    "difflib": difflib,
    "Kyogo": kyogo,
}


def pairs() -> list[tuple[str, Path, Path, list[Change]]]:
    """Return name, old, new and the named changes of every pair."""
    letters = [
        ("自治労あて", "自治労連あて"),
        ("全日本自治団体労働組合", "日本自治体労働組合総連合"),
        ("川本淳", "久冨健一"),
        ("202年度", "2022年度"),
    ]
    old, new = sorted(LETTERS.glob("2019-08-06-*.txt"))
    found = [("the two letters", old, new, letters)]
    return found + _in(CASES)


def _in(folder: Path) -> list[tuple[str, Path, Path, list[Change]]]:
    found = []
    for case in sorted(folder.iterdir()):
        expected = tomllib.loads((case / "expected.toml").read_text("utf-8"))
        named = [(hunk["old"], hunk["new"]) for hunk in expected.get("hunk", [])]
        found.append((case.name, next(case.glob("old.*")), next(case.glob("new.*")), named))
    return found


def score(named: list[Change], shown: list[Change]) -> tuple[int, int]:
    """Return how many named changes are shown as such, and how many others are shown."""
    wanted = Counter((old.strip(), new.strip()) for old, new in named)
    given = Counter((old.strip(), new.strip()) for old, new in shown)
    hits = (wanted & given).total()
    return hits, given.total() - hits


def table(found: list[tuple[str, Path, Path, list[Change]]]) -> str:
    tools = {
        name: tool
        for name, tool in TOOLS.items()
        if name in ("difflib", "Kyogo") or shutil.which(name.split()[0])
    }
    lines = [
        "| pair | changes | " + " | ".join(tools) + " |",
        "|---|--:|" + "--:|" * len(tools),
    ]
    exact: Counter[str] = Counter()
    hits_of: Counter[str] = Counter()
    others_of: Counter[str] = Counter()
    total = 0
    with tempfile.TemporaryDirectory() as scratch:
        for name, old, new, named in found:
            copies = []
            for side, path in (("old", old), ("new", new)):
                copies.append(Path(scratch, f"{side}{path.suffix}"))
                copies[-1].write_bytes(path.read_bytes())
            total += len(named)
            cells = []
            for tool, run in tools.items():
                hits, others = score(named, run(*copies))
                exact[tool] += hits == len(named) and not others
                hits_of[tool] += hits
                others_of[tool] += others
                cells.append(f"{hits} + {others}" if others else f"{hits}")
            lines.append(f"| {name} | {len(named)} | " + " | ".join(cells) + " |")
    count = len(found)
    lines.append(
        f"| **all {count} pairs** | **{total}** | "
        + " | ".join(f"**{hits_of[tool]} + {others_of[tool]}**" for tool in tools)
        + " |"
    )
    lines.append(
        "| **pairs shown exactly** | | "
        + " | ".join(f"**{exact[tool]} of {count}**" for tool in tools)
        + " |"
    )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true")
    write = parser.parse_args().write
    for name, found in (("table", pairs()), ("second table", _in(STRANGERS))):
        made = table(found)
        print(made, end="\n\n")
        if write:
            page = PAGE.read_text("utf-8")
            head, mark, rest = page.partition(f"<!-- {name} -->\n")
            _, end, tail = rest.partition(f"<!-- end of {name} -->")
            PAGE.write_text(f"{head}{mark}{made}\n{end}{tail}", "utf-8")


if __name__ == "__main__":
    main()
