"""The command as a process: light at the start, quiet at the end, on any console."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CLI = str(ROOT / "cli.py")
ENGINES = {"whoosh", "fugashi", "rich", "numpy", "lxml", "docx", "pypdf", "sqlite3", "unidic_lite"}


def _kyogo(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, CLI, *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8", **environment},
    )


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_load_no_engine(option: str) -> None:
    program = (
        f"import sys; sys.argv = ['kyogo', {option!r}]; sys.path.insert(0, {str(ROOT)!r})\n"
        "import cli; cli.run()\n"
        "print(*{name.split('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    loaded = subprocess.run(
        [sys.executable, "-S", "-c", program], capture_output=True, check=True, text=True
    )
    assert set(loaded.stderr.split()) & ENGINES == set()
    assert loaded.stdout


@pytest.mark.parametrize(
    ("environment", "encoding"),
    [
        ({"PYTHONIOENCODING": "cp932"}, "cp932"),
        ({"PYTHONIOENCODING": "ascii"}, "ascii"),
        ({"LC_ALL": "C", "LANG": "C"}, "utf-8"),
        ({"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, "ascii"),
    ],
)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_console_gets_text_that_it_can_show(
    environment: dict[str, str], encoding: str, language: str
) -> None:
    shown = _kyogo("--lang", language, "show", "letters/2019-08-06-jichiro.txt", **environment)
    assert shown.returncode == 0
    assert shown.stdout.decode(encoding)
    failed = _kyogo("--lang", language, "show", "甲〜\udc80.txt", **environment)
    assert failed.returncode == 2
    assert len(failed.stderr.decode(encoding).splitlines()) == 1


def test_a_closed_reader_ends_the_command_quietly() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as pipe:
        ended = subprocess.run(
            [sys.executable, CLI, "list"], stdout=pipe, stderr=subprocess.PIPE, check=False
        )
    assert (ended.returncode, ended.stderr) == (141, b"")


@pytest.mark.parametrize("closing", [">&-", "2>&-", ">&- 2>&-", "<&-"])
def test_a_closed_stream_is_no_trouble(closing: str) -> None:
    ended = subprocess.run(
        [
            "sh",
            "-c",
            f'"$0" "$1" --corpus "$2" list {closing}',
            sys.executable,
            CLI,
            str(ROOT / "corpus"),
        ],
        capture_output=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full on this system")
def test_a_full_disk_under_standard_output_is_one_sentence() -> None:
    with open("/dev/full", "w") as full:
        ended = subprocess.run(
            [sys.executable, CLI, "--lang", "en", "--corpus", str(ROOT / "corpus"), "list"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            text=True,
        )
    assert ended.returncode == 2
    assert ended.stderr == "kyogo: the system refused: the disk is full\n"


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["SIGINT", "SIGTERM"]
)
def test_a_signal_ends_the_command_quietly(number: int, code: int) -> None:
    waiting = subprocess.Popen(
        [sys.executable, CLI, "show", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A run in the background has SIGINT ignored, and hands that down.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL) and None,
    )
    # More than a pipe holds: when this returns, the command is reading and waits for the rest.
    assert waiting.stdin is not None
    waiting.stdin.write(b"a" * 1_000_000)
    waiting.stdin.flush()
    waiting.send_signal(number)
    out, err = waiting.communicate(timeout=60)
    assert (waiting.returncode, out, err) == (code, b"", b"")


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGTERM between processes")
@pytest.mark.parametrize(("server", "library"), [("lsp", "pygls"), ("mcp", "mcp")])
def test_a_server_that_waits_for_its_client_ends_when_it_is_told_to(
    server: str, library: str
) -> None:
    pytest.importorskip(library)
    waiting = subprocess.Popen(
        [sys.executable, CLI, "--corpus", str(ROOT / "corpus"), server],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert waiting.stdin is not None
    assert waiting.stdout is not None
    # It answers, so it serves.
    if server == "lsp":
        body = b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}'
        waiting.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
    else:
        waiting.stdin.write(b'{"jsonrpc":"2.0","id":1,"method":"ping"}\n')
    waiting.stdin.flush()
    assert waiting.stdout.readline()
    waiting.terminate()
    try:
        assert waiting.wait(20) == -signal.SIGTERM
    finally:
        waiting.kill()
        waiting.communicate()
