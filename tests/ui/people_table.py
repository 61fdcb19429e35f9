"""A table of people for tests, which keeps what it was told."""

import dataclasses

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.ui.tables.cells import Cell
from app.ui.tables.rows import Column
from app.ui.tables.table import Table


@dataclasses.dataclass(frozen=True)
class Person:
    """A row."""

    id: int
    name: str
    native: str = ""
    age: int | None = None
    note: str = ""


PEOPLE = (
    Person(1, "Łukasz Straße", "", 41, "a & <b>"),
    Person(2, "Ana Ôrtiz", "", 30, "tab\there\nline"),
    Person(3, "Li Wei", "李伟", None, ""),
    Person(4, "Zoë Ana", "", 55, ""),
)


def _age(row: Person) -> Cell:
    return Cell(str(row.age or "–"))


class People(Table[Person]):
    """A table that keeps what it was told."""

    def __init__(self) -> None:
        self.edits: list[tuple[int, str]] = []
        super().__init__(
            [
                Column("name", "Name", lambda row: Cell(row.name, row.native), edit=self._edit),
                Column("age", "Age", _age, sort=lambda row: row.age, width=80, right=True),
                Column("note", "Note", lambda row: Cell(row.note), width=160, drop=2, found=False),
                Column("day", "Day", lambda _row: Cell(mark="present", tip="Present"), width=120, drop=1, center=True),
                Column("more", "More", lambda _row: Cell("more"), width=90, hidden=True),
            ],
            "People",
        )  # fmt: skip
        self.heard: list[object] = []
        self.activated_row.connect(self.heard.append)
        self.delete_pressed.connect(lambda: self.heard.append("delete"))

    def _edit(self, row: Person, text: str) -> None:
        self.edits.append((row.id, text))
        new = [dataclasses.replace(each, name=text) if each.id == row.id else each for each in self.rows.rows]
        if text:
            self.show_rows(new)

    def names(self) -> list[str]:
        """The rows that are shown."""
        return [row.name for row in self.rows.rows]


def click_head(table: People, qtbot: QtBot, column: str) -> None:
    """Click the title of a column."""
    head = table.horizontalHeader()
    x = head.sectionViewportPosition(table.column_index(column)) + 30
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 10))
