"""A word or a phrase written twice: をを, するする, オプションオプション.

Repeating is a means of the language (一人一人, ますます, 返す返す), so only particles, auxiliaries,
する and the like, and nouns count, and none that the corpus doubles as a matter of course.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.joints import parted
from proofreading.rule import RuleInfo
from proofreading.slips.trailing import trailing_stops
from proofreading.slips.twice import struck_twice
from text.later import later
from text.model.document import Token
from text.model.finding import Finding, Severity

RULE = RuleInfo(__name__, severity="error", corpus="used")

_NAME = 6
"""Code points from which a doubled phrase that stands twice in a text is no slip of the fingers."""
_LONGEST = 5  # tokens
_NEVER = later(r"[0-9０-９A-Za-zＡ-Ｚａ-ｚ!-~\s〇○●■□＊※…―─ー・〜～々Ｘ、！？]+")
_NUMBER = later("[0-9０-９一二三四五六七八九十百千万億兆数何]|ひと[つりこ]|ふた[つり]")
_KATAKANA = later("([ァ-ヴー]{4,16})\\1")
"""The dictionary may take a doubled foreign word for one; the shorter are sounds (ガタンガタン)."""
_SOUND = later("(.{2,3})\\1+")
_LONGER = later("[のと]|[ \u3000]?[A-Za-zＡ-Ｚａ-ｚァ-ヴ0-9０-９]")
_CALLED = later("さん|ちゃん|くん|様|氏|役|です|、|・|」|』|が|は")
_CRY = later("[っッ〜～ー]{0,3}[！!]|[ァィゥェォぁぃぅぇぉっッ]")
_ECHO = later(
    "[！!？?…→⇒].*|.*[→⇒].*|[「『“].*[」』”]|[。、]?(?:そう|こう|ああ|どう)(?:だ|か|して)?[。、]?"
)
"""A cry and its echo (水！　水！), a way through names, speech, そうだ。そうだ。"""
_FINAL = later("[ねよぞなわさかへとばや]")
"""Particles that a speaker may repeat (ねね, よよ) or that follow themselves (「…」と, と)."""
_ENUMERATING = later("[とやかもへ]|から|まで|だの|なり|たり|とか|やら")
_ALWAYS = frozenset(["など", "等々", "ほど", "どん", "途中", "度々", "時々"]) | frozenset(
    [
        "立場",
        "ショート",
        "職場",
        "持ち場",
        "個人",
        "場所",
        "要所",
        "場面",
        "局面",
        "節目",
        "部分",
        "時代",
        "地域",
        "季節",
        "土地",
        "個所",
        "箇所",
        "家庭",
    ]
)
"""Doubled for its own sake: などなど, 途中途中."""
_UTMOST = frozenset(
    ["最後", "最初", "本当", "端", "奥", "底", "根本", "真ん中", "基本", "最低", "最高"]
)
"""The last of the last, the very bottom: 最後の最後."""
_KNOWN_THROUGH = frozenset(
    ["友達", "友だち", "友人", "知人", "知り合い", "親戚", "親", "子", "隣", "弟子", "先輩", "部下"]
)
"""One has them as they have theirs: 友達の友達の家."""
_SURE = frozenset(["の", "を", "に", "が", "は", "も", "から", "する", "。"])
"""Doubled in no style. てて, たた and でで are slips in a letter and speech in a novel."""
_SELDOM = 300
"""A pair that the corpus has less often than chance would have it by this factor is a slip there,
too: among 2,000 expected のの two or three are typing errors of the corpus itself."""


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield equal runs of up to 5 words side by side, and a kanji or kana twice within words."""
    yield from _foreign(draft)
    yield from _words(draft, context)
    for start, end in struck_twice(draft):
        letter = draft.text[start]
        yield RULE.finding(
            draft, start, end, "letter", severity="question", suggestions=[letter], letter=letter
        )


