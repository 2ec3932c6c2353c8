"""Where a phrase that was put in, or left out, stands: between phrases, and alone."""

import pytest

from tests.collation.accounts import hunks


@pytest.mark.parametrize(
    ("old", "new", "put_in"),
    [
        (
            "第五条第一項又は第六条の三第一項の規定による。",
            "第五条第一項、第五条の二第一項又は第六条の三第一項の規定による。",
            "、第五条の二第一項",
        ),
        (
            "また、この会の趣旨に賛同する。",
            "また、全ての会員は、この会の趣旨に賛同する。",
            "全ての会員は、",
        ),
        ("会費は　二口の場合　二千円", "会費は　一口の場合　千円　二口の場合　二千円",
         "一口の場合　千円"),
        (
            "事故が発生した場合に備えた計画を立てる。",
            "事故（施設の運転に起因するものをいい、軽微なものを除く。次号において同じ。）"
            "が発生した場合に備えた計画を立てる。",
            "（施設の運転に起因するものをいい、軽微なものを除く。次号において同じ。）",
        ),
        (
            "「三月」とあるのは「四月」と読み替える。",
            "「三月」とあるのは「四月」と、同条中「届け出た者」とあるのは「届書を出す者」と"
            "読み替える。",
            "、同条中「届け出た者」とあるのは「届書を出す者」と",
        ),
    ],
)  # fmt: skip
def test_a_phrase_that_came_or_went_is_told_alone_and_whole(
    old: str, new: str, put_in: str
) -> None:
    (came,) = hunks(old, new)
    assert (came.operation, came.new.text) == ("insert", put_in)
    (went,) = hunks(new, old)
    assert (went.operation, went.old.text) == ("delete", put_in)


def test_a_phrase_that_faces_another_is_replaced() -> None:
    (hunk,) = hunks("会計は、監事が監査する。", "会計は、外部の者が監査する。")
    assert (hunk.old.text, hunk.new.text) == ("監事", "外部の者")
