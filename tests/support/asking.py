"""A command asked in Japanese, as from a terminal."""

import pytest

import cli


def asked_in_japanese(capsys: pytest.CaptureFixture[str], *asked: str) -> tuple[int, str, str]:
    """Return the exit code, standard output and standard error of `kyogo --lang ja …`."""
    code = cli.run(["--lang", "ja", *asked])
    out, err = capsys.readouterr()
    return code, out, err
