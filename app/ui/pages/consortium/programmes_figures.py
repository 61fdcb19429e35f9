"""Published figures in a panel: what is counted, and what each source says, side by side (DOMAIN R11)."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QVBoxLayout, QWidget

from app.domain.errors import UserError
from app.domain.initiatives import Figure, FigureRow
from app.services.figures import add_figure, edit_figure, remove_figure
from app.ui import theme
from app.ui.desk import Desk
from app.ui.language import said, tr
from app.ui.pages.consortium.areas_words import signed
from app.ui.places import Place
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import Property
from app.ui.widgets.labels import Label, plain_tip
from app.ui.widgets.layout import box, clear, frame
from app.ui.widgets.lines import Line, LineText, SectionHead


@dataclass(frozen=True)
class About:
    """What figures are about: a programme, a meeting, or with neither the consortium."""

    programme_id: int | None = None
    meeting_id: int | None = None


class FigureFields(QFrame):
    """The fields of one figure, below its line."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._desk = desk
        self._figure = 0
        self.fields = {
            "what": Property(tr("What"), long="paragraph"),
            "value": Property(tr("Value")),
            "source": Property(tr("Source"), long="paragraph"),
        }
        for name, each in self.fields.items():
            each.committed.connect(lambda text, field=name: self._edit(field, text))
        self.remove = Button(tr("Remove"), "", "link", small=True)
        self.remove.clicked.connect(self.remove_it)
        box("v", *self.fields.values(), box("h", self.remove, None), margins=(8, 4, 0, 8), parent=self)
        if desk.read_only:
            self.remove.hide()

    def show_figure(self, what: str, figure: Figure) -> None:
        """Show the fields of this figure."""
        self._figure = figure.id
        for name, value in (("what", what), ("value", figure.value), ("source", figure.source)):
            self.fields[name].show_value(value)
            self.fields[name].set_locked(self._desk.read_only)

    def remove_it(self) -> None:
        """Take the figure out again."""
        figure = self._figure
        if self._desk.change(
            "Remove a figure", lambda session: remove_figure(session, figure), figure=figure,
            done=tr("Figure removed"), refused=self.fields["value"].refuse,
        ):  # fmt: skip
            self.closed.emit()

    def _edit(self, field: str, text: str) -> None:
        figure = self._figure
        self._desk.change(
            "Change a figure", lambda session: edit_figure(session, figure, **{field: text}), figure=figure,
            refused=self.fields[field].refuse,
        )  # fmt: skip


class NewFigure(QWidget):
    """Three fields to enter a figure: what, value, source; Enter in the last one, or the button, adds it.

    ``added`` tells its id.
    """

    added = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._about = desk, About()
        names = (("what", tr("What is counted")), ("value", tr("Value")), ("source", tr("Source")))
        self.fields = {key: QLineEdit() for key, _name in names}
        for key, name in names:
            self.fields[key].setAccessibleName(name)
            self.fields[key].setPlaceholderText(name)
            self.fields[key].setFont(theme.font())
            self.fields[key].setFixedHeight(theme.CONTROL)
        self.fields["source"].returnPressed.connect(self.add)
        self._problem = Label("", "small", "danger", wrap=True)
        self._problem.hide()
        self.button = Button(tr("Add figure"), "plus", "bordered")
        self.button.clicked.connect(self.add)
        box(
            "v", self.fields["what"], self.fields["value"], self.fields["source"], self._problem,
            box("h", self.button, None), spacing=6, parent=self,
        )  # fmt: skip

    def set_about(self, about: About) -> None:
        """What a figure that is entered from now on is about; what was typed for something else goes."""
        if about != self._about:
            self._about = about
            self._empty()

    def add(self) -> None:
        """Enter the figure that was typed."""
        typed = {key: field.text() for key, field in self.fields.items()}
        about = self._about

        def refuse(error: UserError) -> None:
            self._problem.setText(said(error))
            self._problem.show()
            empty = next((field for key, field in self.fields.items() if not typed[key].strip()), None)
            if empty is not None:
                empty.setFocus(Qt.FocusReason.TabFocusReason)

        outcome = self._desk.change(
            "Add a figure",
            lambda session: add_figure(
                session, typed["what"], typed["value"], typed["source"], about.programme_id, about.meeting_id
            ),
            done=tr("Figure added"), refused=refuse,
        )  # fmt: skip
        if outcome.value is not None:
            self._empty()
            self.added.emit(outcome.value)
            self.fields["what"].setFocus(Qt.FocusReason.TabFocusReason)

    def _empty(self) -> None:
        self._problem.hide()
        for field in self.fields.values():
            field.clear()


