"""The files in the plan's panel: each a line that opens it, is dragged out, saved and removed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.plan_rows import AttachedFile
from app.ui.language import size_text, tr
from app.ui.pages.attached_files import AttachedFiles, Take
from app.ui.widgets.layout import box, clear
from app.ui.widgets.lines import Line, LineText, SectionHead

Remove = Callable[[AttachedFile], None]


class FileLine(Line):
    """One file: a click or Enter opens it, the menu saves or removes it, Del removes it, a drag takes it out."""

    def __init__(
        self, files: AttachedFiles[AttachedFile], file: AttachedFile, remove: Remove | None, detail: str = ""
    ) -> None:
        super().__init__(LineText(file.name, detail or size_text(file.size)))
        self._files, self._file, self._remove = files, file, remove
        self._pressed: QPoint | None = None
        self.clicked.connect(lambda: files.open_file(file))
        self.key_pressed.connect(self._key)

    def menu(self) -> QMenu:
        """What can be done with the file."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Open file")).triggered.connect(lambda: self._files.open_file(self._file))
        menu.addAction(tr("Save as…")).triggered.connect(lambda: self._files.ask_and_save(self._file))
        if self._remove is not None:
            menu.addAction(tr("Remove")).triggered.connect(lambda: self._key(Qt.Key.Key_Delete))
        return menu

    def _key(self, key: int) -> None:
        if key == Qt.Key.Key_Delete and self._remove is not None:
            self._remove(self._file)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        far = self._pressed is not None and (here - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if not far:
            super().mouseMoveEvent(event)
            return
        self._pressed = None
        self.setDown(False)
        data = self._files.drag_data([self._file])
        if data is not None:
            drag = QDrag(self)
            drag.setMimeData(data)
            drag.exec(Qt.DropAction.CopyAction)


class FileList(QWidget):
    """Files under a heading with a link that adds one; with ``one`` the link replaces it."""

    def __init__(self, files: AttachedFiles[AttachedFile], title: str, take: Take, remove: Remove) -> None:
        super().__init__()
        self._files, self._title, self._remove, self._take = files, title, remove, take
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._shown: object = None
        box("v", self._column, parent=self)

    def show_files(self, files: Sequence[AttachedFile], one: bool, locked: bool) -> None:
        """Show these; ``locked``: none can be added or removed."""
        shown = (tuple(files), one, locked)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._column)
        add = tr("Replace") if one and files else tr("Upload file")
        head = SectionHead(self._title, "" if one else str(len(files) or ""), "" if locked else add)
        head.clicked.connect(lambda: self._files.ask(self._take))
        self._column.addWidget(head)
        for file in files:
            self._column.addWidget(FileLine(self._files, file, None if locked else self._remove))
