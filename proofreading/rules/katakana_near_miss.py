"""A katakana word that nobody writes, one slip away from one that the corpus or everybody writes.

コントール for コントロール, プロバティ for プロパティ. A word that the dictionary has is left
alone, and so is one that the draft itself writes three times: it will be a name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.knowledge.kana import katakana_runs
from proofreading.lexicon.common_katakana import common, neighbours
from proofreading.lexicon.one_slip import Neighbours
from proofreading.rule import RuleInfo
from text.language.morphology import tokens
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question", corpus="used")
_OFTEN = 3
_SHORT, _SHORT_OFTEN = 4, 20
"""A word of four characters has too many neighbours: only a very frequent one counts."""
_LONGEST = 30
_LOST = 4
"""Characters of a word of which the dictionary tells that a sound is lost."""
_MEANT = 2
"""A word that a draft has so often is no slip."""
_LARGE = later("(?<=[テデウヴフ])[イエオ]|(?<=[シジチ])[ヤユヨエ]|(?<=[フヴ])ア")
_SMALL = dict(zip("アイエオヤユヨ", "ァィェォャュョ", strict=True))


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield the unknown runs of katakana, with the nearest frequent word as the suggestion."""
    runs = [run for run in katakana_runs(draft.text) if run[1] not in context.corpus.katakana]
    if not runs:
        return
    times = Counter(word for _, word in runs)
    often = context.corpus.katakana
    near = Neighbours(often)
    for place, word in runs:
        if not _SHORT <= len(word) <= _LONGEST or times[word] >= _MEANT or _is_word(word):
            continue
        if len(set(word)) == 1:
            continue  # ハハハハハ
        small = _with_small_kana(word)
        if (
            small != word
            and (small in often or (_is_word(small) and not _is_name(small)))
            and not _large_in_dictionary(word)
        ):
            yield RULE.finding(
                draft,
                place,
                place + len(word),
                "small-kana",
                suggestions=[small],
                evidence=context.corpus.passage(small),
                written=word,
                known=small,
            )
            continue
        whole = _restored(word, often.keys() | times.keys()) or _in_dictionary(word)
        if whole and not _is_variant(word, whole):
            yield _slip(draft, context, place, word, whole)
            continue
        found = sorted(near.of(word), key=lambda other: (-often[other], other))
        found = [
            other
            for other in found
            if not _is_part(word, other)
            and not _is_name(other)
            and not _is_kin(word, other)
            and _is_known(word, other, often[other])
        ]
        if found:
            yield RULE.finding(
                draft,
                place,
                place + len(word),
                "near",
                suggestions=found[:2],
                evidence=context.corpus.passage(found[0]),
                written=word,
                known=found[0],
                count=often[found[0]],
            )
        elif (
            (whole := _everybodys(word))
            and not _is_doer(word, whole)
            and "・" not in _beside(draft.text, place, len(word))
        ):
            yield _slip(draft, context, place, word, whole)


def _is_doer(word: str, other: str) -> bool:
    """Whether one names who does what the other says: サブスクライバ, サブスクライブ."""
    return word[:-1] == other[:-1] and {word[-1], other[-1]} in _DOERS


_DOERS = tuple(
    set(pair) for pair in ("クカ", "グガ", "スサ", "ズザ", "トタ", "ドダ", "ブバ", "プパ", "ルラ")
)


def _beside(text: str, place: int, length: int) -> str:
    """What touches the word: the parts of a name have ・ between them (プロコル・ハルム)."""
    return text[max(0, place - 1) : place] + text[place + length : place + length + 1]


def _slip(draft: Draft, context: Context, place: int, word: str, whole: str) -> Finding:
    return RULE.finding(
        draft,
        place,
        place + len(word),
        "slip",
        suggestions=[whole],
        evidence=context.corpus.passage(whole),
        written=word,
        known=whole,
    )


def _restored(word: str, written: Collection[str]) -> str:
    """Return the word `written` elsewhere of which a slip made this, "" where there is none.

    A lost ー or ッ, a ー that changed places, バ for パ: クリニク, メトール, ホームベージ.
    """
    if len(word) < _LOST:
        return ""
    rest = [word[:at] + word[at + 1 :] for at, char in enumerate(word) if char == "ー"]
    made = [one[:at] + "ー" + one[at:] for one in rest for at in range(1, len(one) + 1)]
    made += [word[:at] + sound + word[at:] for at in range(1, len(word)) for sound in ("ー", "ッ")]
    made += [
        word[:at] + char.translate(_PUFFED) + word[at + 1 :]
        for at, char in enumerate(word)
        if char in "バビブベボパピプペポ"
    ]
    return next(
        (one for one in made if one in written and one != word and not _is_name(one)),
        "",
    )


