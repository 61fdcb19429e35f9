"""The agenda as a spreadsheet: one row an item, for three audiences; on further sheets what changed, who and what."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.domain.agenda import AgendaDocument, AgendaItem, AgendaRole, AgendaSession, Audience, days
from app.domain.agenda_changes import Change
from app.domain.agenda_facts import NO_FACTS, AgendaFacts, agenda_news
from app.domain.kinds import AgendaState, ItemKind, ItemRoleKind
from app.domain.venue_time import clock_text
from app.exporters.agenda_words import LEADING, doubt, is_illustrative, shown_roles, version_text
from app.exporters.change_marks import ARROW, Marks, mark_text, news_count, news_title
from app.exporters.people_text import person_with
from app.exporters.sheets.agenda_more import more_sheets
from app.exporters.sheets.notes import document_notes
from app.exporters.sheets.tables import Column, Properties, Sheet, Value
from app.exporters.sheets.xlsx import xlsx
from app.exporters.terms import ILLUSTRATIVE_SIGN, ROLES
from app.words import Words, message

_KINDS: Mapping[ItemKind, str] = {
    ItemKind.TALK: message("talk"),
    ItemKind.DISCUSSION: message("discussion"),
    ItemKind.BREAK: message("break"),
    ItemKind.SOCIAL: message("social event"),
    ItemKind.REPORT: message("report"),
    ItemKind.FORMAL: message("formality"),
}
_STATES: Mapping[AgendaState, str] = {
    AgendaState.TENTATIVE: message("tentative"),
    AgendaState.CONFIRMED: message("confirmed"),
    AgendaState.CANCELLED: message("cancelled"),
}


def agenda_xlsx(document: AgendaDocument, audience: Audience, words: Words, facts: AgendaFacts = NO_FACTS) -> bytes:
    """The agenda for ``audience`` as a workbook."""
    meeting, project = document.meeting, document.project
    news = agenda_news(document, facts.before)
    version = words("{document}, {version}", document=words("Agenda"), version=version_text(document, words))
    times = words("All times are those of {zone}.", zone=meeting.zone)
    notes = [words("Draft")] if document.draft else []
    changed = []
    if news.is_told:
        changed = [words("{what}: {number}", what=news_title(news, words), number=news_count(news, words))]
    properties = Properties(
        title=meeting.title,
        author=project.acronym or project.title,
        at=document.at,
        notes=(*notes, version, *changed, times, *document_notes(project, is_illustrative(document), words)),
        logo=project.logo,
    )
    sheet = agenda_sheet(document, audience, words, news.by_uid())
    return xlsx([sheet, *more_sheets(document, audience, words, facts, news)], properties, words)


def agenda_sheet(document: AgendaDocument, audience: Audience, words: Words, marks: Marks | None = None) -> Sheet:
    """One row an item; a session without items has a row of its own. Days and times are the venue's.

    ``marks`` are the changes since the last release: a row that changed says so.
    """
    columns = [
        Column(words("Day"), 11),
        Column(words("Start"), 7),
        Column(words("End"), 7),
        Column(words("Session"), 26, wrap=True),
        Column(words("Room"), 16, wrap=True),
        Column(words("Track"), 16, wrap=True),
        Column(words("Item"), 44, wrap=True),
        Column(words("Kind"), 12),
        Column(words("State"), 11),
        Column(words("Decision"), 9),
        Column(words("Speakers"), 36, wrap=True),
        Column(words("Chair"), 24, wrap=True),
        Column(words("Presentation"), 28, wrap=True),
        Column(words("Note"), 28, wrap=True),
    ]
    if audience is Audience.CHAIR:
        columns += [Column(words("Internal note"), 28, wrap=True), Column(words("Length in minutes"), 10)]
    columns += [Column(ILLUSTRATIVE_SIGN, 4), Column(words("Changed"), 22, wrap=True), Column(words("Identifier"), 38)]
    writer = _Rows(audience, words, marks or {})
    sessions = [session for _day, held in days(document) for session in held]
    return Sheet(words("Agenda"), tuple(columns), tuple(row for session in sessions for row in writer.rows(session)))


class _Rows:
    """Makes the rows of one agenda."""

    def __init__(self, audience: Audience, words: Words, marks: Marks) -> None:
        self._audience, self._words, self._marks = audience, words, marks

    def rows(self, session: AgendaSession) -> Iterator[tuple[Value, ...]]:
        """A row for each item that takes place; what changed about their session stands in the first of them."""
        items = [item for item in session.items if item.state is not AgendaState.CANCELLED]
        changes = tuple(self._marks.get(session.uid, ()))
        for item in items:
            yield self._row(session, item, (*changes, *self._marks.get(item.uid, ())))
            changes = ()
        if not items:
            yield self._row(session, None, changes)

    def _row(
        self, session: AgendaSession, item: AgendaItem | None, changes: Sequence[Change]
    ) -> tuple[Value, ...]:  # fmt: skip
        words, audience = self._words, self._audience
        timed = item or session
        day, start = _moment(session.day, timed.start)
        speaking = [role for role in item.roles if role.kind not in LEADING] if item else []
        leading = [role for role in (*session.roles, *(item.roles if item else ())) if role.kind in LEADING]
        cells: list[Value] = [
            day,
            start,
            _moment(session.day, timed.end)[1],
            session.title or session.body or None,
            session.room or None,
            session.track or None,
            item.title if item else None,
            words(_KINDS[item.kind]) if item else None,
            words(_STATES[timed.state]),
            True if item and item.decision else None,
            _people(speaking, audience, words),
            _people(leading, audience, words),
            "\n".join(item.presentations) or None if item else None,
            item.note or None if item else None,
        ]
        if audience is Audience.CHAIR:
            cells += [item.internal_note or None if item else None, timed.minutes]
        changed = f"{ARROW} {mark_text(changes, words)}" if changes else None
        return (*cells, ILLUSTRATIVE_SIGN if timed.illustrative else None, changed, timed.uid)


def _moment(day: dt.date, minutes: int) -> tuple[Value, Value]:
    """The venue's day and time, past midnight those of the next day; as text where the calendar has no such day."""
    try:
        moment = dt.datetime.combine(day, dt.time()) + dt.timedelta(minutes=minutes)
    except OverflowError:
        return day, clock_text(minutes)
    return moment.date(), moment.time()


def _people(roles: Iterable[AgendaRole], audience: Audience, words: Words) -> str | None:
    """The people with their organisations, a line each; what they do is said where a column holds several parts."""
    lines = []
    for role in shown_roles(roles, audience):
        name = person_with(role.person, words, doubt(role.state, words), organisation=True)
        plain = role.kind in (ItemRoleKind.CHAIR, ItemRoleKind.SPEAKER, ItemRoleKind.PRESENTER)
        lines.append(name if plain else words("{role}: {people}", role=words(ROLES[role.kind]), people=name))
    return "\n".join(lines) or None
