"""The roles in the research consortium of a person or an organisation: since when, added and taken away."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from app.db.stores import Session
from app.domain.day_words import day_from_words
from app.domain.kinds import IrcKind
from app.domain.people_rows import PersonIrcRole
from app.services.irc_roles import remove_irc_role, set_irc_since
from app.ui.desk import Desk
from app.ui.language import day, term, tr
from app.ui.pages.people.people_words import IRC_KINDS
from app.ui.widgets.fields import Property
from app.ui.widgets.layout import box
from app.ui.widgets.lines import LineText
from app.ui.widgets.unfolding import Unfolding, UnfoldingSection

Add = Callable[[Session, IrcKind, dt.date], int]


class IrcSection(QWidget):
    """``add`` enters a role for whom ``show_roles`` shows."""

    def __init__(self, desk: Desk, add: Add) -> None:
        super().__init__()
        self._desk, self._enter = desk, add
        self._id = 0
        self._roles: tuple[PersonIrcRole, ...] = ()
        self.section: UnfoldingSection[PersonIrcRole] = UnfoldingSection(
            tr("Research consortium"), self._made, self._update, "" if desk.read_only else tr("Add")
        )
        self.section.add_wanted.connect(
            lambda: self.menu().popup(self.section.head.mapToGlobal(self.rect().topRight()))
        )
        box("v", self.section, parent=self)

    def show_roles(self, owner_id: int, roles: tuple[PersonIrcRole, ...]) -> None:
        """Show the roles of this person or organisation."""
        self._id, self._roles = owner_id, roles
        self.section.show_rows(roles, count=False)

    def menu(self) -> QMenu:
        """The roles that can be added."""
        menu = QMenu(self)
        for kind in IrcKind:
            action = menu.addAction(term(IRC_KINDS, kind))
            action.setEnabled(kind not in {role.kind for role in self._roles})
            action.triggered.connect(lambda _on=False, kind=kind: self.add(kind))
        return menu

    def add(self, kind: IrcKind) -> None:
        """Enter a role since today."""
        as_of = self._desk.as_of()
        self._desk.change(
            "Add a role in the research consortium", lambda session: self._enter(session, kind, as_of),
            owner=self._id,
        )  # fmt: skip

    def _made(self, row: PersonIrcRole) -> Unfolding:
        since = Property(tr("Since"), day, lambda text: day_from_words(text, self._desk.as_of()))
        since.set_locked(self._desk.read_only)
        since.committed.connect(lambda value: self._set_since(row.id, value))
        ways = [] if self._desk.read_only else [(tr("Remove"), lambda: self._remove(row.id))]
        line = Unfolding(_text(row), {"since": since}, ways)
        line.delete_pressed.connect(lambda: self._remove(row.id))
        return line

    @staticmethod
    def _update(line: Unfolding, row: PersonIrcRole) -> None:
        line.show_text(_text(row))
        line.fields["since"].show_value(row.since)

    def _set_since(self, role_id: int, since: dt.date) -> None:
        self._desk.change(
            "Change a role in the research consortium", lambda session: set_irc_since(session, role_id, since),
            refused=self.section.lines[role_id].fields["since"].refuse, owner=self._id,
        )  # fmt: skip

    def _remove(self, role_id: int) -> None:
        if not self._desk.read_only:
            self._desk.change(
                "Remove a role in the research consortium", lambda session: remove_irc_role(session, role_id),
                done=tr("Role removed"), owner=self._id,
            )  # fmt: skip


def _text(row: PersonIrcRole) -> LineText:
    return LineText(term(IRC_KINDS, row.kind), "", tr("since {day}", day=day(row.since)))
