"""What a diff calls out first: suspects, addressees, turns of sense, and what is none of them."""

import pytest

from collation.collate import collate
from tests.collation.accounts import hunks
from text.messages import set_language
from text.model.document import Document


def _suspects(old: str, new: str) -> list[str]:
    return [f"{h.suspect.side}: {h.suspect.rule}" for h in hunks(old, new) if h.suspect]


def _notes(old: str, new: str) -> list[str]:
    return [h.note for h in hunks(old, new) if h.note]


def _addressees(old: str, new: str) -> list[str]:
    return [h.new.text or h.old.text for h in hunks(old, new) if h.kind == "addressee"]


@pytest.mark.parametrize(
    ("old", "new", "suspect"),
    [
        ("会長（任期二年）を置く。", "会長（任期二年を置く。", "new: brackets"),
        ("次の「規約を改める。", "次の「規約」を改める。", "old: brackets"),
        ("“運営委員”とは役員をいう。", "“運営委員とは役員をいう。", "new: brackets"),
        ('いわゆる"親睦会"の費用', 'いわゆる"親睦会の費用', "new: brackets"),
        ("発行部数は25,000部です。", "発行部数は25,0000部です。", "new: digit-grouping"),
        ("費用は１,２００円です。", "費用は１,２０円です。", "new: digit-grouping"),
        ("令和7年2月28日に開く。", "令和7年2月30日に開く。", "new: impossible-date"),
        ("12025年度の予算", "2025年度の予算", "old: impossible-year"),
        ("2025年5月1日（木）に開く。", "2025年5月1日（金）に開く。", "new: weekday"),
        ("名簿を配る。", "名簿をを配る。", "new: doubled-word"),
        ("役員のの改選", "役員の改選", "old: doubled-word"),
        ("序文。", "序文。\n令和6年6月31日に総会を開き、予算と決算、役員の改選を諮ることとし、"
         "詳しいことは後日あらためて会員に知らせる。", "new: impossible-date"),
    ],
)  # fmt: skip
def test_what_is_really_wrong_is_told_and_its_side_blamed(old: str, new: str, suspect: str) -> None:
    assert _suspects(old, new) == [suspect]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "甲は（乙と）協議する（書面によるものを含む。）。",
            "甲は協議する（書面によるものを含む。）。",
        ),
        ("(3)慶弔休暇（親族の場合、5日以内）", "3. 慶弔休暇（親族の場合、5日以内）"),
        ("手当は次による。\nア）住宅手当", "手当は次による。\nア）住宅手当\nイ）扶養手当"),
        ("品目\na) 机", "品目\na) 机\nb) 椅子\n※１）税別"),
        ("期間：2023年4月1日から", "期間：2024年〇月〇日から"),
        ("期間：20XX年XX月XX日から", "期間：2024年10月1日から"),
        ("開催日　令和５年○月○日", "開催日　令和５年１１月３日"),
        ("保存期間（契約の\n終了後とする。", "保存期間（契約の日から\n終了後とする）。"),
        ("load();\n表示します。", "load(function() {\n表示します。"),
        ("参加費は1,2,3年生が無料です。", "参加費は1,2,3,4年生が無料です。"),
        ("「入会\n「退会", "「入会」\n「退会」"),
    ],
)
def test_what_is_in_order_is_not_suspected(old: str, new: str) -> None:
    assert [suspect for suspect in _suspects(old, new) if not suspect.startswith("old")] == []


