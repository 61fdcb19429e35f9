"""Lists and agendas that the gallery imports: some new, some known, some doubtful or changed, one in error."""

import csv
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.ui.pages.meeting.agenda_import import AgendaImport
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

AGENDA: Sequence[Sequence[str]] = (
    ("Day", "Start", "End", "Title", "Room", "Speakers", "Wi-Fi", "Identifier"),
    ("2020-03-04", "13:00", "13:15", "Welcome", "Rijnzaal", "", "yes", "df70ba25-8003-56b9-a396-cf9d48ea4163"),
    ("2020-03-04", "13:45", "14:15", "Speech of the guest of honour", "Rijnzaal", "", "yes",
     "9d1f477a-2b6e-5fde-a779-4b311befeb3f"),
    ("2020-03-04", "14:15", "14:30", "Matters arising: open actions from Cali and Paris", "Binnenhaven", "", "yes",
     "2ec5f2d3-0ef9-5a9e-82fe-de0a71648844"),
    ("2020-03-04", "20:30", "21:30", "Walk along the Rhine", "", "Jonas Haverkamp (WR)", "no", ""),
    ("Thursday", "late", "", "Carbon clinic", "Rijnzaal", "", "no", ""),
)  # fmt: skip


def import_file(name: str, content: bytes | Sequence[Sequence[str]], row: int = 0) -> Callable[[MainWindow], None]:
    """Import a file of this name that holds these rows, or these bytes, and choose the row with this number."""

    def deed(window: MainWindow) -> None:
        found: list[ImportingView | AgendaImport] = [
            *window.findChildren(ImportingView),
            *window.findChildren(AgendaImport),
        ]
        view = next(each for each in found if each.isVisible())
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
