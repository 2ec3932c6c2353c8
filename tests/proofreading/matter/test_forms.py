"""Forms keep their blanks: what is a form, and what is said of the same text in a letter."""

import pytest

from proofreading.matter.forms import is_form
from proofreading.rules import placeholders
from text.model.document import Document

BLANKS = "{{氏名}}は20XX年4月から〇〇で働く。"


@pytest.mark.parametrize(
    ("name", "raw", "form"),
    [
        ("templates/visit.md", BLANKS, True),
        ("C:\\ひな形\\誓約書.txt", BLANKS, True),
        ("誓約書（雛形）.txt", BLANKS, True),
        ("誓約書.md", "# 誓約書テンプレート\n\n" + BLANKS, True),
        ("誓約書.md", BLANKS + "{{日付}}と{{住所}}", True),
        ("誓約書.md", BLANKS, False),
        ("様式変更のお知らせ.txt", BLANKS, False),
        ("contemplate/a.txt", BLANKS, False),
    ],
)
def test_a_form_is_known_by_its_name_its_folder_its_title_or_its_many_blanks(
    name: str, raw: str, form: bool
) -> None:
    assert is_form(Document(name=name, raw=raw)) is form


@pytest.mark.parametrize(
    ("name", "found"),
    [("templates/visit.md", []), ("visit.md", ["{{氏名}}", "20XX", "〇〇"])],
)
def test_blanks_are_told_in_a_letter_and_not_in_a_form(name: str, found: list[str]) -> None:
    from proofreading.context import Context
    from proofreading.draft import Draft

    draft = Draft(Document(name=name, raw=BLANKS))
    told = sorted(placeholders.check(draft, Context()), key=lambda finding: finding.span.start)
    assert [finding.span.text for finding in told] == found


def test_a_note_to_the_writer_is_told_in_a_form_too() -> None:
    from proofreading.context import Context
    from proofreading.draft import Draft

    draft = Draft(
        Document(name="templates/a.md", raw="日付は{{日付}}。【要確認：金額】![[要確認.base]]")
    )
    assert [one.span.text for one in placeholders.check(draft, Context())] == ["【要確認：金額】"]