@pytest.mark.parametrize(
    ("old", "new", "note"),
    [
        ("会議室は貸し出すことができる。", "会議室は貸し出すことができない。", "negation"),
        ("欠席者には送付する。", "欠席者には送付しない。", "negation"),
        ("負担金が未払の団体", "負担金が既払の団体", "negation"),
        ("添付書類：有", "添付書類：無", "negation"),
        ("駐車場：あり", "駐車場：なし", "negation"),
        ("委員長の同意を得て公表する。", "委員長の同意なく公表する。", "negation"),
        ("65歳以上の方", "65歳超の方", "limit"),
        ("会長又は会計の押印", "会長及び会計の押印", "limit"),
        ("役員が閲覧できる。", "役員のみが閲覧できる。", "limit"),
        ("開催の10日前までに通知する。", "開催の10日後までに通知する。", "deadline"),
        ("9月末までに納める。", "9月末以降に納める。", "deadline"),
        ("届け出ることができる。", "届け出なければならない。", "modality"),
        ("参加しなければならない。", "参加するよう努めなければならない。", "modality"),
        ("年度内に納めなければならない。", "年度内に納めることが望ましい。", "modality"),
        ("節電に努力する。", "節電に努力しなければならない。", "modality"),
        ("館内では録画してもよい。", "館内では録画してはならない。", "modality"),
        ("館内では録画しても差し支えない。", "館内では録画してはいけない。", "modality"),
        ("点検を行う。", "点検をすることができる。", "modality"),
        ("報告をいたします。", "報告をする義務を負う。", "modality"),
        ("計画を公表する。", "計画を公表するべきである。", "modality"),
        ("六十歳以上の者", "六十歳を超える者", "limit"),
        ("六十歳以上", "六十歳を超える者", "limit"),
        ("百人以上の団体", "百人を超えない団体", "limit"),
        ("相談をする必要がある。", "相談は不要である。", "negation"),
        ("議事録は公開とする。", "議事録は非公開である。", "negation"),
        ("受付を開始した。", "受付が終了した。", "negation"),
        ("会長は留任する。", "会長は留任しないものとする。", "negation"),
    ],
)
def test_a_changed_predicate_or_limit_turns_the_sense(old: str, new: str, note: str) -> None:
    assert _notes(old, new) == [note]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("平成26年度～29年度の実績", "平成26年度から29年度までの実績"),
        ("会長及び会計が署名する。", "会長・会計が署名する。"),
        ("丙株式会社（丙）は", "丙株式会社（以下「丙」という。）は"),
        ("雨が続く（今年はまだ降っていないが）。", "雨が続く。"),
        ("課題があると考えます。", "課題があるのではないでしょうか。"),
        ("原因は分からない。", "原因は不明だ。"),
        ("早めに出さなきゃいけない。", "早めに出さなくてはならない。"),
        ("今後の対応を検討する。", "今後の対応を議論する。"),
        ("経費の観点から見直す。", "経費のために見直す。"),
        ("開会以後の入場", "開会以降の入場"),
        ("記録を閲覧できるようにします。", "記録を閲覧します。"),
        ("要望には可能な限り応じる。", "要望には応じる。"),
        ("再開の可能性を探る。", "再開を探る。"),
        ("望ましい方法を選ぶ。", "方法を選ぶ。"),
        ("負うべき責任を定める。", "負う責任を定める。"),
        ("参加してもよい。", "参加しても差し支えない。"),
        ("参加しなければならない。", "参加せねばならない。"),
        ("六十歳以上の方", "六十歳以上の者"),
        ("三年以下の猶予", "三年以下である猶予"),
        ("三年以下の猶予", "三年を超えない猶予"),
        ("上限の額を示す。", "上限額を示す。"),
    ],
)
def test_what_says_the_same_or_something_else_is_no_turn_of_sense(old: str, new: str) -> None:
    assert set(_notes(old, new)) <= {"sentence"}


LETTER = "令和6年5月1日\n{to}\n花園自治会\n会長　山川一郎\n\n{title}\n\n平素はお世話になります。\n"