def _foreign(draft: Draft) -> Iterator[Finding]:
    past = 0
    for match in _KATAKANA.finditer(draft.text):
        if match.start() < past:
            continue
        period = len(match[1])
        end = match.end()
        while draft.text[end : end + 1] == draft.text[end - period : end - period + 1] != "":
            end += 1  # ンオプショ|ンオプショ|ン is オプション twice
        past = end
        if match[1] == "ショート":
            continue  # ショートショート: a very short story
        if not match[1].strip("ー") or _SOUND.fullmatch(match[1]):
            continue  # a ruled line; モゴモゴモゴモゴ
        if parted(draft, end - period, end - period) or _is_named(draft, end - 2 * period, end):
            continue
        if _is_title(draft, end - 2 * period, end) or _is_item(draft, end - 2 * period, end):
            continue
        yield _finding(draft, end - 2 * period, end, draft.text[end - period : end], "question")


def _words(draft: Draft, context: Context) -> Iterator[Finding]:
    words, keys, adjacent = draft.tokens, draft.keys, draft.adjacent
    done = 0
    for at in range(1, len(words)):
        if not adjacent[at - 1] or words[at - 1].end != words[at].start or at < done:
            continue
        here = keys[at]
        if words[at].surface.isascii() and words[at].surface == words[at - 1].surface:
            continue  # a row of letters or marks; there may be millions
        for length in range(min(_LONGEST, at, len(words) - at), 0, -1):
            if keys[at - length] != here or keys[at - length : at] != keys[at : at + length]:
                continue
            run = words[at : at + length]
            before = words[at - length : at]
            if _may_be_meant(run, before) or _rhetoric(draft, run, before, at):
                continue
            if _is_usual(context, draft.text[before[0].start : run[-1].end], keys, at, length):
                continue
            start, end = words[at - length].start, run[-1].end
            written = draft.text[run[0].start : end]
            if written == "。":
                done = at + length
                yield from trailing_stops(draft, start, RULE)
                break
            if length == 1 and draft.text[end : end + len(written)] == written:
                break  # three and more: a rhythm, a scream, a row of marks
            if len(written) > 1 and _thrice(draft.text, start, end):
                break
            if _is_named(draft, start, end):
                break
            if "ァ" <= written[0] <= "ヴ" and (
                _is_title(draft, start, end) or _is_item(draft, start, end)
            ):
                break
            done = at + length
            sure = length == 1 and written in _SURE
            yield _finding(draft, start, end, written, "error" if sure else "question")
            break


def _is_named(draft: Draft, start: int, end: int) -> bool:
    """Whether the text has doubled phrase in another place too: what is so called, or a refrain."""
    return end - start >= _NAME and draft.text.count(draft.text[start:end]) > 1


def _thrice(text: str, start: int, end: int) -> bool:
    """Whether text[start:end], a phrase twice, goes on to a third time but for its last letter: who
    says 親の親の親 means it.
    """
    period = (end - start) // 2
    while start and end - start < 3 * period and text[start - 1] == text[start - 1 + period]:
        start -= 1
    while end < len(text) and end - start < 3 * period and text[end] == text[end - period]:
        end += 1
    return end - start >= 3 * period - 1


def _is_title(draft: Draft, start: int, end: int) -> bool:
    """Whether the doubled foreign word is a title or a cry: alone between quotation marks, called
    so, or an adjective.
    """
    text = draft.text
    if text[start - 1 : start] in ("「", "『", "《", "〈") and text[end : end + 1] in (
        "」",
        "』",
        "》",
        "〉",
    ):
        return True
    words = draft.tokens_between(start, end)
    called = text.startswith(("という", "って", "と題"), end) and text[start - 1 : start] != "ー"
    return bool(words) and (
        all(word.pos[0] in ("形状詞", "感動詞") for word in words)
        or (called and words[0].start == start)
    )


def _finding(draft: Draft, start: int, end: int, word: str, severity: Severity) -> Finding:
    return RULE.finding(
        draft, start, end, "doubled", severity=severity, suggestions=[word], word=word
    )


