"""Every rule against its own table of valid and invalid texts, `cases/<rule>.toml`.

A table has `valid`, texts in which the rule finds nothing, and `[[invalid]]` entries: a text, what
is `found` (the raw texts of the findings in order), the `severities`, and where wanted the
`suggestions` (the first of each). `tests/proofreading/rule_tables.py` says what else a case has.
"""

from typing import Any

import pytest

from proofreading.registry import names, rule
from proofreading.rule import RuleInfo
from tests.proofreading.rule_tables import CASES, ROOT, findings, rule_called, table
from text.messages import catalogue
from text.model.finding import SEVERITIES

EVERY_RULE = pytest.mark.parametrize("name", names())


def _valid() -> list[Any]:
    found = []
    for name in names():
        for number, case in enumerate(table(name).get("valid", [])):
            case = {"text": case} if isinstance(case, str) else case
            found.append(pytest.param(name, {**table(name), **case}, id=f"{name}-{number}"))
    return found


def _invalid() -> list[Any]:
    return [
        pytest.param(name, {**table(name), **case}, id=f"{name}-{number}")
        for name in names()
        for number, case in enumerate(table(name).get("invalid", []))
    ]


@pytest.mark.parametrize(("name", "case"), _valid())
def test_a_rule_is_silent_on_a_valid_text(name: str, case: dict[str, Any]) -> None:
    assert [finding.span.text for finding in findings(name, case)] == []


@pytest.mark.parametrize(("name", "case"), _invalid())
def test_a_rule_finds_what_is_wrong_and_where(name: str, case: dict[str, Any]) -> None:
    found = findings(name, case)
    assert [finding.span.text for finding in found] == case["found"]
    for key, seen in (
        ("suggestions", [finding.suggestions[:1] for finding in found]),
        ("severities", [finding.severity for finding in found]),
    ):
        if key in case:
            assert [("".join(part)) for part in seen] == case[key]


@EVERY_RULE
def test_a_rule_says_what_it_is(name: str) -> None:
    info = rule_called(name).info
    file = f"proofreading/rules/{name.replace('-', '_')}.py"
    assert isinstance(info, RuleInfo), f"{file}: RULE is no RuleInfo"
    assert info.name == name, f"{file}: RULE = RuleInfo(__name__, …) names its own module"
    assert info.severity in SEVERITIES, f"{file}: severity is one of {SEVERITIES}"
    assert info.corpus in ("unused", "used", "needed"), f"{file}: corpus={info.corpus!r}"


@EVERY_RULE
def test_a_rule_has_its_words(name: str) -> None:
    held = catalogue(f"rules/{name}")
    assert held, f"messages/rules/{name}.toml is missing or empty"
    lacking = {"title", "summary", "why", "bad", "good"} - set(held)
    assert lacking == set(), f"messages/rules/{name}.toml lacks {sorted(lacking)}"


@EVERY_RULE
def test_a_rule_has_a_table_of_valid_and_invalid_texts(name: str) -> None:
    path = f"tests/proofreading/cases/{name}.toml"
    lacking = [key for key in ("valid", "invalid") if not table(name).get(key)]
    assert lacking == [], f"{path} is missing, or has no {' and no '.join(lacking)} texts"
    assert any("severities" in case for case in table(name)["invalid"]), (
        f"{path}: no invalid text says the `severities` of what is found"
    )


@EVERY_RULE
def test_a_rule_says_truly_what_the_corpus_is_to_it(name: str) -> None:
    """Needed: silent without one. Used: finds something without one, too. Unused: the same."""
    said = rule_called(name).info.corpus
    file = f"proofreading/rules/{name.replace('-', '_')}.py"
    invalid = [{**table(name), **case} for case in table(name).get("invalid", [])]
    if said == "unused" and not any(case.get("corpus") for case in invalid):
        return
    if said == "unused" and not any(case.get("corpus") for case in invalid):
        return
    alone = [findings(name, {**case, "corpus": {}}) for case in invalid]
    if said == "needed":
        assert not any(alone), (
            f'{file} says corpus="needed", and finds something where there is no corpus: it is '
            '"used", or left out where the rule does not ask it'
        )
        return
    assert any(alone) or not invalid, (
        f"{file}: where there is no corpus the rule finds nothing in any text of "
        f'tests/proofreading/cases/{name}.toml: say corpus="needed", or add a text in which it does'
    )
    if said == "unused":
        with_it = [findings(name, case) if case.get("corpus") else None for case in invalid]
        same = all(one in (None, other) for one, other in zip(with_it, alone, strict=True))
        assert same, f'{file}: the rule finds other things with a corpus: say corpus="used"'


def test_a_table_belongs_to_a_rule() -> None:
    strays = {path.stem for path in CASES.glob("*.toml")} - set(names())
    strays |= {path.stem for path in (ROOT / "messages/rules").glob("*.toml")} - set(names())
    assert strays == set(), f"tables or messages of rules that do not exist: {strays}"


def test_only_rules_of_characters_are_safe() -> None:
    safe = [name for name in names() if rule(name).info.safe]
    assert safe == ["compatibility", "decomposed", "half-width-kana", "invisible"], (
        "a rule is safe=True only if no author would want its change asked: look twice, then name "
        "it here"
    )