class FigureSection(QWidget):
    """Figures, a line for each source; a click opens its fields below it. ``named``: it says what each counts."""

    def __init__(self, desk: Desk, named: bool = True) -> None:
        super().__init__()
        self._desk, self._named = desk, named
        self._shown: tuple[FigureRow, ...] | None = None
        self._open = 0
        self._head, self._column = SectionHead(tr("Published figures")), QVBoxLayout()
        self._column.setSpacing(0)
        self.new = NewFigure(desk)
        if desk.read_only:
            self.new.hide()
        self.opened: FigureFields | None = None
        self._lines: dict[int, Line] = {}
        box("v", 18, self._head, self._column, 10, self.new, parent=self)

    def show_figures(self, rows: Sequence[FigureRow], about: About) -> None:
        """Show these; what is entered below them is about ``about``."""
        self.new.set_about(about)
        if tuple(rows) == self._shown:
            return
        self._shown = tuple(rows)
        self._rebuild()

    def line(self, figure_id: int) -> Line:
        """The line of a figure."""
        return self._lines[figure_id]

    def open_fields(self, figure_id: int) -> None:
        """Show the fields of a figure below its line, or put them away again."""
        self._open = 0 if self._open == figure_id else figure_id
        self._rebuild()
        if self.opened is not None:
            self.opened.fields["value"].field.setFocus(Qt.FocusReason.TabFocusReason)
        elif figure_id in self._lines:
            self._lines[figure_id].setFocus(Qt.FocusReason.TabFocusReason)

    def _rebuild(self) -> None:
        rows = self._shown or ()
        at = self.opened
        keep = at is not None and any(field.field.hasFocus() for field in at.fields.values())
        if at is not None and keep and self._still_open(rows):
            return
        clear(self._column)
        self._lines, self.opened = {}, None
        self._head.set_count(str(sum(len(row.figures) for row in rows) or ""))
        for row in rows:
            self._add_row(row)

    def _still_open(self, rows: Sequence[FigureRow]) -> bool:
        """Whether the fields being typed into stand for a figure that is still there: then they are shown anew."""
        for row in rows:
            for figure in row.figures:
                if figure.id == self._open and self.opened is not None and self._same_lines(rows):
                    self.opened.show_figure(row.what, figure)
                    for one in row.figures:
                        self._lines[one.id].show_text(_text(one))
                    return True
        return False

    def _same_lines(self, rows: Sequence[FigureRow]) -> bool:
        return [figure.id for row in rows for figure in row.figures] == list(self._lines)

    def _add_row(self, row: FigureRow) -> None:
        if self._named:
            title = Label(row.what, "strong", wrap=True)
            title.setContentsMargins(0, 10, 0, 2)
            self._column.addWidget(title)
        if row.counted:
            counted = Label(tr("Counted here: {number}", number=row.counted), "small", "muted")
            self._column.addWidget(counted)
        if row.differ:
            self._column.addSpacing(4)
            self._column.addWidget(differ_note(row))
        for figure in row.figures:
            line = Line(_text(figure))
            line.setToolTip(plain_tip(figure.source))
            line.clicked.connect(lambda _on=False, one=figure.id: self.open_fields(one))
            line.key_pressed.connect(lambda key, one=figure.id: self._key(key, one))
            line.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            line.customContextMenuRequested.connect(lambda at, one=figure.id: self._menu(at, one))
            self._lines[figure.id] = line
            self._column.addWidget(line)
            if figure.id == self._open:
                self.opened = FigureFields(self._desk)
                self.opened.show_figure(row.what, figure)
                self.opened.closed.connect(self._closed)
                self._column.addWidget(self.opened)

    def _closed(self) -> None:
        self._open = 0
        self._rebuild()

    def _key(self, key: int, figure_id: int) -> None:
        if key == Qt.Key.Key_Delete and not self._desk.read_only:
            self._remove(figure_id)

    def _menu(self, at: QPoint, figure_id: int) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Edit")).triggered.connect(lambda: self.open_fields(figure_id))
        if not self._desk.read_only:
            menu.addAction(tr("Remove")).triggered.connect(lambda: self._remove(figure_id))
        menu.popup(self._lines[figure_id].mapToGlobal(at))

    def _remove(self, figure_id: int) -> None:
        self._desk.change(
            "Remove a figure", lambda session: remove_figure(session, figure_id), figure=figure_id,
            done=tr("Figure removed"),
        )  # fmt: skip


def differ_note(row: FigureRow) -> QFrame:
    """Says that what the sources give is not the same."""
    note = frame("warning")
    only_count = len({figure.value.casefold() for figure in row.figures}) == 1
    words = tr("The source and our own count differ") if only_count else tr("Sources differ")
    box("v", Label(words, "small", "amber", wrap=True), margins=(10, 4, 10, 4), parent=note)
    return note


def about_place(row: FigureRow) -> Place | None:
    """Where what a figure is about is shown; None: it is about the consortium."""
    if row.programme_id is not None:
        return Place("consortium", 0, "programmes", "programme", row.programme_id)
    if row.meeting_id is not None:
        return Place("meeting", row.meeting_id)
    return None


def _text(figure: Figure) -> LineText:
    return LineText(signed(figure.value, figure.illustrative), figure.source)
