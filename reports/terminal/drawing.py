"""Which answers are drawn with rich where a person looks, and how one is asked for."""

from __future__ import annotations

import importlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reports.terminal.screen import Screen

_VIEWS = Path(__file__).resolve().parent / "views"


@lru_cache
def drawn() -> frozenset[str]:
    """Return the folders of `reports/` whose text has a view for a terminal."""
    return frozenset(path.stem for path in _VIEWS.glob("[a-z]*.py"))


def draw(what: str, answer: Any, screen: Screen, **offered: object) -> None:
    """Draw `answer` of the kind `what` on `screen`; the view takes of `offered` what it knows."""
    view = importlib.import_module(f"reports.terminal.views.{what}")
    known = {name: offered[name] for name in view.draw.__kwdefaults__ or () if name in offered}
    screen.show(view.draw(answer, screen, **known))
