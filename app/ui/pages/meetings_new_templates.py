"""The panel of templates: those that come with the program, and those that were saved, to rename, use and delete."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.domain.errors import UserError
from app.domain.meeting_templates import TemplateRow
from app.queries.meeting_frames import template_rows
from app.services.meeting_templates import delete_template, rename_template
from app.ui import theme
from app.ui.desk import Desk
from app.ui.language import own_words, plural, said, tr
from app.ui.pages.meetings_new_start import Start, StartKind
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LineField
from app.ui.widgets.labels import Elided, Label
from app.ui.widgets.layout import Rule, box, clear
from app.usecases.meeting_templates import built_in_template, built_in_templates


class TemplatesPanel(QFrame):
    """``used`` tells a Start, ``closed`` that the panel was put away."""

    used = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._desk = desk
        self._rows: tuple[TemplateRow, ...] | None = None
        self.lines: dict[int, TemplateLine] = {}
        close = Button("", "x", "ghost", tr("Close"), small=True)
        close.clicked.connect(self.closed)
        self._own = box("v", spacing=8)
        self._none = Label(tr("A meeting is saved as a template from its menu."), "small", "muted", wrap=True)
        box(
            "v", box("h", Label(tr("Templates"), "lead"), None, close), 12, self._none, self._own, 16,
            Label(tr("With the program"), "caps", "muted"), 6, Rule(), *map(self._built_in, self._shipped()), None,
            margins=(20, 12, theme.MARGIN, 12), parent=self,
        )  # fmt: skip
        desk.live(self, template_rows, self._show)

    def begin(self, template_id: int) -> None:
        """Let the name of this template be typed."""
        if (line := self.lines.get(template_id)) is not None:
            line.name.setFocus()
            line.name.selectAll()

    def _shipped(self) -> tuple[tuple[str, str], ...]:
        return built_in_templates(own_words())

    def _built_in(self, one: tuple[str, str]) -> QWidget:
        name, words = one
        frame = built_in_template(name, own_words()).frame
        items = sum(len(session.items) for session in frame.sessions)
        line, use = QWidget(), Button(tr("Use"), kind="link", tip=tr("Use {template}", template=words))
        use.setAccessibleName(tr("Use {template}", template=words))
        use.clicked.connect(lambda: self.used.emit(Start(StartKind.BUILT_IN, name=name)))
        texts = box("v", Elided(words), Elided(_facts(frame.days, len(frame.sessions), items), "small", "muted"))
        box("h", texts, 8, use, margins=(0, 6, 0, 6), parent=line).setStretch(0, 1)
        return line

    def _show(self, rows: tuple[TemplateRow, ...]) -> None:
        self._none.setVisible(not rows)
        if self._rows is not None and [row.id for row in rows] == [row.id for row in self._rows]:
            for row in rows:
                self.lines[row.id].show_row(row)
        else:
            clear(self._own)
            self.lines = {row.id: TemplateLine(self._desk, row) for row in rows}
            for row in rows:
                line = self.lines[row.id]
                line.use.clicked.connect(lambda _on=False, one=row.id: self.used.emit(Start(StartKind.TEMPLATE, one)))
                self._own.addWidget(line)
        self._rows = rows


class TemplateLine(QWidget):
    """A template that was saved: its name, edited in place, what is in it, and what can be done with it."""

    def __init__(self, desk: Desk, row: TemplateRow) -> None:
        super().__init__()
        self._desk, self._row = desk, row
        self.name = LineField(tr("Name of the template"))
        self.name.setReadOnly(desk.read_only)
        self.name.commit.connect(self._rename)
        self.name.put_back.connect(lambda: self.show_row(self._row, put_back=True))
        self._problem = Label("", "small", "danger", wrap=True)
        self._facts = Elided("", "small", "muted")
        self.use = Button(tr("Use"), kind="link", small=True)
        self.delete = Button("", "trash-2", "ghost", tr("Delete the template"), small=True)
        self.delete.setEnabled(not desk.read_only)
        self.delete.clicked.connect(self._delete)
        foot = box("h", self._facts, 8, self.use, 4, self.delete)
        foot.setStretch(0, 1)
        foot.setContentsMargins(10, 0, 0, 0)
        box("v", self.name, self._problem, foot, Rule(), parent=self)
        self.show_row(row)

    def show_row(self, row: TemplateRow, put_back: bool = False) -> None:
        """Show the template as it is; a name one is typing stays."""
        typing = self.name.hasFocus() and self.name.isModified() and not put_back
        self._row = row
        if not typing:
            self._settle(row.name)
        self._facts.setText(_facts(row.days, row.sessions, row.items))
        self.use.setAccessibleName(tr("Use {template}", template=row.name))
        self.delete.setAccessibleName(tr("Delete the template {template}", template=row.name))

    def _settle(self, name: str) -> None:
        self._problem.hide()
        self.name.settled = name
        self.name.setText(name)
        self.name.setModified(False)

    def _rename(self) -> None:
        typed, one = self.name.text().strip(), self._row.id
        if typed == self._row.name:
            self._settle(typed)
            return
        self.name.setModified(False)
        self._desk.change(
            "Rename a template", lambda session: rename_template(session, one, typed), template=one,
            refused=self._refuse,
        )  # fmt: skip

    def _refuse(self, error: UserError) -> None:
        self._problem.setText(said(error))
        self._problem.show()

    def _delete(self) -> None:
        one = self._row.id
        done = tr("Deleted {name}.", name=self._row.name)
        self._desk.change("Delete a template", lambda session: delete_template(session, one), template=one, done=done)


def _facts(days: int, sessions: int, items: int) -> str:
    return " · ".join(
        (
            plural("{number} day", "{number} days", days),
            plural("{number} session", "{number} sessions", sessions),
            plural("{number} item", "{number} items", items),
        )
    )
