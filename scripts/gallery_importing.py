"""Lists that the gallery imports: some new people, some known, some doubtful, one in error."""

import csv
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.ui.pages.people.importing import ImportingView
from app.ui.shell.window import MainWindow

_LONGEST_S = 20

PEOPLE: Sequence[Sequence[str]] = (
    ("Name", "E-mail", "Organisation", "Country", "Phone", "Hotel"),
    ("Inês Carvalho", "i.carvalho@new.example", "INRAE", "France", "", "Lion"),
    ("Étienne Vasseur", "etienne.vasseur@inrae.example", "INRAE", "France", "+33 1 42 75 90 00", "Lion"),
    ("Tomáš Dvořák", "tomas.dvorak@iiasa.example", "IIASA", "Austria", "", "Crown"),
    ("Łucja Wójcik", "l.wojcik@iung.example", "IUNG", "Poland", "+48 81 478", "Crown"),
    ("Hery Rakotobe", "h.rakotobe@ua.example", "University of Antananarivo", "Madagascar", "", "Crown"),
    ("Łucja Wojcik", "", "IUNG", "Poland", "", ""),
    ("Piet van der Berg", "piet at isric", "ISRIC", "Netherlands", "", "Lion"),
)


def import_file(name: str, content: bytes | Sequence[Sequence[str]], row: int = 0) -> Callable[[MainWindow], None]:
    """Import a file of this name that holds these rows, or these bytes, and choose the row with this number."""

    def deed(window: MainWindow) -> None:
        view = next(each for each in window.findChildren(ImportingView) if each.isVisible())
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, name)
            if isinstance(content, bytes):
                path.write_bytes(content)
            else:
                with path.open("w", encoding="utf-8", newline="") as file:
                    csv.writer(file).writerows(content)
            view.open_file(path)
            end = time.monotonic() + _LONGEST_S
            while view.work.is_busy and time.monotonic() < end:
                QApplication.processEvents()
        view.list.table.choose(row)

    return deed
