"""The columns of a meeting's participants, one for each day among them, and the chips above the table."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cache

from app.domain.kinds import PresenceState, Reply
from app.domain.participation_rows import ParticipationRow
from app.ui.language import day_month, own_words, term, tr, weekday
from app.ui.pages.meeting.participant_words import PRESENCE, REPLIES, ROLES, mark_of
from app.ui.tables.cells import Cell
from app.ui.tables.filtered import Choice
from app.ui.tables.rows import Column
from app.words import message

_DAY = "day "
_MANY_DAYS = 7
_THERE = (PresenceState.PRESENT, PresenceState.REMOTE)
_REPLY_TONES = {Reply.ACCEPTED: "muted", Reply.NONE: "amber", Reply.DECLINED: "ink", Reply.TENTATIVE: "indigo"}
Edit = Callable[[ParticipationRow, str], None]

# The chips: name, message id, which rows belong to it.
CHIPS: Sequence[Choice[ParticipationRow]] = (
    Choice("all", message("Everybody")),
    Choice("there", message("Attended"), lambda row: any(state in _THERE for state in row.states)),
    Choice("remote", message("Remote"), lambda row: PresenceState.REMOTE in row.states),
    Choice("no_reply", message("No reply"), lambda row: row.reply is Reply.NONE),
    Choice("declined", message("Declined"), lambda row: row.reply is Reply.DECLINED),
)


def columns(days: Sequence[dt.date], name: Edit, organisation: Edit) -> list[Column[ParticipationRow]]:
    """The columns; ``name`` and ``organisation`` take what is typed into those cells."""
    fixed: list[Column[ParticipationRow]] = [
        Column(
            "name", message("Name"), _name, sort=lambda row: row.sort_key, edit=name,
            edit_text=lambda row: row.display or row.native,
        ),
        Column(
            "organisation", message("Organisation"), lambda row: Cell(row.organisation, tip=row.legal_name),
            width=116, edit=organisation,
        ),
        Column("country", message("Country"), lambda row: Cell(country(row.country)), width=116, drop=1),
        Column("role", message("Role"), lambda row: Cell(term(ROLES, row.role), role="muted"), width=94, drop=2),
        Column("reply", message("Reply"), _reply, width=88, drop=3),
        Column("email", message("E-mail"), lambda row: Cell(row.email, role="muted"), width=200, hidden=True),
    ]  # fmt: skip
    many = len(days) > _MANY_DAYS
    return [*fixed, *(_day(number, day, many) for number, day in enumerate(days))]


def day_column(day: dt.date) -> str:
    """The name of the column of a day."""
    return f"{_DAY}{day.isoformat()}"


def day_of(column: str) -> dt.date | None:
    """The day of a column; None: it is another column."""
    return dt.date.fromisoformat(column.removeprefix(_DAY)) if column.startswith(_DAY) else None


@cache
def _country(code: str, language: str) -> str:
    from app.exporters.dates import country_name  # Babel takes its time

    assert language
    return country_name(code, own_words())


def country(code: str) -> str:
    """A country (ISO 3166-1 alpha-2, or empty) in the user's language."""
    return _country(code, own_words().language) if code else ""


def _name(row: ParticipationRow) -> Cell:
    native = row.native if row.native != row.display and row.display else ""
    sign = "°" if row.illustrative else ""
    return Cell(
        row.name if native else f"{row.name}{sign}",
        native=f"{native}{sign}" if native else "",
        tip=tr("° illustrative: invented") if row.illustrative else "",
    )


def _reply(row: ParticipationRow) -> Cell:
    return Cell(term(REPLIES, row.reply), role=_REPLY_TONES[row.reply])


def _day(number: int, day: dt.date, many: bool) -> Column[ParticipationRow]:
    def cell(row: ParticipationRow) -> Cell:
        state = row.states[number] if number < len(row.states) else None
        return Cell(mark=mark_of(state), tip=term(PRESENCE, state) if state is not None else "")

    def order(row: ParticipationRow) -> int:
        state = row.states[number] if number < len(row.states) else None
        return list(PRESENCE).index(state) if state is not None else len(PRESENCE)

    title = str(day.day) if many else weekday(day)
    return Column(
        day_column(day), title, cell, sort=order, width=30 if many else 38, center=True, found=False, ready=True
    )


def day_name(day: dt.date) -> str:
    """A day in a sentence, as in "Wed 4 Mar"."""
    return f"{weekday(day)} {day_month(day)}"
