"""The library of all files: found by words and kind, with every use of each; opened, saved, dragged, dropped."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from typing_extensions import override

from app.db.stores import Session
from app.domain.attachments import Handling, handling
from app.domain.library import LibraryRow, kept_bytes
from app.queries.file_content import file_content
from app.queries.library_table import library_table
from app.services.library import add_file, delete_files, rename_file
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import plural, size_text, tr
from app.ui.pages.attached_files import AttachedFiles, Opener, paths_of
from app.ui.pages.attached_table import AttachedTable
from app.ui.pages.consortium.files_list import FilesList
from app.ui.pages.consortium.files_panel import FilesPanel
from app.ui.pages.list_and_panel import ListAndPanelView
from app.ui.widgets.buttons import CommandButton
from app.usecases.attachments import Attachment
from app.words import message

_FOLDER = "library.folder"


class FilesView(ListAndPanelView):
    """A table of the files and the panel of the one chosen; files are taken wherever they are dropped."""

    page_name, name, thing = "consortium", "files", "file"
    in_menu = (("files.open", "files.save"), ("files.rename", "files.delete"))

    def __init__(self, desk: Desk, opener: Opener = QDesktopServices.openUrl) -> None:
        super().__init__(desk)
        titles = (tr("Add files"), tr("Save file"))
        self.files: AttachedFiles[LibraryRow] = AttachedFiles(
            desk, self, lambda session, row: file_content(session, row.id), _FOLDER, titles, opener
        )
        add = self.commands["files.add"]
        add.setEnabled(not desk.read_only)
        self.panel = FilesPanel(desk)
        self.lay_out(
            FilesList(desk, lambda row, name: self._rename(row.id, name), self._drag_data, add),
            self.panel,
            (CommandButton(add, "primary"),),
        )
        table = self.list.table
        assert isinstance(table, AttachedTable)
        table.dropped.connect(lambda _row, paths: self.files.read(paths, self._take))
        table.activated_row.connect(lambda _row: self.open_chosen())
        table.delete_pressed.connect(self.delete)
        self.panel.renamed.connect(lambda name: self._rename(self.chosen_ids()[0], name))
        self.panel.open_wanted.connect(self.open_chosen)
        self.panel.save_wanted.connect(self.save_chosen)
        self.setAcceptDrops(True)
        desk.live(self, library_table, self._show)

    @command(
        "files.add", "Add files…", menu=Menu.CONSORTIUM, keys="Ctrl+N", icon="plus", group="files",
        tip=message("Keep files that belong to nothing else yet"),
    )  # fmt: skip
    def add(self) -> None:
        """Ask for files to keep."""
        self.files.ask(self._take, several=True)

    @command("files.open", "Open file", menu=Menu.CONSORTIUM, keys="Ctrl+Return", icon="external-link", group="file")
    def open_chosen(self) -> None:
        """Open the file chosen; what could run something is saved instead."""
        if (row := self._one()) is not None:
            self.files.open_file(row)

    @command("files.save", "Save file as…", menu=Menu.CONSORTIUM, icon="download", group="file")
    def save_chosen(self) -> None:
        """Ask where to save the file chosen."""
        if (row := self._one()) is not None:
            self.files.ask_and_save(row)

    @command("files.rename", "Rename file", menu=Menu.CONSORTIUM, icon="pencil", group="file")
    def rename(self) -> None:
        """Edit the name of the file chosen where it stands."""
        if (row := self._one()) is not None:
            self.list.table.edit_cell(row.id, "name")

    @command("files.delete", "Delete file", menu=Menu.CONSORTIUM, icon="trash-2", group="file")
    def delete(self) -> None:
        """Delete the files chosen, if nothing uses them."""
        ids = self.chosen_ids()
        if ids and not self.desk.read_only:
            words = plural("{number} file deleted", "{number} files deleted", len(ids))
            self.desk.change("Delete files", lambda session: delete_files(session, ids), done=words)

    @override
    def chosen_changed(self) -> None:
        rows = self._chosen()
        self.panel.show_rows(rows)
        one, change = len(rows) == 1, not self.desk.read_only
        self.enable(
            {
                "files.open": one and handling(rows[0].name) is Handling.OPENED,
                "files.save": one,
                "files.rename": one and change,
                "files.delete": bool(rows) and change,  # a used one is refused, with its uses
            }
        )

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if paths_of(event.mimeData()) and event.source() is None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.files.read(paths_of(event.mimeData()), self._take)

    def _show(self, rows: Sequence[LibraryRow]) -> None:
        self.show_rows(rows)
        number = plural("{number} file", "{number} files", len(rows))
        self.tell(f"{number} · {size_text(kept_bytes(rows))}" if rows else "")
        self.tell_count(str(len(rows) or ""))

    def _chosen(self) -> list[LibraryRow]:
        ids = set(self.chosen_ids())
        return [row for row in self.list.table.rows.rows if row.id in ids]

    def _one(self) -> LibraryRow | None:
        rows = self._chosen()
        return rows[0] if len(rows) == 1 else None

    def _take(self, found: Sequence[Attachment]) -> None:
        if self.desk.read_only:
            return

        def act(session: Session) -> list[int]:
            return [add_file(session, one.name, one.mime, one.data) for one in found]

        words = plural("{name} added", "{number} files added", len(found), name=found[0].name)
        outcome = self.desk.change("Add files", act, done=words)
        if outcome.value:
            self.list.choose(outcome.value[0])

    def _rename(self, file_id: int, name: str) -> None:
        self.desk.change(
            "Rename a file", lambda session: rename_file(session, file_id, name), file=file_id,
            refused=self.panel.file_name.refuse,
        )  # fmt: skip

    def _drag_data(self) -> QMimeData | None:
        rows = self._chosen()
        return self.files.drag_data(rows) if rows else None
