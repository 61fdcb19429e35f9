"""The panel beside the library: what file is chosen, its name, where it is used, and the ways out of here."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.domain.attachments import Handling, handling
from app.domain.library import FileUse, LibraryRow, kept_bytes
from app.ui.desk import Desk
from app.ui.language import moment, plural, size_text, term, tr
from app.ui.pages.consortium.areas_frame import ThingPanel, history_of
from app.ui.pages.consortium.files_words import KINDS, USES, place_of
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import Property
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box, clear
from app.ui.widgets.lines import Line, LineText, SectionHead


class FilesPanel(ThingPanel):
    """``renamed`` tells the new name of the file shown; ``open_wanted`` and ``save_wanted``: what is to be done."""

    renamed = Signal(object)
    open_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            tr("No file chosen"),
            tr("Choose a file in the table to see where it is used. Drop files here to keep them."),
        )
        self._desk = desk
        self._row: LibraryRow | None = None
        self.file_name = Property(tr("Name"), long="paragraph")
        self.file_name.committed.connect(self.renamed)
        self._open = Button(tr("Open file"), "external-link", "bordered")
        self._save = Button(tr("Save as…").removesuffix("…"), "download", "bordered")
        self._open.clicked.connect(self.open_wanted)
        self._save.clicked.connect(self.save_wanted)
        self._uses = QVBoxLayout()
        self._uses.setSpacing(0)
        self.fields.addWidget(self.file_name)
        self.fields.addSpacing(8)
        self.fields.addLayout(box("h", self._open, 8, self._save, None))
        self.fields.addLayout(self._uses)
        self.history.clicked.connect(self._go_to_history)
        self.keys.setText(tr("F2 renames · Del deletes"))

    def show_rows(self, rows: Sequence[LibraryRow]) -> None:
        """Show the file chosen, or what several of them take."""
        self._row = rows[0] if len(rows) == 1 else None
        if self._row is None:
            self.show_nothing()
            if rows:
                self.name.setText(plural("{number} file chosen", "{number} files chosen", len(rows)))
                self.hint.setText(tr("They take {size}.", size=size_text(kept_bytes(rows))))
            return
        row = self._row
        detail = [f"{term(KINDS, row.kind)} · {size_text(row.size)}"]
        if row.added_at is not None:
            who = moment(row.added_at) if not row.added_by else f"{moment(row.added_at)} · {row.added_by}"
            detail.append(tr("Added {when}", when=who))
        self.begin(tr("File"), row.name, "\n".join(detail), row.illustrative)
        self.file_name.show_value(row.name)
        self.file_name.set_locked(self._desk.read_only)
        self._open.setVisible(handling(row.name) is Handling.OPENED)
        clear(self._uses)
        self._uses.addSpacing(18)
        self._uses.addWidget(SectionHead(tr("Used in"), str(len(row.uses) or "")))
        for use in row.uses:
            self._uses.addWidget(self._line(use))
        if not row.uses:
            words = tr("Nothing uses this file: it can be deleted, and one undo brings it back.")
            self._uses.addSpacing(6)
            self._uses.addWidget(Label(words, "small", "muted", wrap=True))

    def take_keyboard(self) -> None:
        """Go to the name."""
        self.file_name.field.setFocus(Qt.FocusReason.TabFocusReason)

    def _line(self, use: FileUse) -> Line:
        place = place_of(use)
        detail = " · ".join(part for part in (term(USES, use.kind), use.detail) if part)
        line = Line(LineText(use.title, detail), leads_on=place is not None)
        if place is not None:
            line.clicked.connect(lambda: self._desk.go(place))
        return line

    def _go_to_history(self) -> None:
        if self._row is not None:
            self._desk.go(history_of("file", self._row.id))
