"""Many people put on a meeting's list at once, with their role, their reply and the days they were there."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.kinds import ParticipationRole, Reply
from app.domain.pasted_people import PastedRow
from app.models import Meeting, Participation, Presence
from app.services.bulk_people import insert_rows


def enter_participants(
    session: Session, meeting: Meeting, people: Mapping[int, PastedRow], source: str
) -> Mapping[int, int]:
    """Put these people (ids) on the list, as their rows say; the new participations (ids), by person.

    Raises UserError for a day that is none of the meeting's.
    """
    ids = insert_rows(
        session,
        Participation,
        [
            {
                "meeting_id": meeting.id, "person_id": person_id, "affiliation_id": None,
                "role": row.role or ParticipationRole.MEMBER, "reply": row.reply or Reply.NONE, "invited_on": None,
                "source": source,
            }
            for person_id, row in people.items()
        ],
    )  # fmt: skip
    refuse_other_days(meeting, list(people.values()))
    insert_rows(
        session,
        Presence,
        [
            {"participation_id": one, "day": day, "state": state, "source": source}
            for one, row in zip(ids, people.values(), strict=True)
            for day, state in row.presence
        ],
    )
    return dict(zip(people, ids, strict=True))


def refuse_other_days(meeting: Meeting, rows: Sequence[PastedRow]) -> None:
    """Raise UserError for a row with a day that is none of the meeting's."""
    for row in rows:
        for day, _state in row.presence:
            if not meeting.first_day <= day <= meeting.last_day:
                raise UserError(
                    "{meeting} has no day {day}: choose one of its days.", meeting=meeting.short_name, day=day
                )


def listed_people(session: Session, meeting_id: int) -> dict[int, int]:
    """The participations (ids) of a meeting, by person."""
    found = session.execute(
        select(Participation.person_id, Participation.id).where(Participation.meeting_id == meeting_id)
    )
    return {row.person_id: row.id for row in found}
