"""Rules, severities, kinds and formats by the names that people read: 曜日 for weekday, 誤り for
error, 新旧対照表 for taisho."""

from __future__ import annotations

from functools import lru_cache

from text.messages import catalogue, has, language, say


def rule_title(name: str) -> str:
    """Return the name of the rule `name` in the language in force; itself where it has none."""
    key = f"rules/{name}.title"
    return say(key) if has(key) else name


def rule_shown(name: str) -> str:
    """Return how a rule is shown: its title with the id beside it, or the id where it is alike."""
    title = rule_title(name)
    return name if language() == "en" or title == name else f"{title} {name}"


def severity_named(written: str) -> str:
    """Return the severity that `written` names in any language, else `written`."""
    return _severities().get(written, written)


def format_named(written: str) -> str:
    """Return the format that `written` names in any language, else `written`."""
    return _formats().get(written, written)


def profile_named(written: str) -> str:
    """Return the profile that `written` names in any language, else `written`."""
    return _profiles().get(written, written)


def choice_shown(written: str, option: str) -> str:
    """Return how a value of `option` is shown: with its Japanese name where it has one."""
    if language() == "en":
        return written
    names = {"severity": "check.severity-", "format": "formats.", "profile": "profiles."}
    key = f"{names[option]}{written}" if option in names else ""
    return f"{say(key)}（{written}）" if key and has(key) else written


def kind_title(kind: str) -> str:
    """Return what a kind of document is called in the language in force; itself if unknown."""
    key = f"kinds.{kind}"
    return say(key) if kind and has(key) else kind


@lru_cache
def _formats() -> dict[str, str]:
    return {entry["ja"]: name for name, entry in catalogue("formats").items()}


@lru_cache
def _profiles() -> dict[str, str]:
    return {entry["ja"]: name for name, entry in catalogue("profiles").items()}


@lru_cache
def _severities() -> dict[str, str]:
    entries = catalogue("check")
    return {
        word: key.removeprefix("severity-")
        for key, entry in entries.items()
        if key.startswith("severity-")
        for word in (entry["ja"], entry["en"])
    }


def format_shown(form: str) -> str:
    """Return what a format is called: its Japanese name where Japanese is spoken, else its id."""
    key = f"formats.{form}"
    return say(key) if language() == "ja" and has(key) else form
