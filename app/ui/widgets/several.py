"""The panel of several chosen rows: how many, and fields that are set for all of them in one step (UX 26)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.db.stores import Session
from app.ui import theme
from app.ui.desk import Desk
from app.ui.language import plural, tr
from app.ui.widgets.choices import Choices
from app.ui.widgets.fields import Property
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box, frame, scrolled

R = TypeVar("R")


@dataclass(frozen=True)
class SeveralField(Generic[R]):
    """One field for all: ``title`` and the label ``step`` of the change are message ids; ``{number}``: of rows.

    ``value`` is what a row has; ``act(session, ids, value)`` sets it for all, ``done(number)`` says so. ``show``,
    ``read`` and ``choices`` as of a ``Property``.
    """

    title: str
    step: str
    value: Callable[[R], Any]
    act: Callable[[Session, Sequence[int], Any], object]
    done: Callable[[int], str]
    show: Callable[[Any], str] = str
    read: Callable[[str], Any] | None = None
    choices: Choices | None = None


class Several(QWidget, Generic[R]):
    """``kind`` stands over the number of rows; ``fields`` have the names by which they are found in ``fields``.

    ``below`` are widgets under the fields, such as buttons for what else can be done with all of them.
    """

    def __init__(self, desk: Desk, kind: str, fields: Mapping[str, SeveralField[R]], *below: QWidget) -> None:
        super().__init__()
        self._desk, self._specs = desk, fields
        self._ids: tuple[int, ...] = ()
        self.name = Label("", "lead", wrap=True)
        self.fields = {name: Property(tr(f.title), f.show, f.read, f.choices) for name, f in fields.items()}
        for name, field in self.fields.items():
            field.committed.connect(lambda value, name=name: self._set(name, value))
            field.set_locked(desk.read_only)
        hint = Label(
            tr("What you choose here is set for all of them, and taken back by one undo."), "small", "muted", wrap=True
        )
        content = frame("clear")
        parts = [part for widget in below for part in (8, widget)]
        box(
            "v", Label(kind, "caps", "muted"), 2, self.name, 10, *self.fields.values(), *parts, 12, hint, None,
            margins=(20, 16, theme.MARGIN, 16), parent=content,
        )  # fmt: skip
        box("v", scrolled(content, theme.PANEL), parent=self)
        self.setFixedWidth(theme.PANEL)

    def show_rows(self, ids: Sequence[int], rows: Sequence[R]) -> None:
        """These are chosen; ``rows`` are those of them that are known, perhaps only the first of many."""
        self._ids = tuple(ids)
        self.name.setText(plural("{number} chosen", "{number} chosen", len(ids)))
        for name, spec in self._specs.items():
            values = [spec.value(row) for row in rows]
            same = len(rows) == len(ids) and all(value == values[0] for value in values)
            field = self.fields[name]
            field.field.setPlaceholderText("—" if same else tr("several"))
            field.show_value(values[0] if same and values else None)

    def take_keyboard(self) -> None:
        """Go to the first field."""
        for field in self.fields.values():
            field.field.setFocus(Qt.FocusReason.TabFocusReason)
            return

    def _set(self, name: str, value: Any) -> None:
        spec, ids = self._specs[name], self._ids
        self._desk.change(
            spec.step,
            lambda session: spec.act(session, ids, value),
            done=spec.done(len(ids)),
            refused=self.fields[name].refuse,
            number=len(ids),
        )