def _may_be_meant(run: Sequence[Token], before: Sequence[Token]) -> bool:
    if all(token.pos[0] in ("補助記号", "記号", "空白") and token.surface != "。" for token in run):
        return True
    written = "".join(token.surface for token in run)
    if _NEVER.fullmatch(written) or _NUMBER.search(written):
        return True
    if before[0].end - before[0].start != run[0].end - run[0].start:
        return True
    if (written + written).find(written, 1) < len(written):
        return True  # シャア　シャア　and once more the same: a sound
    if len(run) > 1:
        if _ECHO.fullmatch(written):
            return True
        if written.strip("の") in _UTMOST and "の" in (written[0], written[-1]):
            return True
        # 人間と人間とが, 次から次から: an enumeration; 目出度し目出度し: said twice for emphasis
        last = run[-1]
        if last.surface == "の" and written[:-1] in _KNOWN_THROUGH:
            return True
        if last.surface == "に" and len(run) == 2 and _of_degree(run[0]):
            return True  # 絶対に絶対に
        if run[0].lemma == "為る" and written in ("した", "して"):
            return False
        return (
            len(written) < 3
            or _ENUMERATING.fullmatch(last.surface) is not None
            or any(token.pos[0] in ("感動詞", "形容詞") for token in run)
            or (
                last.pos[0] == "動詞" and last.conjugation_form.startswith(("終止", "命令", "連用"))
            )
        )
    (token,) = run
    first, second = token.pos[:2]
    if written in _ALWAYS:
        return True
    if first == "助詞":
        return bool(_FINAL.fullmatch(written))
    if first == "名詞":
        return (
            len(written) < 2
            or second == "固有名詞"
            or token.pos[2:3] == ("副詞可能",)  # 毎回毎回
            or token.pos[2:3] == ("形状詞可能",)  # 元気元気
            or (len(written) < 4 and not _kanji(written))
        )
    if token.conjugation_form.startswith("命令"):
        return True  # 上げろ上げろと
    return not (first == "助動詞" or second == "非自立可能" or written == "。")


def _of_degree(word: Token) -> bool:
    return word.pos[0] in ("副詞", "形状詞") or word.pos[2:3] in (("副詞可能",), ("形状詞可能",))


def _kanji(text: str) -> bool:
    return any("一" <= char <= "鿿" for char in text)


def _rhetoric(draft: Draft, run: Sequence[Token], before: Sequence[Token], at: int) -> bool:
    """Whether what stands around the two halves makes the second one meant."""
    text, words = draft.text, draft.tokens
    written = "".join(token.surface for token in run)
    prior = words[at - len(run) - 1] if at > len(run) else None
    touching = prior is not None and prior.end == before[0].start
    after = words[at + len(run)] if at + len(run) < len(words) else None
    if any(parted(draft, one.end, other.start) for one, other in pairwise([*before, *run])):
        return True
    if _is_a_line(draft, run[0].start, run[-1].end):
        return True  # the other one answers with the same words
    if _is_said_twice(text, run, written):
        return True
    if written == "ある" and not (touching and prior is not None and prior.pos[0] == "助詞"):
        return True  # 新人あるある: what everybody knows
    if len(run) == 1:
        if (
            prior is not None
            and touching
            and prior.pos[2] == "人名"
            and not _kanji(written)  # 長沢|先生|先生|は
            and after is not None
            and after.start == run[0].end
            and _CALLED.match(after.surface)
        ):
            return True  # 川野|も|も|さん, 森|の|の|です
        return (
            (written == "て" and before[0].pos[0] in ("助詞", "助動詞"))  # 黙ってて, 冷えてても
            or (written == "で" and text.startswith("も", run[0].end))  # ところで|でも
            or (  # 長押しして: a noun that the dictionary lacks
                written == "し"
                and touching
                and prior is not None
                and not prior.pos[2].startswith("サ変")
                and _kanji(prior.surface[-1])
            )
            or (written == "の" and touching and prior is not None and prior.surface == "って")
            or (  # 九州大学|大学院: the second is the head of another word
                run[0].pos[0] == "名詞"
                and after is not None
                and after.start == run[0].end
                and after.pos[0] == "接尾辞"
                and touching
            )
        )
    first, last = run[0], run[-1]
    if written.startswith("、") and _LONGER.match(text, last.end):
        return True  # 明朝、明朝 Pro
    if first.pos[0] == "接続詞" or written.startswith(("又は", "及び", "並びに")):
        return True  # 甲若しくは甲による乙: the second goes on
    if written[0] in "、，," and after is not None and after.surface in ("の", "から", "と"):
        return True  # 名前, 名前からの: the second is the head of a longer item
    if (
        last.pos[0] in ("名詞", "接尾辞")
        and after is not None
        and after.start == last.end
        and after.pos[0] in ("名詞", "接尾辞")
    ):
        return True  # 変更後の料金|の料金|指数: the second is the head of another word
    if last.surface[-1:] in "！？!?…":
        return True
    if written[0] in "]）)」』】〉》>＞" or (written[0] == "、" and last.pos[0] == "副詞"):
        return True  # [設定]-[表示]-[表示の詳細]; いかに、いかに
    if len(run) == 2 and first.surface in ("は", "も") and last.surface in ("それ", "これ", "あれ"):
        return True  # 暮らし|はそれ|はそれ|で
    if written.startswith(("とか", "だの", "なり", "たり", "やら")):
        return True  # ネコ|とかネコ|とかネコ|とか
    if first.pos[0] in ("連体詞", "代名詞") or first.surface in ("その", "この", "あの"):
        return True  # その場その場, これはこれは
    if last.surface in ("ず", "で") and first.pos[0] in ("動詞", "形状詞"):
        return True  # 知らず知らず, 好きで好きで
    if first.pos[:2] == ("動詞", "非自立可能") and last.surface in ("て", "で"):
        return True  # 置いておいて
    if touching and prior is not None and prior.pos[0] in ("名詞", "接頭辞", "接尾辞"):
        # 難関私立大学対策、私立大学対策、: the first half is the end of a longer name
        return "、" in written and first.pos[0] in ("名詞", "接頭辞")
    return False


