"""A window in a process of its own, with somebody writing minutes in it until the process is killed.

``python typing_until_killed.py FILE MEETING`` types a word at a time and prints after each all that was typed so far.
"""

import sys
from pathlib import Path

import sqlalchemy.orm  # noqa: F401 - before PySide6, which reads the source of every module imported after it
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui.app import Program
from app.ui.places import Place
from app.ui.settings import Settings
from app.ui.widgets.markdown_editor import MarkdownEditor


def main(file: str, meeting: str) -> None:
    """Type for ever."""
    application = QApplication([])
    program = Program(application, Settings())
    program.start(Path(file))
    program.window.activateWindow()
    assert program.window.workspace is not None
    program.window.workspace.go(Place("meeting", int(meeting), "minutes"))
    QTest.qWait(300)
    editor = next(each for each in program.window.findChildren(MarkdownEditor) if each.isVisible())
    editor.clear()
    words = 0

    def type_a_word() -> None:
        nonlocal words
        words += 1
        editor.setFocus()
        QTest.keyClicks(editor, f"word{words} ")
        sys.stdout.write(f"{editor.toPlainText()}\n")
        sys.stdout.flush()

    clock = QTimer(interval=100, timeout=type_a_word)
    clock.start()
    application.exec()


if __name__ == "__main__":
    main(*sys.argv[1:3])
