"""Where a document goes: into a file, to the program that opens it, to a printer."""

import atexit
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, QStandardPaths, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.db.open_files import is_open_here
from app.domain.errors import UserError
from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.settings import Settings
from app.ui.widgets.pdf_file import PdfFile
from app.usecases.documents import Made
from app.usecases.exports import suggested_name
from app.wholefile import write_whole

_FOLDER = "documents/folder"
_MOST_NAMES, _DOTS_AN_INCH = 1000, 200


def export_folder(settings: Settings) -> Path:
    """The folder into which a document was saved last; at first the user's documents."""
    last = Path(str(settings.recall(_FOLDER, "")))
    if last.is_absolute() and last.is_dir():
        return last
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return documents if documents.is_dir() else Path.home()


def save_new(settings: Settings, name: str, data: bytes) -> Path:
    """Save under ``name`` in the folder of last time; a number is added rather than another file replaced.

    A file that holds the same already is left as it is. Raises UserError when it cannot be written.
    """
    folder = export_folder(settings)
    stem, ending = Path(name).stem, Path(name).suffix
    for number in range(1, _MOST_NAMES):
        target = folder / (name if number == 1 else f"{stem}-{number}{ending}")
        try:
            if not is_open_here(target) and target.read_bytes() == data:
                return target
        except FileNotFoundError:
            write_whole(target, data, replace=False)
            return target
        except OSError:
            pass  # something else is there, whatever it is
    raise UserError("{folder} holds too many files called {name}: choose another folder.", folder=folder, name=name)


def save_as(settings: Settings, target: Path, data: bytes) -> Path:
    """Save where the user said, replacing what is there; its folder is remembered. Raises UserError."""
    if is_open_here(target):
        raise UserError("{file} is the database itself: choose another file to export to.", file=target)
    write_whole(target, data)
    settings.remember(_FOLDER, str(target.parent))
    return target


def open_outside(path: Path) -> None:
    """Open a file or folder with the program this computer has for it. Raises UserError where it has none."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise UserError("No program opens {name} here: save it and open it there.", name=path.name)


def private_copy(name: str, data: bytes) -> Path:
    """A copy to look at in another program; it is removed when this one ends. Raises UserError."""
    path = Path(tempfile.mkdtemp(dir=_private_folder())) / name
    write_whole(path, data, private=True)
    return path


@cache
def _private_folder() -> str:
    folder = tempfile.mkdtemp(prefix="plenary-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def has_printer() -> bool:
    """Whether this computer knows a printer."""
    return bool(QPrinterInfo.availablePrinterNames())


class Printing(QObject):
    """Asks how to print, then prints page after page, so that the window stays alive; ``done`` tells it is finished."""

    def __init__(self, data: bytes, name: str, parent: QWidget, done: Callable[[], None]) -> None:
        super().__init__(parent)
        self._file, self._done = PdfFile(data), done
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName(name)
        self._painter: QPainter | None = None
        self._pages: list[int] = []
        file = self._file
        self.destroyed.connect(file.close)

    def ask(self) -> None:
        """Show the system's dialog."""
        dialog = QPrintDialog(self._printer, self.parent())  # type: ignore[arg-type]
        dialog.setMinMax(1, len(self._file.sizes))
        dialog.accepted.connect(self.begin)
        dialog.rejected.connect(self._end)
        QDialog.open(dialog)  # QPrintDialog's own wants a slot by name

    def begin(self) -> None:
        """Print what was asked for."""
        first, last = self._printer.fromPage() or 1, self._printer.toPage() or len(self._file.sizes)
        self._pages = list(range(first - 1, min(last, len(self._file.sizes))))
        self._turn_for(self._pages[0])
        self._painter = QPainter()
        if not self._painter.begin(self._printer):
            self._painter = None
            self._end()
            return
        self._print_next()

    def printer(self) -> QPrinter:
        """The printer, to set it up before ``begin``."""
        return self._printer

    def _print_next(self) -> None:
        if self._painter is None:
            return
        number = self._pages.pop(0)
        room = QRectF(self._printer.pageLayout().paintRectPixels(self._printer.resolution()))
        room.moveTo(0, 0)
        image = self._file.image_at(number, _DOTS_AN_INCH)
        scale = min(room.width() / image.width(), room.height() / image.height())
        self._painter.drawImage(QRectF(0, 0, image.width() * scale, image.height() * scale), image)
        if self._pages:
            self._turn_for(self._pages[0])
            self._printer.newPage()
            QTimer.singleShot(0, self, self._print_next)
        else:
            self._painter.end()
            self._painter = None
            self._done()
            self._end()

    def _turn_for(self, number: int) -> None:
        wide, tall = self._file.sizes[number]
        upright = QPageLayout.Orientation.Portrait if tall >= wide else QPageLayout.Orientation.Landscape
        self._printer.setPageOrientation(upright)

    def _end(self) -> None:
        self._file.close()
        self.deleteLater()


class DocumentOutput:
    """What Save, Save as, Print and Open do with a document; ``saved`` is told the path."""

    def __init__(self, desk: Desk, window: QWidget, saved: Callable[[Path], None]) -> None:
        self._desk, self._window, self._saved = desk, window, saved

    def save(self, made: Made) -> None:
        """Save it into the folder of last time, and say where."""
        self._write(lambda: save_new(self._desk.settings, suggested_name(made.request), made.rendered.data))

    def save_as(self, made: Made) -> None:
        """Ask where to save it; a file that is there is replaced when the user says so."""
        dialog = QFileDialog(self._window, tr("Save document"), str(export_folder(self._desk.settings)))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(tr("{format} files (*.{ending})", format=made.form.upper(), ending=made.form))
        dialog.setDefaultSuffix(made.form)
        dialog.selectFile(suggested_name(made.request))
        data = made.rendered.data
        dialog.fileSelected.connect(lambda file: self._write(lambda: save_as(self._desk.settings, Path(file), data)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def print_pages(self, made: Made) -> None:
        """Print its pages; without a printer they are opened in the program for PDF files."""
        name = suggested_name(made.request)
        if has_printer():
            done = tr("Sent {name} to the printer.", name=name)
            Printing(made.rendered.data, name, self._window, lambda: self._desk.say(done)).ask()
        else:
            self._desk.say(tr("This computer has no printer: the document was opened to be printed elsewhere."))
            self.open(made, None)

    def open(self, made: Made, saved: Path | None) -> None:
        """Open the ``saved`` file with its own program, or else a copy to look at."""
        try:
            open_outside(saved or private_copy(suggested_name(made.request), made.rendered.data))
        except UserError as error:
            self._desk.fail(error)

    def open_saved(self, path: Path) -> None:
        """Open a file that was saved, or its folder."""
        try:
            open_outside(path)
        except UserError as error:
            self._desk.fail(error)

    def _write(self, write: Callable[[], Path]) -> None:
        try:
            path = write()
        except UserError as error:
            self._desk.fail(error)
            return
        self._saved(path)
        words = tr("Saved {name} in {folder}", name=path.name, folder=path.parent.name or str(path.parent))
        self._desk.say(words, label=tr("Open file"), act=lambda: self.open_saved(path))
