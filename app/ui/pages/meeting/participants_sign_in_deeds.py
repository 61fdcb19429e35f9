"""What happens at the door: each arrival is one change, told in a toast that offers to undo it."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.db.stores import Session
from app.domain.door import Door
from app.domain.errors import UserError
from app.domain.kinds import PresenceState
from app.domain.new_people import NewPerson
from app.importers.pasted_people import read_people
from app.queries.people_choices import PersonChoice, likely_duplicates
from app.services.sign_in import sign_in, sign_in_known, sign_in_new
from app.ui import theme
from app.ui.desk import Desk, Outcome
from app.ui.language import plural, tr
from app.ui.widgets.labels import Elided, Label
from app.ui.widgets.layout import Rule, box, clear

_LATEST = 12  # arrivals shown


class Arrivals:
    """The changes at the door of one meeting; each gives back the participation (id). ``refused`` says why not."""

    def __init__(self, desk: Desk, meeting_id: int, refused: Callable[[UserError], None]) -> None:
        self._desk, self._meeting, self._refused = desk, meeting_id, refused

    def listed(self, one: int, name: str, day: dt.date, state: PresenceState) -> Outcome[int]:
        """Somebody on the list, by the participation (id)."""

        def act(session: Session) -> int:
            sign_in(session, one, day, state)
            return one

        return self._change(act, name, state)

    def known(self, person_id: int, name: str, day: dt.date, state: PresenceState) -> Outcome[int]:
        """Somebody who is known and not on the list."""
        return self._change(lambda s: sign_in_known(s, self._meeting, person_id, day, state), name, state)

    def new(self, person: NewPerson, day: dt.date, state: PresenceState) -> Outcome[int]:
        """Somebody nobody has entered yet."""
        name = person.display or person.native or f"{person.given} {person.family}".strip()
        return self._change(lambda s: sign_in_new(s, self._meeting, person, day, state), name, state)

    def read(self, typed: str) -> tuple[NewPerson, tuple[PersonChoice, ...]]:
        """Whom ``typed`` names, and who may be the same; UserError for nobody, and for an address that is none."""
        row = read_people(typed.replace(";", " ")).rows[0]
        if row.errors:
            raise row.errors[0]
        person, as_of = row.person, self._desk.as_of()
        return person, self._desk.read(lambda session: likely_duplicates(session, person, as_of))

    def _change(self, act: Callable[[Session], int], name: str, state: PresenceState) -> Outcome[int]:
        afar = state is PresenceState.REMOTE
        done = tr("{name} is there from afar", name=name) if afar else tr("{name} is here", name=name)
        return self._desk.change("Sign in", act, meeting=self._meeting, done=done, refused=self._refused)


class DoorPanel(QFrame):
    """How many are here, and who came last."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFixedWidth(theme.PANEL)
        self.count, self.away = Label("", "title"), Label("", "small", "muted")
        self._head, self._rule, self._latest = Label(tr("Last came"), "lead"), Rule(), QVBoxLayout()
        box(
            "v", Label(tr("Here"), "caps", "muted"), 2, self.count, self.away, 20, self._head, 4, self._rule,
            self._latest, None, margins=(20, 16, theme.MARGIN, 12), parent=self,
        )  # fmt: skip

    def show_door(self, door: Door, came: Sequence[int]) -> None:
        """Count who is here, and name those of ``came`` (participations) who still are: an undo takes them off."""
        self.count.setText(tr("{here} of {expected}", here=door.here, expected=door.expected))
        away = plural("{number} of them from afar", "{number} of them from afar", door.remote)
        self.away.setText(away if door.remote else "")
        people = [person for one in came if (person := door.person(one)) is not None and person.here]
        clear(self._latest)
        for person in people[:_LATEST]:
            words = " · ".join(part for part in (person.name, person.organisation) if part)
            self._latest.addSpacing(6)
            self._latest.addWidget(Elided(words))
        for part in (self._head, self._rule):
            part.setVisible(bool(people))
