"""Faces made of brackets and marks: (^^;  (-_-；)  (*_*)  (´・ω・`).

The brackets of a face are its cheeks. Often the right one is not written, and what stands there may
be that of the bracket around the face: （当時は最新(^^;）.
"""

from __future__ import annotations

from text.later import later

_EYE = "[\\^＾;；:\\-_－ー=＝*＊・´`｀'’><＞＜TＴoOｏ○◎●@＠≧≦￣￢∀°゜ﾟ゚¯~～ㆆ╹ಠ•.]"
_BETWEEN = "[_＿ω∀▽д△◇ｰー0oOｏ。.\\-－＾^_人皿ェ□Дε3㉨‿ｪoﾛロ口へ  ]{1,3}"
_FACE = later(
    '[(（][ 　]?[*＊oｏ´`｀;；ノ"”]{0,2}'
    # ^^ and >< are eyes by themselves; of other marks two that are alike look out over a mouth.
    f"(?:\\^\\^|＾＾|><|＞＜|≧≦|(?P<eye>{_EYE}){_BETWEEN}(?:(?P=eye)|[;；])|[´｀`・]{_BETWEEN}[`｀´・]"
    f"|[≧>＞]{_BETWEEN}[≦<＜]|\\^[oO.-]\\^)"
    "(?P<sweat>[ 　;；:：*＊ゞヾﾉノ!！?？♪☆★。.oOb/／\\\\\"”#＃~～`´｀‘’＠@']{0,3})"
    "(?P<close>[)）])?"
)


def cheeks(text: str) -> frozenset[int]:
    """Return the places of the brackets that belong to faces. O(len(text))."""
    found = []
    for face in _FACE.finditer(text):
        found.append(face.start())
        close = face["close"]
        if close and (close == ")") == (text[face.start()] == "("):
            found.append(face.end() - 1)
    return frozenset(found)
