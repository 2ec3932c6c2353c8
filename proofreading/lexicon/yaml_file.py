"""A YAML file of the user's, read within bounds.

Its events are gone through first: how deep it is nested and how many nodes it would have with every
alias written out. Only then is it built (by libyaml where PyYAML has it).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from text.errors import KyogoError
from text.house_files import read_text
from text.messages import say

BYTES = 4 * 1024 * 1024
DEEPEST = 50
NODES = 400_000
"""Nodes of the file with its aliases written out."""


def load_yaml(path: Path) -> Any:
    """Return what the YAML file `path` holds.

    Raises OSError, ValueError for a file that is no YAML or goes beyond the bounds, and KyogoError,
    which names the extra, where PyYAML is not installed.
    """
    try:
        import yaml
    except ImportError:
        raise KyogoError("check.no-yaml", path=str(path)) from None
    text = read_text(path, BYTES)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _weigh(yaml.parse(text, Loader=loader), yaml)
        return yaml.load(text, Loader=loader)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
    except RecursionError:
        raise ValueError(say("error.nested")) from None


def _weigh(events: Iterator[Any], yaml: Any) -> None:
    """Raise ValueError where the nodes are nested too deeply or are too many."""
    weights: dict[str, int] = {}
    open_nodes: list[tuple[str | None, int]] = []
    total = 0
    for event in events:
        if isinstance(event, yaml.AliasEvent):
            total += weights.get(event.anchor, 1)
        elif isinstance(event, yaml.ScalarEvent):
            total += 1
            if event.anchor is not None:
                weights[event.anchor] = 1
        elif isinstance(event, yaml.CollectionStartEvent):
            open_nodes.append((event.anchor, total))
            total += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, before = open_nodes.pop()
            if anchor is not None:
                weights[anchor] = total - before
        if total > NODES:
            raise ValueError(say("error.longer-than", limit=f"{NODES:,}"))
        if len(open_nodes) > DEEPEST:
            raise ValueError(say("error.nested"))
