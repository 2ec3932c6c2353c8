"""What finds what, and as which layer: a text, a query, the place that is found."""

from __future__ import annotations

import pytest

from indexer.search.request import Request
from tests.indexer.search.conftest import Make

SYNONYMS = {"付番": ("附番",), "附番": ("付番",)}

FOUND = [
    # text, query, layer, raw text of the first span
    ("申請は任意です。", "任意", "exact", "任意"),
    ("ＩＴ総合戦略本部", "it総合", "exact", "ＩＴ総合"),
    ("ﾏｲﾅﾝﾊﾞｰの話", "マイナンバー", "exact", "ﾏｲﾅﾝﾊﾞｰ"),
    ("カードを取\n得する", "取得", "exact", "取\n得"),
    ("健康保険法等改「正」が", "改正", "symbols", "改「正」"),
    ("取得「勧奨」に対する", "取得勧奨", "symbols", "取得「勧奨」"),
    ("マイナンバー・カード", "マイナンバーカード", "symbols", "マイナンバー・カード"),
    ("マイナンバーカード", "マイナンバー・カード", "symbols", "マイナンバーカード"),
    ("会長の髙橋です", "高橋", "glyph", "髙橋"),
    ("会長の高橋です", "髙橋", "glyph", "高橋"),
    ("会計は𠮷村が", "吉村", "glyph", "𠮷村"),
    ("會計は吉村が", "𠮷村", "glyph", "吉村"),
    ("經濟の話", "経済", "glyph", "經濟"),
    ("経済の話", "經濟", "glyph", "経済"),
    ("經濟の話", "經濟", "exact", "經濟"),
    ("葛\U000e0100城市で", "葛城市", "glyph", "葛\U000e0100城市"),
    ("葛\U000e0100城市で", "葛\U000e0100城市", "exact", "葛\U000e0100城市"),
    ("山田\ufa1c子", "靖子", "glyph", "\ufa1c子"),
    ("◯◯様", "○○", "glyph", "◯◯"),
    ("「國語」辞典", "国語辞典", "glyph", "國語」辞典"),
    ("神⼾市⿊⽥町", "神戸市黒田町", "exact", "神⼾市⿊⽥町"),
    ("参\u200b加する", "参加", "exact", "参\u200b加"),
    ("ありか゛とう", "ありがとう", "exact", "ありか゛とう"),
    ("がくえんのハ゜ン", "パン", "exact", "ハ゜ン"),
    ("ありがとう", "ありか゛とう", "exact", "ありがとう"),
    ("03−1111‐2222", "03-1111-2222", "exact", "03−1111‐2222"),
    ("サーバーを置く", "サーバ", "exact", "サーバ"),
    ("サーバを置く", "サーバー", "symbols", "サーバ"),
    ("申入れを行う", "申し入れ", "variant", "申入れ"),
    ("現場で取り組んでいる", "取り組み", "variant", "取り組ん"),
    ("情報が漏えいした", "漏洩", "variant", "漏えい"),
    ("家を作った", "作る", "variant", "作っ"),
    ("強力に推し進められ", "進める", "variant", "進め"),
    ("ご参加ください", "参加する", "variant", "参加"),
    ("令和元年8月6日に", "2019/08/06", "variant", "令和元年8月6日"),
    ("2019年8月6日に", "令和元年八月六日", "variant", "2019年8月6日"),
    ("番号は12桁です", "十二桁", "variant", "12桁"),
    ("1500万枚の", "千五百万", "variant", "1500万"),
    ("会費　1,000円", "千円", "variant", "1,000円"),
    ("交付率は12％です", "十二パーセント", "variant", "12％"),
    ("3か月以内", "三ヶ月", "variant", "3か月"),
    ("法第3条の2に", "第三条の二", "variant", "第3条の2"),
    ("6月4日に", "6/4", "variant", "6月4日"),
    ("2021年3月から", "2021/3", "variant", "2021年3月"),
    ("部分々々で", "部分部分", "variant", "部分々々"),
    ("部分部分で", "部分々々", "variant", "部分部分"),
    ("古々々米を", "古古古米", "variant", "古々々米"),
    ("つゝじの道", "つつじ", "variant", "つゝじ"),
    ("つつじの道", "つゝじ", "variant", "つつじ"),
    ("すゞめの巣", "すずめ", "variant", "すゞめ"),
    ("㈱佐藤から", "株式会社佐藤", "variant", "㈱佐藤"),
    ("株式会社佐藤から", "㈱佐藤", "variant", "株式会社佐藤"),
    ("株式会社佐藤から", "(株)佐藤", "variant", "株式会社佐藤"),
    ("㈱佐藤から", "（株）佐藤", "exact", "㈱佐藤"),
    ("よく話し合いましょう", "話合う", "variant", "話し合い"),
    ("マイナンバー附番は", "付番", "synonym", "附番"),
    ("本人への勧奨は", "かんしょう", "reading", "勧奨"),
    ("取組の要請", "とりくみ", "variant", "取組"),
    ("勧奨の対象", "kanshou", "reading", "勧奨"),
    ("ことをすすめる。", "進める", "reading", "すすめる"),
    ("一斉に配る", "issei", "reading", "一斉"),
    ("コンピューター・システム", "コンピューターシステム", "symbols", "コンピューター・システム"),
]


