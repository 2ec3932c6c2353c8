"""The profile koyobun on published official texts, and on departures planted in them.

    python -m bench.koyobun FOLDER [--labels FILE] [--planted 300]

FOLDER holds texts (UTF-8, .txt) that ministries and towns have published; none of them is part of
this project. Prints how much each rule reports. With --labels (rule, kind, words found, verdict:
true, arguable or false; separated by tabs) it prints the share that a reader has called false.
Then departures are planted, one at a time, where the text writes a word as announced, and the share
that is found is printed.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from proofreading.checking.check import check  # noqa: E402
from proofreading.context import Context  # noqa: E402
from proofreading.profiles.norms import compounds, tables, words  # noqa: E402
from proofreading.profiles.profiles import profile  # noqa: E402
from proofreading.registry import Rule, rule  # noqa: E402
from text.language.segments import sentences  # noqa: E402
from text.model.document import Document  # noqa: E402
from text.model.finding import Finding  # noqa: E402

Plant = tuple[str, re.Pattern[str], str]
"""A class of departures, what the text has rightly, and what is put in its place."""


def found_in(text: str, rules: Sequence[Rule]) -> list[Finding]:
    """Return what the rules of the profile say of `text`."""
    return check(Document(name="text.txt", raw=text), Context(), rules, "style")


def plants() -> Iterator[Plant]:
    """Yield what can be planted: the tables the other way round, and the commonest usages."""
    kanji = "(?<![一-鿿])"
    for wrong, entries in words().items():
        entry = entries[0]
        if entry.kind in ("four-conjunctions", "adverb", "conjunction") and len(wrong) > 1:
            after = "(?=、)" if entry.kind == "conjunction" else ""
            before = "(?<=。)" if entry.kind == "conjunction" else kanji
            yield entry.kind, re.compile(before + re.escape(entry.right) + after), wrong
    for compound in compounds():
        right = re.escape(compound.right)
        yield "compound", re.compile(f"{kanji}{right}(?=[をがの])"), compound.full
    for right, wrong in _USAGES:
        yield "usage", re.compile(right), wrong
    for right, wrong in _KANJI:
        yield "kanji", re.compile(right), wrong
    for wrong, right in tables()["loanwords"].items():
        yield "loanword", re.compile(f"(?<![ァ-ヶー]){right}(?![ァ-ヶー])"), wrong


_USAGES = (
    ("(?<=て)ください(?=。)", "下さい"),
    ("(?<=て)いただく", "頂く"),
    ("(?<=して)おく", "置く"),
    ("(?<=[るた])こと(?=[がをは])", "事"),
    ("(?<=[る])とき(?=は、)", "時"),
    ("(?<=次の)とおり(?=で|と)", "通り"),
    ("ため(?=に?、)", "為"),
    ("できる", "出来る"),
    ("もの(?=とする)", "物"),
    ("(?<=に)すぎない", "過ぎない"),
    ("(?<=と)ともに", "共に"),
    ("行う(?=[こもと場])", "行なう"),
    ("行わ(?=れ|な)", "行なわ"),
    ("当たる", "当る"),
    ("終わ(?=[るりっ])", "終"),
    ("御(?=協力|案内|理解|利用|連絡)", "ご"),
    ("(?<=[0-9０-９])か(?=月|所)", "ヶ"),
    ("一つ", "1つ"),
    ("(?<=[0-9]),(?=000円)", ""),
    ("(?<=改善に)努め", "務め"),
    ("(?<=防止に)努め", "務め"),
    ("(?<=確保に)努め", "務め"),
    ("(?<=推進を)図", "計"),
    ("(?<=連携を)図", "計"),
    ("(?<=充実を)図", "計"),
    ("あらかじめ", "予め"),
    ("おおむね", "概ね"),
    ("申し込(?=む|み、)", "申込"),
    ("取り扱(?=う|わ|い、)", "取扱"),
    ("受け入れ(?=る|て)", "受入れ"),
)
_KANJI = (
    ("漏えい", "漏洩"),
    ("あっせん", "斡旋"),
    ("改ざん", "改竄"),
    ("つなが(?=[るりっ])", "繋が"),
    ("つな(?=[ぐぎい])", "繋"),
    ("もら(?=[うっい])", "貰"),
    ("ほとんど", "殆ど"),
    ("うた(?=われ)", "謳"),
    ("橋りょう", "橋梁"),
    ("ねつ造", "捏造"),
    ("ちゅうちょ", "躊躇"),
    ("(?<=[をに])まとめ(?=[るて])", "纏め"),
)


def planted(texts: Sequence[str], rules: Sequence[Rule], number: int) -> None:
    """Print the share of `number` planted departures that is found, by class."""
    places: dict[str, list[tuple[str, int, int, str]]] = defaultdict(list)
    all_sentences = [
        text[one.start : one.end]
        for text in texts
        for one in sentences(text)
        if 10 < one.end - one.start < 300
    ]
    chosen = random.Random(7)
    chosen.shuffle(all_sentences)
    for kind, pattern, wrong in plants():
        taken = 0
        for sentence in all_sentences:
            match = pattern.search(sentence)
            if match and not _quoted(sentence, match.start()):
                places[kind].append((sentence, match.start(), match.end(), wrong))
                taken += 1
                if taken == 8:
                    break
    for kind in places:
        chosen.shuffle(places[kind])
    asked: list[tuple[str, tuple[str, int, int, str]]] = []
    while len(asked) < number and any(places.values()):
        for kind in places:
            if places[kind] and len(asked) < number:
                asked.append((kind, places[kind].pop()))
    total: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for kind, (sentence, start, end, wrong) in asked:
        text = sentence[:start] + wrong + sentence[end:]
        if kind == "usage" and wrong == "終":
            text = text.replace("終わ", "終", 1)
        total[kind] += 1
        hit = any(
            one.span.start < start + max(len(wrong), 1) and start <= one.span.end
            for one in found_in(text, rules)
        )
        seen[kind] += hit
        if not hit:
            print(f"  missed ({kind}): {text[max(0, start - 16) : start + 20]!r}")
    for kind in total:
        print(f"  {kind}: {seen[kind]} of {total[kind]}")
    found, planted_ = sum(seen.values()), sum(total.values())
    print(f"planted: {found} of {planted_} found ({100 * found / planted_:.1f} %)")


def _quoted(sentence: str, place: int) -> bool:
    return sentence.count("「", 0, place) > sentence.count("」", 0, place)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--labels", type=Path)
    parser.add_argument("--planted", type=int, default=300)
    arguments = parser.parse_args()
    rules = [rule(name) for name in profile("koyobun").rules]
    texts = [path.read_text("utf-8") for path in sorted(arguments.folder.glob("*.txt"))]
    size = sum(map(len, texts))
    counts: Counter[tuple[str, str, str]] = Counter()
    for text in texts:
        counts.update((one.rule, one.kind, one.span.text) for one in found_in(text, rules))
    by_rule = Counter[str]()
    for key, times in counts.items():
        by_rule[key[0]] += times
    print(f"{size:,} characters, {sum(counts.values())} findings")
    for name, times in by_rule.most_common():
        print(f"  {name}: {times}")
    if arguments.labels:
        verdicts = {
            tuple(line.split("\t")[:3]): line.split("\t")[3]
            for line in arguments.labels.read_text("utf-8").splitlines()
        }
        judged: Counter[str] = Counter()
        for key, times in counts.items():
            judged[verdicts.get(key, "unread")] += times
        share = 100 * judged["false"] / max(1, sum(judged.values()))
        print(f"read: {dict(judged)}; false {share:.1f} %")
    if arguments.planted:
        planted(texts, rules, arguments.planted)


if __name__ == "__main__":
    main()
