"""The page of the profile koyobun: its rules, its sources, and what its tables hold."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from proofreading.pages import page
from proofreading.profiles.norms import compounds, kun, readings, sources, whole_words
from proofreading.profiles.profiles import profile
from text.messages import say
from text.model.rules import RulePage
from text.rule_names import rule_title

TABLES = Path(__file__).resolve().parent.parent / "proofreading/profiles/koyobun"


def examples(page: RulePage) -> str:
    """Return the examples of a rule in Markdown."""
    bad, good = (text.replace("\n", "<br>") for text in (page.bad, page.good))
    return (f"{page.given}:\n\n" if page.given else "") + f"- ✗ {bad}\n- ○ {good}"


def parts() -> Iterator[str]:
    """Yield the sections of the page, in the language that is set."""
    yield f"## {say('docs.profile-rules')}"
    for name in profile("koyobun").rules:
        found = page(name)
        yield f"### {rule_title(name)}（`{name}`）\n\n{found.summary}。{found.why}"
        yield examples(found)
    yield f"## {say('docs.profile-sources')}\n\n" + "\n".join(_sources())
    yield f"## {say('docs.profile-tables')}\n\n" + "\n".join(_sizes())
    for group in _words():
        source = sources()[group["source"]]
        listed = "、".join(
            f"{right}（{wrong.replace(',', '・')}）"
            for right, wrong in (entry.split(":") for entry in group["list"].split())
        )
        yield f"### {source.clause(group['clause'])}\n\n{listed}"
    for seventh, title in ((False, "profile-sixth"), (True, "profile-seventh")):
        listed = "　".join(one.right for one in compounds() if one.seventh is seventh)
        yield f"### {say(f'docs.{title}')}\n\n{listed}"


def _sources() -> Iterator[str]:
    for source in sources().values():
        yield f"- [{source.title}]({source.url})（{source.issue}、{source.date}）"


def _sizes() -> Iterator[str]:
    yield say(
        "docs.profile-sizes",
        characters=len(readings()),
        readings=sum(map(len, readings().values())),
        words=len(whole_words()),
        endings=len(kun()),
        compounds=len(compounds()),
    )


def _words() -> list[dict[str, Any]]:
    words: list[dict[str, Any]] = tomllib.loads((TABLES / "words.toml").read_text("utf-8"))["words"]
    return words
