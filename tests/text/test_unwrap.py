"""Typographic line breaks go, meaningful ones stay."""

from pathlib import Path

import pytest

from text.running.unwrap import unwrapped

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
LEAFLET = (CORPUS / "leaflets/2019-mynumber-qa.txt").read_text("utf-8")

JOINED = {
    "a Japanese paragraph": (
        "　会議の記録は、事務局が保管し、求めがあれば\n"
        "会員の誰にでも見せることとする。写しを求める\n"
        "者には、実費で渡すものとし、その額は総会が決\n"
        "める。\n",
        "　会議の記録は、事務局が保管し、求めがあれば会員の誰にでも見せることとする。写しを求める"
        "者には、実費で渡すものとし、その額は総会が決める。\n",
    ),
    "Latin words get one blank": (
        "The committee keeps the minutes of every meeting and\n"
        "shows them to any member who asks for them. Copies are\n"
        "made at cost.\n",
        "The committee keeps the minutes of every meeting and shows them to any member who asks for"
        " them. Copies are made at cost.\n",
    ),
    "a hyphen at the edge goes": (
        "The committee keeps the minutes of every general meet-\n"
        "ing and shows them to any member who asks for them. The\n"
        "copies are made at cost.\n",
        "The committee keeps the minutes of every general meeting and shows them to any member who"
        " asks for them. The copies are made at cost.\n",
    ),
    "punctuation may hang over the edge": (
        "　会議の記録は事務局が保管することとしており、\n"
        "求めがあれば会員の誰にでも見せることになるが、\n"
        "写しが要る者には実費でこれを渡すことになって\n"
        "いるので、その額は総会が決める。\n",
        "　会議の記録は事務局が保管することとしており、求めがあれば会員の誰にでも見せる"
        "ことになるが、写しが要る者には実費でこれを渡すことになっているので、その額は総会が決める。\n",
    ),
    "an amount that the edge cuts": (
        "　会議の記録は、事務局が保管し、費用は合計12,\n"
        "500円を上限として会員の誰にでも見せることとし\n"
        "その額は総会が決めるものとし、毎年予算に計上す\n"
        "る。\n",
        "　会議の記録は、事務局が保管し、費用は合計12,500円を上限として会員の誰にでも見せることとし"
        "その額は総会が決めるものとし、毎年予算に計上する。\n",
    ),
    "CR LF": (
        "　会議の記録は、事務局が保管し、求めがあれば\r\n"
        "会員の誰にでも見せることとする。写しを求める\r\n"
        "者には、実費で渡す。\r\n",
        "　会議の記録は、事務局が保管し、求めがあれば会員の誰にでも見せることとする。写しを求める"
        "者には、実費で渡す。\r\n",
    ),
}
KEPT = {
    "a heading above a paragraph": "会議の記録について\n　会議の記録は、事務局が保管する。\n",
    "list items": "①会議の記録は事務局が保管すること\n②求める会員には記録を見せること\n"
    "③写しは実費で渡すものとすること\n",
    "addresses": "〒100-0001 東京都千代田区千代田一丁目一番一号\n"
    "電話 03-0000-0000\nFAX 03-0000-0001\n",
    "a letter's head": "日本なになに労働組合総連合会\n中央執行委員長　山田太郎　様\n"
    "市民の会　代表　鈴木花子\n",
    "verse of even lines": "春のあしたの浜の辺に\n白き帆影のいくつ見え\n夏のゆふべの山の端に\n"
    "赤き雲の輪いくつ消え\n",
    "a table": "品名　　　数量　　　金額\n鉛筆　　　十二本　　千円\n消しゴム　三個　　　三百円\n",
    "one line a paragraph": "会議の記録は事務局が保管する。\n求める会員には見せる。\n"
    "写しは実費で渡す。\n",
    "a quoted mail": (
        "> 会議の記録は、事務局が保管し、求めがあれば\n"
        "> 会員の誰にでも見せることとする。写しを求める\n"
        "> 者には、実費で渡すものとし、その額は総会が決\n> める。\n"
    ),
    "a drawn line": (
        "　会議の記録は、事務局が保管し、見せるものとする。\n"
        "==============================================\n"
        "会員の求めがあれば、写しを渡すことにする。実費を\n"
    ),
    "nothing": "",
    "a line without a break": "会議の記録",
}


@pytest.mark.parametrize(("hard", "running"), JOINED.values(), ids=JOINED)
def test_breaks_made_by_the_right_edge_are_undone(hard: str, running: str) -> None:
    assert unwrapped(hard).text == running


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_breaks_that_mean_something_stay(text: str) -> None:
    assert unwrapped(text).text == text


@pytest.mark.parametrize("path", sorted(CORPUS.glob("[lp]*s/2019-08*.txt")), ids=lambda p: p.stem)
def test_a_text_that_is_not_wrapped_does_not_change(path: Path) -> None:
    text = path.read_text("utf-8")
    assert unwrapped(text).text == text


@pytest.mark.parametrize(
    "line",
    [
        "●マイナンバーカードを申請するかどうかは、個人の自由です。",
        "●労働組合は、「マイナンバーカードを作らない権利」を守ります。",
        "「健康保険証との一体化」のために？",
        "①今回の通知は、あくまで「勧奨」であり、強制する意図はない。",
        "②法律でも、マイナンバーカードの申請義務はない。",
        "なぜ、マイナンバー制度がつくられたの？",
        "法律上もカード取得は義務ではありませんA",
        "非常勤職員・入庁前の新採職員にも「勧奨」",
        "Q1",
        "目的は、個人情報の集中管理",
    ],
)
def test_the_leaflet_reads_as_a_careful_reader_would_join_it(line: str) -> None:
    assert line in unwrapped(LEAFLET).text.split("\n")


def test_no_line_of_the_leaflets_body_is_left_broken() -> None:
    broken = [
        line
        for line in unwrapped(LEAFLET).text.split("\n")
        if len(line) > 20 and not line.endswith(("。", "」", "A", "2", "3", "政府", "ド", ")"))
    ]
    assert broken == []
