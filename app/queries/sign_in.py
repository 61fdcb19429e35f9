"""The sheets on which people sign in: one for each day of the meeting."""

import datetime as dt

from sqlalchemy.orm import Session

from app.domain.agenda import days
from app.domain.desk_papers import SignInDay, SignInSheets, sign_in_row
from app.models import Meeting
from app.queries.agenda import agenda
from app.queries.attendees import attendees
from app.queries.heads import meeting_head, project_head


def sign_in(session: Session, meeting: Meeting, as_of: dt.date) -> SignInSheets:
    """The sheets of every day from the meeting's first to its last, and of other days on which sessions take place."""
    entries = attendees(session, meeting, as_of)
    held = dict(days(agenda(session, meeting)))
    length = (meeting.last_day - meeting.first_day).days + 1
    all_days = {meeting.first_day + dt.timedelta(days=number) for number in range(length)} | set(held)
    sheets = []
    for day in sorted(all_days):
        sessions = held.get(day, ())
        rows = (sign_in_row(entry, day) for entry in entries)
        sheets.append(
            SignInDay(
                day=day,
                start=min((one.start for one in sessions), default=None),
                end=max((one.end for one in sessions), default=None),
                rows=tuple(row for row in rows if row is not None),
            )
        )
    return SignInSheets(project_head(session), meeting_head(session, meeting), as_of, tuple(sheets))
