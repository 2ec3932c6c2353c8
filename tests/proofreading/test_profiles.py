"""Profiles: rules of one purpose on top of the usual ones, and the house that wins over them."""

from pathlib import Path

import pytest

from indexer.usage.of_documents import DocumentsIndex
from proofreading import settings
from proofreading.checking.checker import Checker, validate
from proofreading.knowledge.knowledge import Knowledge
from proofreading.profiles.norms import compounds, readings, sources, whole_words, words
from proofreading.profiles.profiles import profile, profile_names
from proofreading.profiles.readable import in_kana, outside, readable
from proofreading.registry import chosen, names, rule
from text.errors import KyogoError, UsageError
from text.model.document import Document
from text.model.finding import Finding

DRAFT = "打ち合わせを行なう。予め、氏名および住所を記入して下さい。\n"


def _checker(folder: Path, toml: str, corpus: str = "") -> Checker:
    (folder / "kyogo.toml").write_text(toml, "utf-8")
    wanted = settings.load(folder)
    validate(wanted)
    knowledge = Knowledge(DocumentsIndex([Document(name="a.txt", raw=corpus)]))
    return Checker(knowledge if corpus else Knowledge(), wanted)


def _of_profile(findings: list[Finding]) -> list[str]:
    return [f.span.text for f in findings if f.rule.startswith("koyobun-")]


def test_no_rule_of_the_profile_runs_unasked(tmp_path: Path) -> None:
    assert _of_profile(_checker(tmp_path, "").check(Document(name="d.txt", raw=DRAFT))) == []
    assert not any(found.name.startswith("koyobun-") for found in chosen())


def test_the_profile_comes_on_top_of_the_usual_rules(tmp_path: Path) -> None:
    checker = _checker(tmp_path, '[check]\nprofile = "koyobun"\n')
    found = checker.check(Document(name="d.txt", raw="会場をを" + DRAFT))
    assert _of_profile(found) == ["打ち合わせ", "行なう", "予め", "および", "下さい"]
    assert "doubled-word" in {one.rule for one in found}


def test_a_profile_may_be_for_some_documents_only(tmp_path: Path) -> None:
    toml = '[check]\n[[check.paths]]\nmatch = "notices/*"\nprofile = "koyobun"\n'
    checker = _checker(tmp_path, toml)
    assert _of_profile(checker.check(Document(name="letters/d.txt", raw=DRAFT))) == []
    assert _of_profile(checker.check(Document(name="notices/d.txt", raw=DRAFT)))


def test_every_finding_cites_its_clause(tmp_path: Path) -> None:
    checker = _checker(tmp_path, '[check]\nprofile = "koyobun"\n')
    found = checker.check(Document(name="d.txt", raw=DRAFT))
    cited = [one for one in found if one.rule.startswith("koyobun-")]
    titles = [source.title for source in sources().values()]
    assert all(any(one.clause.startswith(title) for title in titles) for one in cited)
    assert all(one.clause in one.message for one in cited)


def test_the_house_wins_and_says_so(tmp_path: Path) -> None:
    corpus = "".join(f"{n}月の打ち合わせを開き、席を用意して下さい。\n" for n in range(1, 13))
    checker = _checker(tmp_path, '[check]\nprofile = "koyobun"\n', corpus)
    left, standing = checker.judged(Document(name="d.txt", raw=DRAFT))
    assert "打ち合わせ" not in _of_profile(left)
    assert "下さい" not in _of_profile(left)
    assert "12" in next(e.reason for f, e in standing if f.span.text == "打ち合わせ")
    assert {"行なう", "予め", "および"} <= set(_of_profile(left))


def test_an_unknown_profile_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        _checker(tmp_path, '[check]\nprofile = "koubun"\n')


@pytest.mark.parametrize("name", profile_names())
def test_a_profile_names_rules_that_there_are(name: str) -> None:
    assert set(profile(name).rules) <= set(names())
    assert not any(rule(found).info.default for found in profile(name).rules)


def test_the_tables_are_whole() -> None:
    assert len(readings()) == 2136
    assert len(whole_words()) >= 116
    assert len(compounds()) > 240
    assert words()["および"][0].right == "及び"


@pytest.mark.parametrize(
    ("word", "kana"),
    [
        ("反応", "ハンノウ"),
        ("学校", "ガッコウ"),
        ("三羽", "サンバ"),
        ("取扱", "トリアツカイ"),
        ("大人", "オトナ"),
        ("行方", "ユクエ"),
        ("時々", "トキドキ"),
        ("月並み", "ツキナミ"),
        ("発表", "ハッピョウ"),
    ],
)
def test_what_the_table_reads_is_readable(word: str, kana: str) -> None:
    assert readable(word, kana)


@pytest.mark.parametrize(
    ("word", "kana"), [("何処", "ドコ"), ("貴方", "アナタ"), ("予め", "アラカジメ")]
)
def test_what_the_table_does_not_read_is_not(word: str, kana: str) -> None:
    assert not readable(word, kana)


def test_only_what_is_outside_goes_into_kana() -> None:
    assert in_kana("漏洩", "ロウエイ") == "漏えい"
    assert in_kana("繋ぐ", "ツナグ") == "つなぐ"
    assert outside("補填と剥奪、𠮟責") == ""


PEOPLE = '[[person]]\nname = "山田花子"\noffice = "会長"\nuntil = 2026-03-31\n'


def test_the_list_of_people_is_asked_where_the_settings_name_one(tmp_path: Path) -> None:
    (tmp_path / "people.toml").write_text(PEOPLE, "utf-8")
    draft = Document(name="d.txt", raw="令和8年10月1日\n会長　山田花子\n")
    with_list = _checker(tmp_path, '[check]\npeople = "people.toml"\n').check(draft)
    assert [one.rule for one in with_list] == ["people"]
    assert _checker(tmp_path, "").check(draft) == []


@pytest.mark.parametrize(
    "toml",
    [
        "[[person]]\noffice = '会長'\n",
        "[[person]]\nname = '甲'\nfrom = 3\n",
        "[[person]]\nname = 7\n",
        f"[[person]]\nname = '{'寿' * 25}'\n",
        f"[[person]]\nname = '甲'\noffice = '{'長' * 25}'\n",
        "[[people]]\n",
        "person = 3\n",
        "person = [1, 2]\n",
        "[person]\nname = '甲'\n",
        "[[person]]\nname = '甲'\n" * 20_001,
    ],
)
def test_a_list_of_people_that_is_none_is_told(tmp_path: Path, toml: str) -> None:
    (tmp_path / "people.toml").write_text(toml, "utf-8")
    with pytest.raises(KyogoError) as told:
        _checker(tmp_path, '[check]\npeople = "people.toml"\n').check(Document("d.txt", "本文"))
    assert "people.toml" in str(told.value)
    assert "object" not in str(told.value)
    assert len(str(told.value).replace(str(tmp_path), "")) < 100