def _is_said_twice(text: str, run: Sequence[Token], written: str) -> bool:
    """Whether one says so for emphasis: 馬鹿馬鹿！, 考えて考えて, 出そう出そうと, 毎度毎度."""
    first, last = run[0], run[-1]
    if len(written.strip()) > 1 and (written.strip()[-1] in "！？!?" or _CRY.match(text, last.end)):
        return True
    verb = first.pos[:2] == ("動詞", "一般")
    if first.pos[0] == "動詞" and (last.surface == "こと" or last.pos[1] == "終助詞"):
        return True  # 合うこと合うこと, やるぞやるぞ
    if verb and 1 < len(run) < 4 and written.rstrip("、").endswith(("て", "で")):
        return True
    if last.conjugation_form.startswith("意志推量") and text.startswith(("と", "って"), last.end):
        return True
    return written.startswith("毎")


def _is_a_line(draft: Draft, start: int, end: int) -> bool:
    """Whether text[start:end] is a line of the raw text by itself, with its full stop or not."""
    raw = draft.document.raw
    first, last = draft.view.raw_span(start, end)
    newline = raw.rfind("\n", max(0, first - 24), first)
    before = raw[newline + 1 : first].strip(" \t\u3000>-*・「（(")
    after = raw[last : last + 12].partition("\n")[0].strip(" \t\r\u3000。！？!?」）)")
    return newline >= 0 and not before and not after


def _is_item(draft: Draft, start: int, end: int) -> bool:
    """Whether text[start:end] is all there is of an item with a bullet: a name that is proposed."""
    raw, (first, last) = draft.document.raw, draft.view.raw_span(start, end)
    head = raw[raw.rfind("\n", max(0, first - 24), first) + 1 : first].strip(" \t\u3000")
    return head in ("*", "-", "+", "・") and not raw[last : last + 2].partition("\n")[0].strip()


def _is_usual(context: Context, doubled: str, keys: Sequence[str], at: int, length: int) -> bool:
    """Whether the house doubles it as a matter of course; a slip of its own never teaches it."""
    if length > 1:
        return context.corpus.count(doubled) > 2
    if doubled[: len(doubled) // 2] in _SURE:
        return False
    count, expected = context.corpus.rate(keys[at - 1], keys[at])
    return count > expected / _SELDOM
