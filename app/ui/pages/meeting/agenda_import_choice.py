"""The dialog in which a file with an agenda is chosen."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.ui.desk import Desk
from app.ui.language import tr

_FOLDER = "agenda_import.folder"
_ENDINGS = "*.xml *.json *.ics *.xlsx *.xlsm *.csv *.tsv"


def choose_schedule(parent: QWidget, desk: Desk, chosen: Callable[[Path], None]) -> QFileDialog:
    """Ask for a file; ``chosen`` is told which."""
    places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.DocumentsLocation)
    wanted = (str(desk.settings.recall(_FOLDER, "")), *places)
    folder = next((each for each in wanted if each and Path(each).is_dir()), str(Path.home()))
    dialog = QFileDialog(parent, tr("Choose a file with an agenda"), folder)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([tr("Agendas ({endings})", endings=_ENDINGS), tr("All files ({endings})", endings="*")])
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()
    return dialog


def remember_folder(desk: Desk, path: Path) -> None:
    """Begin there the next time."""
    desk.settings.remember(_FOLDER, str(path.parent))
