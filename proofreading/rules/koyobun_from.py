"""より for where something begins: から says it, より compares (東京より寒い).

Only where the words around can be no comparison: a time, a day or a speaker before it, and what
begins, or is said, behind it.
"""

from __future__ import annotations

from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.profiles.departure import Departures
from proofreading.profiles.norms import cited
from proofreading.rule import RuleInfo
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question", default=False, terms=True, corpus="used")

_CLAUSE = cited("kangaekata", "Ⅱ-5イ(ア)")
_COMPARED = (
    "前|後|先|も|は|高|低|増|減|以|長い|短|古|新し|若|大き|小さ|上|下|ずっと|約|更に|さらに|むしろ"
    "|令和|平成|昭和|[0-9０-９]{4}年"
)
_BEGINS = (
    "開|始|受付|受け付|実施|行い|行う|行わ|施行|適用|募集|発売|販売|運用|稼働|営業|放送|配布|配付"
    "|出発|供用|着工|休[業止み校館]"
)
_TIME = later(
    r"(?:[0-9０-９一二三四五六七八九十]+(?:日|時|分|時半|月|年|年度)|正午|本日|明日|同日|当日|翌日"
    r"|来年度|今年度|来月|今月)(?:[（(][^）)]{1,4}[）)])?(?P<more>より)(?:[^。、\n]{0,12}まで"
    rf"|、?(?!{_COMPARED})(?:(?!早|遅|多|少|方が)[^。、\n]){{0,16}}?(?:{_BEGINS}))"
)
_PLACE = later("(?P<more>より)(?=、?(?:徒歩|歩いて|車で|バスで)[0-9０-９約一二三四五])")
_SPEAKER = later(
    r"[一-鿿](?:長|部|課|会|局|室|係|員|省|庁|市|町|村|県|様|さん|氏|者)(?P<more>より)"
    r"(?=、?[^。、\n]{0,6}(?:説明|挨拶|あいさつ|報告|連絡|通知|依頼|提案|回答|お知らせ)(?:が|を|の|し|い|お))"
)


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every より of a beginning, in the order of the text."""
    departures = Departures(RULE, draft, context)
    if "より" not in draft.text:
        return
    places = {
        match.span("more")
        for form in (_TIME, _PLACE, _SPEAKER)
        for match in form.finditer(draft.text)
    }
    for start, end in sorted(places):
        if not departures.quoted(start):
            yield departures.finding(start, end, "begins", "から", _CLAUSE)
