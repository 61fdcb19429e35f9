"""What is changed on a meeting's list of participants: each is one step, told in a toast that offers to undo it."""

from collections.abc import Callable, Sequence

from app.db.stores import Session
from app.domain.kinds import ParticipationRole, Reply
from app.domain.new_people import NewPerson
from app.domain.participation_rows import ParticipationRow
from app.services.participation import (
    add_new_participant,
    add_participants,
    choose_organisation,
    remove_participants,
    set_reply,
    set_role,
)
from app.services.people import edit_person
from app.ui.desk import Desk
from app.ui.language import plural, tr
from app.ui.pages.meeting.participants_add import AddLine


class ParticipantChanges:
    """The changes of one meeting's list."""

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        self._desk, self._meeting = desk, meeting_id

    def add_known(self, person_id: int, line: AddLine) -> int | None:
        """Put a known person on the list; returns the participation (id), if it was saved and new."""
        outcome = self._desk.change(
            "Add a participant",
            lambda session: add_participants(session, self._meeting, [person_id]),
            meeting=self._meeting,
            refused=line.refuse,
        )
        if not outcome:
            return None
        line.done(tr("Added. Ctrl+Z takes it back.") if outcome.value else tr("On the list already."))
        return outcome.value[0] if outcome.value else None

    def add_new(self, person: NewPerson, line: AddLine) -> int | None:
        """Enter a person and put them on the list; returns the participation (id), if it was saved."""
        outcome = self._desk.change(
            "Add a participant",
            lambda session: add_new_participant(session, self._meeting, person),
            meeting=self._meeting,
            refused=line.refuse,
        )
        if outcome:
            line.done(tr("Entered and added. Ctrl+Z takes it back."))
        return outcome.value

    def edit_name(self, row: ParticipationRow, name: str) -> None:
        """Write a person's name another way."""
        self._desk.change(
            "Edit person", lambda session: edit_person(session, row.person_id, display=name), person=row.person_id
        )

    def edit_organisation(self, row: ParticipationRow, name: str) -> None:
        """Let somebody come for another organisation."""
        self._desk.change(
            "Edit participants", lambda session: choose_organisation(session, row.id, name), meeting=self._meeting
        )

    def set_role(self, ids: Sequence[int], role: ParticipationRole) -> None:
        """Let these people take part as ``role``."""
        self._change_all(ids, lambda session: set_role(session, ids, role))

    def set_reply(self, ids: Sequence[int], reply: Reply) -> None:
        """Record the answer of these people."""
        self._change_all(ids, lambda session: set_reply(session, ids, reply))

    def remove(self, ids: Sequence[int]) -> bool:
        """Take these people off the list; whether it was saved."""
        words = plural("{number} person taken off the list", "{number} people taken off the list", len(ids))
        outcome = self._desk.change(
            "Remove participants",
            lambda session: remove_participants(session, ids),
            meeting=self._meeting,
            done=words,
        )
        return bool(outcome)

    def _change_all(self, ids: Sequence[int], act: Callable[[Session], None]) -> None:
        words = plural("{number} person changed", "{number} people changed", len(ids))
        self._desk.change("Edit participants", act, meeting=self._meeting, done=words if len(ids) > 1 else "")
