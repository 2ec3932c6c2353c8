"""The corpus that ships is the published text, byte for byte."""

import hashlib
from pathlib import Path

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


def test_the_post_is_rebuilt_from_its_three_parts() -> None:
    post = (CORPUS / "posts/2019-08-07-mynumber-iranai.txt").read_bytes().splitlines(True)
    first = (CORPUS / "letters/2019-08-06-jichiro.txt").read_bytes()
    second = (CORPUS / "letters/2019-08-06-jichiroren.txt").read_bytes()
    whole = b"".join([*post[:11], first, *post[11:13], second, *post[13:]])
    assert (
        hashlib.sha256(whole).hexdigest()
        == "6e099219ef1c100a9c8b7ad36d18a66e36185cbeea4063b3b39b2e6886c68b11"
    )