@pytest.mark.parametrize(
    ("old", "new", "addressee"),
    [
        (("南町子ども会様", "ご案内"), ("北町子ども会様", "ご案内"), ["北町子ども"]),
        (("南町子ども会\n会長　水野　清　様", "依頼"), ("北町子ども会\n会長　水野　清　様", "依頼"),
         ["北町子ども会"]),
        (("会員各位", "夏季休業のお知らせ"), ("会員各位", "冬季休業のお知らせ"), []),
        (("会員各位", "一斉清掃の施行"), ("会員各位", "一斉清掃の実行"), []),
    ],
)  # fmt: skip
def test_an_addressee_stands_in_the_address_block_of_a_letter(
    old: tuple[str, str], new: tuple[str, str], addressee: list[str]
) -> None:
    sides = [LETTER.format(to=to, title=title) for to, title in (old, new)]
    assert _addressees(*sides) == addressee


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("（旧制度からの移行）\n第1条　甲とする。", "第1条　甲とする。"),
        ("振込先\nわかば銀行", "振込先\nあけぼの銀行"),
        ("夏の営業について\nお客様各位\n拝啓", "年末の休業について\nお客様各位\n拝啓"),
        ("出し物\n合唱", "出し物\n合唱\n一人旅行\n宇宙飛行"),
        ("拝観先\n正倉院\n清涼殿", "拝観先\n正倉院\n紫宸殿"),
    ],
)
def test_a_last_character_makes_no_addressee(old: str, new: str) -> None:
    assert _addressees(old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("尚、雨の日は延期します。", "なお、雨の日は延期します。", "orthographic"),
        ("担当は高橋です。", "担当は高梁です。", "name"),
        ("柔道を習う。", "剣道を習う。", "wording"),
        ("国道の工事を知らせる。", "県道の工事を知らせる。", "wording"),
        ("北海道で集まる。", "青森県で集まる。", "name"),
        ("E-Mailで送る。", "emailで送る。", "orthographic"),
        ("check-inの時刻", "checkinの時刻", "orthographic"),
        ("A-1室", "A1室", "punctuation"),
        ("値は`を打つ。", "値はを打つ。", "punctuation"),
        ("A4用紙に書く。", "A3用紙に書く。", "number"),
    ],
)
def test_a_name_is_what_names_somebody_or_a_place(old: str, new: str, kind: str) -> None:
    assert [hunk.kind for hunk in hunks(old, new)] == [kind]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("会費は千円です。", "会費はは千円です。", "「は」の追加"),
        ("会費は（税込）千円です。", "会費は（税込千円です。", "「）」の削除"),
        ("開会は2025年2月28日。", "開会は2025年2月30日。", "2025年2月28日 → 2025年2月30日"),
    ],
)
def test_what_the_summary_quotes_does_not_run_into_it(old: str, new: str, said: str) -> None:
    set_language("ja")
    assert f"誤記の疑い1か所（{said}）" in collate(Document("a", old), Document("b", new)).summary


BEFORE = "会員の皆様\n\n会合の案内をお送りします。\n"
ADDED = (
    "前の回は2025年6月31日に、その前は2025年4月3日（月）に開き、どちらも四十人を超える会員が集まりました。"
    "経費は1,0000円でしたので、次の回までに会計から報告します。資料は受付で配ります。\n"
)


def test_all_that_is_wrong_in_a_block_is_counted_and_told() -> None:
    sides = [Document(name="a", raw=BEFORE), Document(name="b", raw=BEFORE + ADDED)]
    found = collate(*sides)
    (hunk,) = found.hunks
    assert hunk.suspect is not None
    assert (hunk.suspect.side, hunk.suspect.count) == ("new", 3)
    for wrong in ("2025年6月31日", "2025年4月3日", "1,0000"):
        assert wrong in hunk.suspect.message
    assert "3" in found.summary


def test_of_a_block_full_of_slips_five_are_told_and_all_counted() -> None:
    days = "、".join(f"2025年6月{day}日" for day in range(31, 39))
    added = (
        f"次の日に会合を開きます。{days}の八回で、どの回も同じ会場です。どうぞお集まりください。\n"
    )
    sides = [Document(name="a", raw=BEFORE), Document(name="b", raw=BEFORE + added)]
    (hunk,) = collate(*sides).hunks
    assert hunk.suspect is not None
    assert (hunk.suspect.count, hunk.suspect.message.count("2025年6月")) == (8, 5)