def _in_dictionary(word: str) -> str:
    """Return the word of the dictionary of which a slip of the keys made this, "" where there is
    none: two kana swapped, a ッ lost, a kana struck twice (グロテクス, チェクアウト, ウウェブ).

    Another kana or one less is no proof: many names are so near to a word.
    """
    parts = list(tokens(word))
    if len(word) <= _LOST or all(
        part.known and len(part.surface) > 1 and part.pos[1] != "固有名詞" for part in parts
    ):
        return ""
    made = [
        word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        for at in range(1, len(word) - 1)
        if word[at] != word[at + 1]
    ]
    made += [word[:at] + "ッ" + word[at:] for at in range(1, len(word))]
    made += [word[:at] + word[at + 1 :] for at in range(1, len(word)) if _twice(word, at)]
    return next((one for one in made if _is_word(one) and not _is_name(one)), "")


def _everybodys(word: str) -> str:
    """Return the word that everybody writes of which a slip made this, "" where there is none."""
    if len(word) < _LOST:
        return ""
    made = [_restored(word, common()), *neighbours().of(word)]
    if _is_compound(word) and not _is_name(word):
        return ""  # キー|コード
    return next(
        (
            one
            for one in made
            if one
            and not word.startswith(one)  # プロシージャル
            and not _is_part(word, one)
            and not _is_kin(word, one)
            and not _is_variant(word, one)
        ),
        "",
    )


def _is_variant(word: str, other: str) -> bool:
    """Whether `word` is the other one as some spell it: オーバライド without the ー of オーバー,
    プレフィクス, セマンティクス.
    """
    at = _shared(word, other)
    if other[at : at + 1] == "ー" and other[:at] + other[at + 1 :] == word:
        return _is_word(other[: at + 1])
    return other.replace("ックス", "クス") == word


def _twice(word: str, at: int) -> bool:
    """Whether the kana at `at` says again what the one before says: ウウェ, ティィ."""
    return word[at].translate(_LARGER) == word[at - 1].translate(_LARGER)


_LARGER = str.maketrans("ァィゥェォャュョッ", "アイウエオヤユヨツ")
_PUFFED = str.maketrans("バビブベボパピプペポ", "パピプペポバビブベボ")


def _with_small_kana(word: str) -> str:
    """Return the word with the small kana that エンコーデイング lacks."""
    return _LARGE.sub(lambda match: _SMALL[match.group()], word)


def _large_in_dictionary(word: str) -> bool:
    """Whether each large kana lies in a word that the dictionary has so: ノロ|ウイルス."""
    parts = list(tokens(word))
    return all(
        any(
            part.start < match.start() < part.end
            and part.known
            and part.pos[1] != "固有名詞"
            and len(part.surface) > _WORD
            for part in parts
        )
        for match in _LARGE.finditer(word)
    )


_WORD = 2


def _is_known(word: str, other: str, count: int) -> bool:
    """Whether `other` is a word: often in the corpus, or in the dictionary and begins alike."""
    if len(word) == _SHORT:
        return count >= _SHORT_OFTEN
    if count >= _OFTEN:
        return True
    return word[0] == other[0] and _is_word(other) and not _is_compound(word)


def _is_word(text: str) -> bool:
    """Whether the dictionary has `text` as one word."""
    found = list(tokens(text))
    return len(found) == 1 and found[0].known


def _is_kin(word: str, other: str) -> bool:
    """Whether both are words that share a part: オンライン, オフライン; -er and -ing."""
    if word.replace("ー", "") == other.replace("ー", ""):
        return False
    head = _shared(word, other)
    if (word[head:], other[head:]) in _DERIVED:
        return True
    if word[0] != other[0] and word[1:2] != other[:1]:
        return True  # a slip seldom comes first: ベンダリング is not レンダリング
    if word == f"{other}ア" or word.endswith(other):
        return True  # プレビューア, プリロード
    if other.endswith("ュー") and word == f"{other[:-1]}アー":
        return True  # レビュー, レビュアー
    tail = _shared(word[::-1], other[::-1])
    cuts = [(at, at, at) for at in range(_PART, head + 1)]
    cuts += [(at, len(word) - at, len(other) - at) for at in range(_PART, tail + 1)]
    return any(
        min(len(word), len(other)) - shared > 1
        and all(map(_is_word, (word[:one], word[one:], other[:two], other[two:])))
        for shared, one, two in cuts
    )


def _shared(one: str, other: str) -> int:
    """Return how many characters both begin with."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


_PART = 3
"""Characters of a part that makes kin; コン and サー are in too many words."""
_DERIVED = frozenset(
    (one, other)
    for pair in (
        ("ラ", "ル"),
        ("ラ", "リング"),
        ("ル", "リング"),
        ("タ", "ト"),
        ("ダ", "ド"),
        ("サ", "ス"),
    )
    for one, other in (pair, pair[::-1])
)


def _is_compound(text: str) -> bool:
    """Whether the dictionary has `text` as two words: キー|ワード."""
    found = list(tokens(text))
    return len(found) == 2 and all(token.known and len(token.surface) > 1 for token in found)


def _is_name(text: str) -> bool:
    """Whether `text` is a proper name: Louis and Lewis are two people."""
    return any(token.pos[1] == "固有名詞" for token in tokens(text))


def _is_part(word: str, other: str) -> bool:
    """Whether the two differ only by a long vowel or a mark of plurality at the end."""
    return (
        word + "ー" == other or other + "ー" == word or word + "ズ" == other or other + "ズ" == word
    )
