"""Run by a Python that has LibreOffice's uno: settles tracked changes in a running office.

Usage: office_settle.py PIPE FOLDER. Every .docx in FOLDER gets a .accept.txt and a .reject.txt.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue


def connect(pipe: str) -> Any:
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", context
    )
    for _ in range(300):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.2)
    raise SystemExit("the office did not start")


def paragraphs(document: Any) -> str:
    lines = []
    walk = document.Text.createEnumeration()
    while walk.hasMoreElements():
        lines.append(walk.nextElement().String)
    return "\n".join(lines)


def settle(context: Any, path: Path, command: str) -> str:
    manager = context.ServiceManager
    desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    hidden = PropertyValue()
    hidden.Name, hidden.Value = "Hidden", True
    document = desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, (hidden,))
    dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    frame = document.CurrentController.Frame
    dispatcher.executeDispatch(frame, command, "", 0, ())
    text = paragraphs(document)
    document.close(True)
    return text


def main() -> None:
    context = connect(sys.argv[1])
    for path in sorted(Path(sys.argv[2]).glob("*.docx")):
        for how in ("accept", "reject"):
            command = f".uno:{how.title()}AllTrackedChanges"
            text = settle(context, path, command)
            path.with_suffix(f".{how}.txt").write_bytes(text.encode("utf-8", "replace"))


main()
