"""What may follow what: an ending asks for a form of the word before it.

ます, た and て follow the 連用形 of a verb, never a noun (開催ます) nor another form (制限さます);
れる and せる follow the 未然形 (でき|せ|ん); す is no ending (お願いし|す). Where the dictionary
cuts such a pair nothing else was to be had: a kana is missing, too much, or another one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from text.later import later
from text.model.document import Token

_VERBAL_NOUN = later("[一-龠々]{2,}|[ァ-ヴー]{3,}")
_AFTER_TE = frozenset(
    ["居る", "有る", "下さる", "頂く", "貰う", "行く", "来る", "見る", "置く", "仕舞う", "欲しい"]
)
_KATAKANA = later("[ァ-ヴー]{2}")
_ENDINGS = frozenset(["ます", "た", "てる", "れる", "られる", "たい", "ず"])
_KUDASAI = later("[くだささいたざ]{2,6}")
_TO_A = dict(zip("いきしちにみりぎび", "わかさたなまらがば", strict=True))
_STOP = frozenset("。！？!?")


def breaks(words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of the tokens between which nothing sound can be read, in order. O(n)."""
    for at in range(1, len(words)):
        one, two = words[at - 1], words[at]
        if one.end == two.start and "ぁ" <= two.surface[0] <= "ん":
            before, after = around(words, at)
            if _broken(before, one, two, after):
                yield at - 1, at


def around(words: Sequence[Token], at: int) -> tuple[Token | None, Token | None]:
    """Return the tokens that touch words[at - 1] and words[at] from outside."""
    before = words[at - 2] if at > 1 and words[at - 2].end == words[at - 1].start else None
    after = words[at + 1] if at + 1 < len(words) and words[at + 1].start == words[at].end else None
    return before, after


def meant(text: str, words: Sequence[Token], at: int) -> tuple[int, int, str] | None:
    """Return (start, end, what was meant) where grammar alone says it of the break before
    words[at], None where it does not.
    """
    one, two = words[at - 1], words[at]
    before, after = around(words, at)
    if _torn(before, one, two, after):
        if two.lemma in ("足す", "致す"):
            return one.start, two.end, f"{one.surface}い{two.surface}"  # 案内|たし, 願|いたし
        start = one.start + 1 if one.surface == "てく" else two.start
        run = _KUDASAI.match(text, start)
        return (start, run.end(), "ください") if run else None
    if two.surface == "す" and two.lemma == "です":
        lost = "で" if one.lemma == "べし" else "ま"
        return one.start, two.end, f"{one.surface}{lost}{two.surface}"  # べき|す, 残り|す
    if two.lemma == "ます" and one.conjugation_form == "連用形-一般" and one.pos[0] == "動詞":
        if one.lemma == "思う" and before is not None:
            return before.start, two.end, f"{one.surface}{two.surface}"  # かと|お|思い|ます
        stem = "知らせ" if one.surface == "知らし" else one.surface
        return one.start, two.end, f"{stem}し{two.surface}"  # お|かけ|ます
    if two.lemma == "ます" and one.surface == "さ":
        return one.start, two.end, f"され{two.surface}"  # a れ is lost sooner than し made さ
    if two.lemma == "せる" and one.conjugation_form == "命令形":
        return one.start, two.end, f"{one.surface}ま{two.surface}"  # ください|せ
    if (
        two.lemma == "せる"
        and one.surface[-1] in _TO_A
        and (after is None or after.surface != "ん")
    ):
        stem = one.surface[:-1] + _TO_A[one.surface[-1]]
        return one.start, two.end, stem + two.surface  # 限り|せ: 限らせ
    if two.surface == "う" and one.lemma == "ます":
        return one.start, two.end, f"{one.surface}よう"
    return None


def _broken(before: Token | None, one: Token, two: Token, after: Token | None) -> bool:
    return (
        _on_a_noun(before, one, two, after)
        or _on_another_form(before, one, two, after)
        or _no_ending(before, one, two, after)
        or _torn(before, one, two, after)
    )


def _on_a_noun(before: Token | None, one: Token, two: Token, after: Token | None) -> bool:
    """採取|ています, 開催|ます, 公表|れます."""
    if one.pos[0] != "名詞" or not _VERBAL_NOUN.fullmatch(one.surface):
        return False
    if not one.pos[2].startswith("サ変"):
        return False
    if two.pos[0] == "助動詞" and two.lemma in _ENDINGS:
        return two.surface[0] != "で"  # 通知でる: が is left out and 出る meant
    return two.surface == "て" and after is not None and after.lemma in _AFTER_TE


def _on_another_form(before: Token | None, one: Token, two: Token, after: Token | None) -> bool:
    form = one.conjugation_form
    if one.pos[0] not in ("動詞", "助動詞") or two.pos[0] != "助動詞":
        return False
    if two.lemma == "ます":  # お|かけ|ます is neither お掛けします nor 掛けます
        polite = before is not None and before.surface in ("お", "ご") and before.pos[0] == "接頭辞"
        return form == "未然形-サ" or (
            polite
            and one.pos[0] == "動詞"
            and form == "連用形-一般"
            and one.surface not in ("おいで", "話し")  # お話 is a noun as well
        )
    if two.lemma == "せる":
        return form.startswith(("連用形", "命令形"))  # 一段 verbs take させる
    if two.surface == "す" and two.lemma == "です":
        return (one.pos[0] == "動詞" and form.startswith("連用形")) or one.surface == "べき"
    return False


def _no_ending(before: Token | None, one: Token, two: Token, after: Token | None) -> bool:
    """A 連用形 and after it what no 連用形 has: いただき|し|た, 行い|す|ので, あり|ま|が."""
    if one.pos[0] not in ("動詞", "助動詞") or _KATAKANA.match(one.surface):
        return False  # オ|ススメ|し|た: in katakana it is a noun
    if two.pos[1] == "フィラー":
        # うる|う|秒: behind a dictionary form an unknown word begins
        done = one.pos[0] == "動詞" and one.conjugation_form.startswith(("終止形", "連体形"))
        return len(two.surface) == 1 and not done
    if not one.conjugation_form.startswith("連用形"):
        return False
    polite = before is not None and before.surface in ("お", "ご")
    if two.surface == "し" and two.lemma == "為る":
        return (
            not polite
            and one.pos[0] == "動詞"
            and after is not None
            and after.lemma in ("た", "ず")
        )
    if two.surface == "し" and two.pos[1] == "接続助詞":
        return after is not None and after.lemma in ("居る", "上げる", "致す")
    if two.surface == "す" and two.lemma == "為る":
        return two.conjugation_form.endswith("省略")
    if two.surface == "また" and two.pos[0] == "接続詞":
        return after is not None and (after.surface in _STOP or after.surface in ("が", "ので"))
    return one.surface == "い" and one.lemma == "居る" and two.pos[0] == "副詞"


def _torn(before: Token | None, one: Token, two: Token, after: Token | None) -> bool:
    """ください and いたします with a kana less, cut into whatever is there."""
    polite = before is not None and before.surface in ("お", "ご")
    joined = one.surface in ("て", "で") and one.pos[1] == "接続助詞"
    if two.lemma == "臭い" or two.surface == "ださい":
        return polite or joined
    if two.surface == "くだ" and two.lemma == "管":
        return True
    if one.surface == "てく" and two.surface == "だ":
        return True
    if two.surface == "くだい" and two.lemma == "砕く":
        return after is None or after.surface in _STOP
    if one.surface == "願" and two.lemma == "致す":
        return True
    return polite and two.surface == "たし" and two.lemma == "足す"
