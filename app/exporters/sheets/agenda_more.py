"""The other sheets of an agenda: what changed, who does what, the presentations, and when speakers are free."""

from collections.abc import Iterator, Mapping

from app.domain.agenda import AgendaDocument, AgendaItem, AgendaRole, AgendaSession, Audience, days
from app.domain.agenda_facts import AgendaFacts, AgendaNews, talks_by_item
from app.domain.kinds import AgendaState, ItemRoleKind, PresentationKind, RoleState, SlidesState
from app.domain.venue_time import clock_text
from app.exporters.agenda_words import shown_roles
from app.exporters.change_marks import news_title
from app.exporters.change_words import KIND_NAMES, change_sides
from app.exporters.sheets.tables import Column, Sheet, Value
from app.exporters.terms import person_text
from app.exporters.venue_words import PARTS
from app.words import Words, message

_ANSWERS: Mapping[RoleState, str] = {
    RoleState.CONFIRMED: message("confirmed"),
    RoleState.ASKED: message("to be confirmed"),
    RoleState.DECLINED: message("declined"),
}
_SLIDES: Mapping[SlidesState, str] = {
    SlidesState.MISSING: message("missing"),
    SlidesState.RECEIVED: message("received"),
    SlidesState.CLEARED: message("cleared"),
    SlidesState.PUBLISHED: message("published"),
}
_FORMS: Mapping[PresentationKind, str] = {
    PresentationKind.TALK: message("Talk"),
    PresentationKind.KEYNOTE: message("Keynote"),
    PresentationKind.POSTER: message("Poster"),
    PresentationKind.VIDEO: message("Video"),
}


def more_sheets(
    document: AgendaDocument, audience: Audience, words: Words, facts: AgendaFacts, news: AgendaNews
) -> Iterator[Sheet]:
    """The sheets after the agenda; those that would be empty are left out, but for the changes since a release."""
    if news.is_told:
        yield _changes(news, words)
    rows = tuple(_people(document, audience, words))
    if rows:
        yield Sheet(words("Speakers and chairs"), _people_columns(words), rows)
    rows = tuple(_talks(document, audience, words, facts))
    if rows:
        yield Sheet(words("Presentations"), _talk_columns(audience, words), rows)
    if audience is Audience.CHAIR and facts.free:
        yield _free(document, words, facts)


def _changes(news: AgendaNews, words: Words) -> Sheet:
    columns = (
        Column(words("Change"), 16),
        Column(words("Title"), 50, wrap=True),
        Column(words("Before"), 40, wrap=True),
        Column(words("Now"), 40, wrap=True),
        Column(words("Identifier"), 38),
    )
    rows: list[tuple[Value, ...]] = []
    for change in news.changes:
        before, after = change_sides(change, words)
        rows.append((words(KIND_NAMES[change.kind]), change.title, before or None, after or None, change.uid))
    return Sheet(news_title(news, words), columns, tuple(rows))


def _held(document: AgendaDocument) -> Iterator[tuple[AgendaSession, AgendaItem | None]]:
    """Each session (None), then its items."""
    for _day, sessions in days(document):
        for session in sessions:
            yield session, None
            yield from ((session, item) for item in session.items if item.state is not AgendaState.CANCELLED)


def _people_columns(words: Words) -> tuple[Column, ...]:
    return (
        Column(words("Day"), 11),
        Column(words("Start"), 12),
        Column(words("Session"), 30, wrap=True),
        Column(words("Item"), 44, wrap=True),
        Column(words("Name"), 30, wrap=True),
        Column(words("Organisation"), 24, wrap=True),
        Column(words("Part"), 16),
        Column(words("Answer"), 16),
        Column(words("Identifier"), 38),
    )


def _people(document: AgendaDocument, audience: Audience, words: Words) -> Iterator[tuple[Value, ...]]:
    for session, item in _held(document):
        for role in shown_roles((item or session).roles, audience):
            yield (
                session.day,
                clock_text((item or session).start),
                session.title or session.body or None,
                item.title if item is not None else None,
                person_text(role.person, words),
                role.person.organisation or None,
                _part(role, words),
                words(_ANSWERS[role.state]),
                (item or session).uid,
            )


def _part(role: AgendaRole, words: Words) -> str:
    """What somebody does; of several speakers who stands in front."""
    return words("Presenter") if role.kind is ItemRoleKind.PRESENTER else words(PARTS[role.kind])


def _talk_columns(audience: Audience, words: Words) -> tuple[Column, ...]:
    inside = (Column(words("Slides"), 12), Column(words("File"), 30, wrap=True))
    return (
        Column(words("Item"), 40, wrap=True),
        Column(words("Presentation"), 40, wrap=True),
        Column(words("Form"), 10),
        Column(words("Language"), 10),
        Column(words("Public"), 8),
        *(inside if audience is Audience.CHAIR else ()),
        Column(words("Abstract"), 70, wrap=True),
        Column(words("Identifier"), 38),
    )


def _talks(
    document: AgendaDocument, audience: Audience, words: Words, facts: AgendaFacts
) -> Iterator[tuple[Value, ...]]:  # fmt: skip
    talks = talks_by_item(facts.talks)
    for _session, item in _held(document):
        for talk in talks.get(item.uid, ()) if item is not None else ():
            inside = (words(_SLIDES[talk.slides_state]), talk.file or None)
            yield (
                item.title if item is not None else None,
                talk.title,
                words(_FORMS[talk.kind]),
                talk.language or None,
                True if talk.public else None,
                *(inside if audience is Audience.CHAIR else ()),
                talk.abstract or None,
                talk.uid,
            )


def _free(document: AgendaDocument, words: Words, facts: AgendaFacts) -> Sheet:
    """The hours of those who are on the agenda, by day."""
    named = {role.person.uid: role.person for one, item in _held(document) for role in (item or one).roles}
    columns = (
        Column(words("Name"), 30, wrap=True),
        Column(words("Day"), 11),
        Column(words("From"), 12),
        Column(words("Until"), 12),
        Column(words("Note"), 40, wrap=True),
    )
    rows = tuple(
        (
            person_text(named[hours.person], words), hours.day, clock_text(hours.start), clock_text(hours.until),
            hours.note or None,
        )
        for hours in facts.free
        if hours.person in named
    )  # fmt: skip
    return Sheet(words("Availability"), columns, rows)
