"""The fields of one membership: function, representative, first and last day, vote, default."""

import datetime as dt
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from app.domain.consortium import MemberRow
from app.domain.day_words import day_from_words
from app.services.memberships import edit_membership, end_membership, remove_membership
from app.ui.desk import Desk
from app.ui.language import day, tr
from app.ui.pages.consortium.areas_pick import Pick, ask_people
from app.ui.pages.consortium.areas_words import EMPTY
from app.ui.places import Place
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import Property
from app.ui.widgets.layout import box


class MemberFields(QFrame):
    """Stands below the line of the membership it shows. ``closed``: it is no longer wanted."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._desk = desk
        self._member: MemberRow | None = None
        yes_no = [(True, tr("Yes")), (False, tr("No"))]
        self.fields: dict[str, Property] = {
            "function": Property(tr("Function"), placeholder=EMPTY),
            "valid_from": Property(tr("First day"), day, self._read_day),
            "valid_until": Property(tr("Last day"), day, self._read_last, placeholder=tr("none")),
            "voting": Property(tr("Votes"), lambda value: dict(yes_no)[value], choices=lambda: yes_no),
            "defaulting": Property(tr("Defaulting"), lambda value: dict(yes_no)[value], choices=lambda: yes_no),
        }
        for name, each in self.fields.items():
            each.committed.connect(lambda value, field=name: self._edit(field, value))
        self.representative = Pick(tr("Speaks for it"), ask_people(desk), EMPTY)
        self.representative.committed.connect(self._set_representative)
        self.go, self.end, self.remove = (Button(words, "", "link", small=True) for words in self._ways())
        self.go.clicked.connect(self._go)
        self.end.clicked.connect(self._end)
        self.remove.clicked.connect(self._remove)
        fields = self.fields
        box(
            "v", fields["function"], self.representative, fields["valid_from"], fields["valid_until"],
            fields["voting"], fields["defaulting"],
            box("h", self.go, self.end, self.remove, None, spacing=16), margins=(8, 4, 0, 8), parent=self,
        )  # fmt: skip

    def member(self) -> MemberRow | None:
        """The membership that is shown."""
        return self._member

    def show_member(self, member: MemberRow) -> None:
        """Show the fields of this membership."""
        self._member = member
        locked = self._desk.read_only
        for name, each in self.fields.items():
            each.show_value(getattr(member, {"valid_from": "first", "valid_until": "last"}.get(name, name)))
            each.set_locked(locked)
        self.representative.setVisible(member.organisation_id is not None)
        self.representative.show_named(member.representative_id, member.representative)
        self.representative.set_locked(locked)
        self.end.setVisible(not locked and member.last is None)
        self.remove.setVisible(not locked)

    @staticmethod
    def _ways() -> tuple[str, str, str]:
        return tr("Go there"), tr("End today"), tr("Remove")

    def _read_day(self, text: str) -> dt.date:
        return day_from_words(text, self._desk.as_of())

    def _read_last(self, text: str) -> dt.date | None:
        return day_from_words(text, self._desk.as_of()) if text.strip() else None

    def _edit(self, field: str, value: Any) -> None:
        if (member := self._member) is not None:
            self._desk.change(
                "Change a membership", lambda session: edit_membership(session, member.id, **{field: value}),
                membership=member.id, refused=self.fields[field].refuse,
            )  # fmt: skip

    def _set_representative(self, person_id: int | None) -> None:
        if (member := self._member) is not None:
            self._desk.change(
                "Change a membership",
                lambda session: edit_membership(session, member.id, representative_id=person_id),
                membership=member.id, refused=self.representative.refuse,
            )  # fmt: skip

    def _go(self) -> None:
        if (member := self._member) is not None:
            kind = ("organisations", "organisation", member.organisation_id)
            tab, thing, row_id = kind if member.organisation_id is not None else ("people", "person", member.person_id)
            self._desk.go(Place("people", 0, tab, thing, row_id or 0))

    def _end(self) -> None:
        if (member := self._member) is not None:
            last = self._desk.as_of()
            self._desk.change(
                "End a membership", lambda session: end_membership(session, member.id, last), membership=member.id,
                done=tr("{name} is a member until {day}", name=member.name, day=day(last)),
                refused=self.fields["valid_until"].refuse,
            )  # fmt: skip

    def _remove(self) -> None:
        if (member := self._member) is not None and self._desk.change(
            "Remove a membership", lambda session: remove_membership(session, member.id), membership=member.id,
            done=tr("{name} removed", name=member.name), refused=self.fields["valid_until"].refuse,
        ):  # fmt: skip
            self.closed.emit()
