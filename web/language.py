"""In which language a person is answered: as the address says, the last choice, or the browser."""

from __future__ import annotations

from text import messages

COOKIE = "kyogo-lang"
"""The cookie of the language chosen last."""


def language_of(asked: str | None, chosen: str | None, accepted: str) -> str:
    """Return "ja" or "en": by the address, by the cookie, else by `Accept-Language`."""
    wanted = asked or chosen
    if wanted in messages.LANGUAGES:
        return wanted
    return "en" if accepted.split(",")[0].strip().lower().startswith("en") else "ja"
