"""How often the encoding of a text is found: `python bench/encodings.py FOLDER`.

Every text of the folder is written in each encoding, whole and cut to its first 200 characters,
and read back without being told; then once more with one byte in a hundred damaged.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from readers.source.encoding import decode

ENCODINGS = ("utf-8", "utf-8-sig", "cp932", "euc-jp", "iso-2022-jp", "utf-16")
LENGTHS = {"whole": None, "200": 200}


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Return `content` with one byte in a hundred replaced by another, never NUL or ESC."""
    broken = bytearray(content)
    for place in chance.sample(range(4, len(broken)), max(1, len(broken) // 100)):
        broken[place] = chance.choice([*range(1, 27), *range(28, 256)])
    return bytes(broken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    texts = [
        decode(path.read_bytes(), path.name).text for path in sorted(arguments.folder.iterdir())
    ]
    texts = [text for text in texts if len(text) >= 200]
    print("encoding     length   texts  encoding found  text exact  1% damaged  ns/char")
    for encoding in ENCODINGS:
        for label, length in LENGTHS.items():
            _row(texts, encoding, label, length)


def _row(texts: list[str], encoding: str, label: str, length: int | None) -> None:
    chance = random.Random(1)
    found = exact = sturdy = count = size = 0
    spent = 0.0
    for text in texts:
        part = text if length is None else _middle(text, length)
        content = part.encode(encoding, "ignore")
        part = content.decode(encoding)
        count += 1
        start = time.process_time()
        read = decode(content, "x")
        spent += time.process_time() - start
        size += len(part)
        found += read.encoding == encoding or (part.isascii() and read.encoding == "utf-8")
        exact += _same(read.text, part)
        try:
            sturdy += decode(damaged(content, chance), "x").encoding == encoding
        except Exception as error:
            print(f"damaged {encoding}: {error}")
    print(
        f"{encoding:12} {label:6} {count:7}  {found / count:13.2%}  {exact / count:10.2%}"
        f"  {sturdy / count:10.2%}  {spent / size * 1e9:7.1f}"
    )


def _middle(text: str, length: int) -> str:
    place = max(0, len(text) // 2 - length)
    return text[place : place + length]


def _same(one: str, other: str) -> bool:
    """Equal but for the characters that CP932 and the JIS tables map to two code points."""
    pairs = str.maketrans("～－∥￠￡￢―‾¥", "〜−‖¢£¬—￣＼")
    return one.translate(pairs) == other.translate(pairs)


if __name__ == "__main__":
    main()