@pytest.mark.parametrize(("text", "query", "layer", "span"), FOUND)
def test_a_query_finds_what_is_written_otherwise(
    searcher: Make, text: str, query: str, layer: str, span: str
) -> None:
    answer = searcher({"a.txt": text}).search(Request(query, synonyms=SYNONYMS))
    assert not answer.partial
    assert [(hit.layer, hit.spans[0].text) for hit in answer.hits] == [(layer, span)]


def test_other_forms_and_bridged_blanks_rank_below_what_stands_there(searcher: Make) -> None:
    texts = {
        "a.txt": "高 橋。" * 4,
        "b.txt": "髙橋。" * 4,
        "c.txt": "会の長い案内です。" * 40 + "高橋から。",
    }
    hits = searcher(texts).search(Request("高橋")).hits
    assert hits[0].document == "c.txt"
    assert [(hit.document, hit.layer, hit.crosses[:1]) for hit in hits[1:]] == [
        ("a.txt", "exact", ("blank",)),
        ("b.txt", "glyph", ()),
    ]


@pytest.mark.parametrize(
    ("text", "query", "crosses"),
    [
        ("全国 立会人の会", "国立", "blank"),
        ("全国立会人の会", "国立", ""),
        ("山田　太郎", "山田太郎", "blank"),
        ("山田　太郎", '"山田 太郎"', ""),
        ("山田\n太郎", "山田太郎", ""),
        ("山田\n\n太郎", "山田太郎", "blank_line"),
    ],
)
def test_a_span_says_what_it_bridges(searcher: Make, text: str, query: str, crosses: str) -> None:
    (hit,) = searcher({"a.txt": text}).search(Request(query)).hits
    assert (hit.crosses or ("",)) == (crosses,)


def test_each_span_has_its_own_layer(searcher: Make) -> None:
    (hit,) = (
        searcher({"a.txt": "高橋と髙橋が申し入れた。申入れと高橋。"}).search(Request("高橋")).hits
    )
    assert (hit.layer, hit.layers) == ("exact", ("exact", "glyph", "exact"))


NOT_FOUND = [
    # text, query, options
    ("自治労連の要請", "自治労", {"word": True}),
    ("申入れを行う", "申し入れ", {"variants": False}),
    ("番号は112桁です", "十二桁", {}),
    ("番号は1.12桁です", "十二桁", {}),
    ("2019年8月16日に", "2019/08/06", {}),
    ("13.3％", "133%", {}),
    ("サーバルキャット", "サーバー", {"variants": False}),
    ("成立しました。法案は", "成立しました法案", {"variants": False}),
    ("取得「勧奨」", "取得勧奨", {"exact": True}),
    ("バールを持つ", "バー", {"word": True}),
    ("株主と株価", "㈱", {}),
    ("ある部分で", "部分々々", {}),
    ("春の会です", "👩の会", {}),
]


@pytest.mark.parametrize(("text", "query", "options"), NOT_FOUND)
def test_a_query_does_not_find_what_is_something_else(
    searcher: Make, text: str, query: str, options: dict[str, bool]
) -> None:
    found = searcher({"a.txt": text})
    answer = found.search(Request(query, **options))  # type: ignore[arg-type]
    assert answer.partial or not answer.hits


def test_a_string_across_two_documents_is_no_hit(searcher: Make) -> None:
    found = searcher({"a.txt": "本文は自治", "b.txt": "労連の要請"})
    assert found.search(Request("自治労", exact=True)).total == 0
    assert found.search(Request('"自治労"')).total == 0


def test_a_day_without_its_year_is_that_of_the_letter(searcher: Make) -> None:
    letter = "ご案内\n\n令和5年3月1日\n\n会員 各位\n\n日時は3月21日(火)です。\n"
    found = searcher({"a.txt": letter})
    assert [h.spans[0].text for h in found.search(Request("2023/3/21")).hits] == ["3月21日"]
    assert found.search(Request('"2022/3/21"')).total == 0


def test_the_strongest_layer_names_the_hit(searcher: Make) -> None:
    hit = searcher({"a.txt": "申入れと申し入れ"}).search(Request("申し入れ")).hits[0]
    assert (hit.layer, [span.text for span in hit.spans]) == ("exact", ["申入れ", "申し入れ"])


AOZORA = """題
著者

-------------------------------------------------------
【テキスト中に現れる記号について】

《》：ルビ
（例）硝子戸《ガラスど》
-------------------------------------------------------

　お｜前《めえ》さんは硝子戸《ガラスど》を閉めた。

底本：「題」書房
"""


@pytest.mark.parametrize(
    ("query", "span"),
    [("めえ", "前"), ("がらすど", "硝子戸"), ("ガラスド", "硝子戸"), ("reading:めえ", "前")],
)
def test_ruby_is_found_as_a_reading_of_what_it_stands_over(
    searcher: Make, query: str, span: str
) -> None:
    hits = searcher({"a.txt": AOZORA}).search(Request(query)).hits
    assert [(hit.layer, hit.spans[0].text) for hit in hits] == [("reading", span)]


@pytest.mark.parametrize(
    "raw", ["権利《けんり》条約《じょうやく》", "権利（けんり）条約（じょうやく）"]
)
def test_ruby_in_a_plain_text_hides_neither_word_nor_reading(searcher: Make, raw: str) -> None:
    found = searcher({"a.txt": f"子どもの{raw}を学ぶ。"})
    assert found.search(Request("権利条約", exact=True)).total == 1
    assert not found.search(Request("子どもの権利条約")).partial
    assert found.search(Request("じょうやく")).hits[0].spans[0].text == "条約"
    assert not found.search(Request(raw)).partial
