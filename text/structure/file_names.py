"""What the name of a file and of its folders says: when the document is of, and what it is.

Only where the text itself and the catalogue are silent. `要請書/20190612_市長.txt` is a letter of
2019-06-12, `2019/07_チラシ.docx` a leaflet of 2019-07.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from text.language.figures.dates import find_dates
from text.later import later

_COMPACT = later(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_SEPARATED = later(
    r"(?<!\d)((?:19|20)\d\d)[-_.／/](0?[1-9]|1[0-2])(?:[-_.／/](0?[1-9]|[12]\d|3[01]))?(?!\d)"
)
_ERA = later(
    r"(?<![A-Za-z])([MTSHR])(\d{1,2})[-_.](0?[1-9]|1[0-2])(?:[-_.](0?[1-9]|[12]\d|3[01]))?(?!\d)"
)
_COMPACT_MONTH = later(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(?!\d)")
_YEAR = later(r"(?<!\d)((?:19|20)\d\d)(?:年度?)?(?!\d)")
_MONTH_BELOW = later(r"^(0?[1-9]|1[0-2])(?:月|[-_ .]|$)")
_ERA_STARTS = {"M": 1867, "T": 1911, "S": 1925, "H": 1988, "R": 2018}

_KINDS = {
    "letter": "letter letters 要請書 要請 申入書 申し入れ 要望書 要望 手紙 書簡 依頼 依頼文"
    " 請願 陳情 回答",
    "leaflet": "leaflet leaflets チラシ ちらし ビラ リーフレット パンフレット パンフ フライヤー",
    "notice": "notice notices 通知 通知文 お知らせ おしらせ 案内 ご案内 通達 告知 回覧 事務連絡",
    "minutes": "minutes 議事録 会議録 記録 議事要旨 議事概要",
    "newsletter": "newsletter newsletters 機関紙 会報 広報 ニュース ニュースレター たより 便り"
    " 機関誌 新聞",
    "agenda": "agenda 議案書 議案 提案書",
    "report": "report reports 報告書 報告 調査 年報",
    "bylaw": "bylaw bylaws 条例 規則 規程 規約 要綱 要領 例規",
    "contract": "contract contracts 契約書 契約 協定書 協定 覚書",
    "post": "post posts 記事 ブログ 声明 談話",
    "manual": "manual manuals 手引 手引き マニュアル",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}


def kind_of_folders(name: str) -> str:
    """Return the kind that the nearest folder of the document `name` is called after, or ""."""
    for folder in reversed(unicodedata.normalize("NFKC", name).split("/")[:-1]):
        bare = re.sub(r"^[\d_.\-\s]+|[\d_.\-\s]+$|(?:19|20)\d\d年?度?", "", folder).strip()
        found = _KIND_OF.get(bare) or _KIND_OF.get(bare.lower()) or _KIND_OF.get(_ending(bare))
        if found:
            return found
    return ""


def _ending(folder: str) -> str:
    """Return the longest word for a kind that the folder's name ends in: 総会案内 is 案内."""
    words = (word for word in _KIND_OF if not word.isascii() and len(word) >= 2)
    return max((word for word in words if folder.endswith(word)), key=len, default="")


def kind_named(written: str) -> str:
    """Return the kind that `written` names in any of its words, else `written` itself."""
    return _KIND_OF.get(unicodedata.normalize("NFKC", written).strip().lower(), written)


def date_of_name(name: str) -> str:
    """Return the date that the name of the document says, ISO 8601, perhaps only year or month."""
    parts = unicodedata.normalize("NFKC", name.rpartition(".")[0] or name).split("/")
    for part in (parts[-1], "/".join(parts[-3:]), *reversed(parts[:-1])):
        found = _full(part)
        if found:
            return found
    for part in reversed(parts):
        if match := _YEAR.search(part):
            below = parts[parts.index(part) + 1 :]
            month = next((m for one in below if (m := _MONTH_BELOW.match(one))), None)
            return f"{match[1]}-{int(month[1]):02}" if month else match[1]
    return ""


def _full(part: str) -> str:
    """Return a date of year and month at least; "" where there is none."""
    for mention in find_dates(part):
        if mention.iso and mention.year and len(mention.iso) >= 7:
            return mention.iso
    for pattern in (_COMPACT, _SEPARATED):
        if match := pattern.search(part):
            return _iso(int(match[1]), match[2], match[3])
    if match := _ERA.search(part):
        return _iso(_ERA_STARTS[match[1]] + int(match[2]), match[3], match[4])
    if match := _COMPACT_MONTH.search(part):
        return _iso(int(match[1]), match[2], None)
    return ""


def _iso(year: int, month: str, day: str | None) -> str:
    if day is None:
        return f"{year:04}-{int(month):02}"
    try:
        return date(year, int(month), int(day)).isoformat()
    except ValueError:
        return f"{year:04}-{int(month):02}"
