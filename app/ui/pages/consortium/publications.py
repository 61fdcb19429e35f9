"""Newsletters, reports, pages and articles about the consortium, with their links and files."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDesktopServices
from typing_extensions import override

from app.domain.errors import UserError
from app.domain.publications import MeetingChoice, PublicationFile, PublicationRow, PublicationTable
from app.exporters.links import safe_address
from app.queries.file_content import file_content
from app.queries.publications_table import publications_table
from app.services.publications import (
    attach_publication,
    create_publication,
    detach_publication,
    edit_publication,
    remove_publications,
)
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import plural, tr
from app.ui.pages.attached_files import AttachedFiles, Opener
from app.ui.pages.attached_table import AttachedTable
from app.ui.pages.consortium.publications_list import PublicationList
from app.ui.pages.consortium.publications_panel import PublicationPanel
from app.ui.pages.list_and_panel import ListAndPanelView
from app.ui.widgets.buttons import CommandButton
from app.usecases.attachments import Attachment

_FOLDER = "publications.folder"


class PublicationsView(ListAndPanelView):
    """A table and the panel of the publication chosen; a file dropped on a row is attached to it."""

    page_name, name, thing = "consortium", "publications", "publication"
    in_menu = (
        ("publications.open_link", "publications.open_file", "publications.add_file"),
        ("publications.edit", "publications.delete"),
    )

    def __init__(self, desk: Desk, opener: Opener = QDesktopServices.openUrl) -> None:
        super().__init__(desk)
        self._meetings: tuple[MeetingChoice, ...] = ()
        self._opener = opener
        titles = (tr("Add file"), tr("Save file"))
        self.files: AttachedFiles[PublicationFile] = AttachedFiles(
            desk, self, lambda session, file: file_content(session, file.id), _FOLDER, titles, opener
        )
        new = self.commands["publications.new"]
        new.setEnabled(not desk.read_only)
        self.panel = PublicationPanel(desk)
        self.lay_out(
            PublicationList(desk, self._edit_title, self._drag_data, new), self.panel, (CommandButton(new, "primary"),)
        )
        table = self.list.table
        assert isinstance(table, AttachedTable)
        table.dropped.connect(lambda row_id, paths: self.files.read(paths[:1], lambda f: self._take(row_id, f)))
        table.activated_row.connect(lambda _row: self.panel.take_keyboard())
        table.delete_pressed.connect(self.delete)
        self.panel.file_wanted.connect(self.add_file)
        self.panel.file_opened.connect(self.open_file)
        self.panel.link_opened.connect(self.open_link)
        self.panel.file_dropped.connect(self._detach)
        desk.live(self, publications_table, self._show)

    @command(
        "publications.new", "New publication", menu=Menu.CONSORTIUM, keys="Ctrl+N", icon="plus", group="publications"
    )
    def new(self) -> None:
        """Enter a publication and name it."""
        outcome = self.desk.change(
            "Add a publication", lambda session: create_publication(session, tr("New publication"))
        )
        if outcome.value is not None:
            self.list.choose(outcome.value)
            self.list.table.edit_cell(outcome.value, "title")

    @command("publications.open_link", "Open link", menu=Menu.CONSORTIUM, icon="link", group="publication")
    def open_link(self) -> None:
        """Open the address of the publication chosen in the browser."""
        row = self._one()
        address = safe_address(row.link) if row is not None else ""
        if row is not None and not (address and self._opener(QUrl(address))):
            self.desk.fail(UserError("Nothing here opens the address {link}: copy it into a browser.", link=row.link))

    @command(
        "publications.open_file", "Open file of publication", menu=Menu.CONSORTIUM, keys="Ctrl+Return",
        icon="external-link", group="publication",
    )  # fmt: skip
    def open_file(self) -> None:
        """Open the file of the publication chosen; what could run something is saved instead."""
        row = self._one()
        if row is not None and row.file is not None:
            self.files.open_file(row.file)

    @command(
        "publications.add_file", "Add file to publication…", menu=Menu.CONSORTIUM, keys="Ctrl+Shift+O",
        icon="paperclip", group="publication",
    )  # fmt: skip
    def add_file(self) -> None:
        """Ask for the file of the publication chosen."""
        if (row := self._one()) is not None:
            self.files.ask(lambda found: self._take(row.id, found))

    @command("publications.edit", "Edit title", menu=Menu.CONSORTIUM, icon="pencil", group="publication")
    def edit(self) -> None:
        """Edit the title where it stands."""
        if (row := self._one()) is not None:
            self.list.table.edit_cell(row.id, "title")

    @command("publications.delete", "Delete publication", menu=Menu.CONSORTIUM, icon="trash-2", group="publication")
    def delete(self) -> None:
        """Delete the publications chosen, with their files."""
        ids = self.chosen_ids()
        if ids and not self.desk.read_only:
            words = plural("{number} publication deleted", "{number} publications deleted", len(ids))
            self.desk.change("Delete publications", lambda session: remove_publications(session, ids), done=words)

    @override
    def chosen_changed(self) -> None:
        rows = self._chosen()
        self.panel.show_rows(rows, self._meetings)
        one, change = rows[0] if len(rows) == 1 else None, not self.desk.read_only
        self.enable(
            {
                "publications.open_link": one is not None and bool(one.link),
                "publications.open_file": one is not None and one.file is not None,
                "publications.add_file": one is not None and change,
                "publications.edit": one is not None and change,
                "publications.delete": bool(rows) and change,
            }
        )

    def _show(self, found: PublicationTable) -> None:
        self._meetings = found.meetings
        self.show_rows(found.rows)
        number = len(found.rows)
        self.tell(plural("{number} publication", "{number} publications", number) if number else "")
        self.tell_count(str(number or ""))

    def _chosen(self) -> list[PublicationRow]:
        ids = set(self.chosen_ids())
        return [row for row in self.list.table.rows.rows if row.id in ids]

    def _one(self) -> PublicationRow | None:
        rows = self._chosen()
        return rows[0] if len(rows) == 1 else None

    def _edit_title(self, row: PublicationRow, title: str) -> None:
        self.desk.change(
            "Edit a publication", lambda session: edit_publication(session, row.id, title=title), publication=row.id
        )

    def _take(self, row_id: int | None, found: Sequence[Attachment]) -> None:
        """Attach a file; one that was dropped beside the rows becomes a publication of its own."""
        if self.desk.read_only or not found:
            return
        one = found[0]
        stem = one.name.rpartition(".")[0] or one.name
        outcome = self.desk.change(
            "Attach a file to a publication",
            lambda session: attach_publication(
                session, row_id or create_publication(session, stem), one.name, one.mime, one.data
            ),
            done=tr("{name} attached", name=one.name),
            publication=row_id or 0,
        )
        if outcome and row_id is not None:
            self.list.choose(row_id)

    def _detach(self) -> None:
        row = self._one()
        if row is not None and row.file is not None:
            self.desk.change(
                "Take the file from a publication", lambda session: detach_publication(session, row.id),
                publication=row.id, done=tr("{name} taken away", name=row.file.name),
            )  # fmt: skip

    def _drag_data(self) -> QMimeData | None:
        files = [row.file for row in self._chosen() if row.file is not None]
        return self.files.drag_data(files) if files else None
