"""The programme in short, the presentations, what is next and where to read more, in the words of the report."""

import datetime as dt
from collections.abc import Iterator, Sequence

from app.domain.agenda import AgendaItem, AgendaSession, blocks, days
from app.domain.kinds import ActionState, AgendaState, ItemKind, ItemRoleKind, MeetingState, RoleState, SlidesState
from app.domain.minutes import NextMeeting
from app.domain.report import Mention, ReportDocument, ReportedTalk
from app.domain.venue_time import clock_text
from app.exporters.agenda_words import version_text
from app.exporters.dates import date_range, short_date, weekday_and_date
from app.exporters.links import safe_address
from app.exporters.report_blocks import Block, Bullet, Bullets, Heading, Paragraph, Span, Table, Text, text
from app.exporters.terms import ILLUSTRATIVE_SIGN, person_text
from app.words import Words

_NOT_LISTED = (ItemKind.BREAK,)
_OPEN = (ActionState.OPEN, ActionState.IN_PROGRESS)


def programme(document: ReportDocument, words: Words) -> Iterator[Block]:
    """The sessions of each day: time, title, who chaired, how many talks; breaks are left out."""
    listed = [(day, _listed(sessions)) for day, sessions in days(document.agenda)]
    listed = [(day, sessions) for day, sessions in listed if sessions]
    if not listed or document.agenda.meeting.state is MeetingState.CANCELLED:
        return
    yield Heading(words("The programme in short"))
    yield Paragraph(text(words("Agenda: {version}.", version=version_text(document.agenda, words))), small=True)
    for day, sessions in listed:
        if len(listed) > 1:
            yield Heading(weekday_and_date(day, words), 3)
        yield Bullets(tuple(_block(block, words) for block in blocks(sessions)))


def presentations(document: ReportDocument, words: Words) -> Iterator[Block]:
    """Titles, speakers and the names of the files that may be passed on."""
    if not document.talks or document.agenda.meeting.state is MeetingState.CANCELLED:
        return
    yield Heading(words("Presentations"))
    available = sum(1 for talk in document.talks if talk.file)
    begun = document.agenda.meeting.first_day <= document.as_of
    if begun:
        yield Paragraph(
            text(
                words.plural(
                    "{number} presentation was on the agenda; slides available: {available}.",
                    "{number} presentations were on the agenda; slides available: {available}.",
                    len(document.talks),
                    available=available,
                )
            )
        )
    yield Table(
        caption=words("Presentations"),
        labels=(words("Presentation"), words("Speakers"), words("Slides")),
        widths=(72, 48, 50),
        rows=tuple(_talk(talk, begun, words) for talk in document.talks),
    )


def next_steps(document: ReportDocument, words: Words) -> Iterator[Block]:
    """The next meetings, and how many actions are due until then."""
    if not document.following:
        return
    yield Heading(words("What is next"))
    yield Bullets(tuple(_next(following, words) for following in document.following))
    due = _due_before(document, max(following.first_day for following in document.following))
    if due:
        yield Paragraph(
            text(
                words.plural(
                    "{number} open action is due by then.",
                    "{number} open actions are due by then.",
                    due,
                )
            )
        )


def reading(document: ReportDocument, words: Words) -> Iterator[Block]:
    """What was published about the meeting."""
    if document.mentions:
        yield Heading(words("Read more"))
        yield Bullets(tuple(_mention(mention, words) for mention in document.mentions))


def _listed(sessions: Sequence[AgendaSession]) -> list[AgendaSession]:
    return [session for session in sessions if not _items(session) or _kept(session)]


def _items(session: AgendaSession) -> list[AgendaItem]:
    return [item for item in session.items if item.state is not AgendaState.CANCELLED]


def _kept(session: AgendaSession) -> list[AgendaItem]:
    return [item for item in _items(session) if item.kind not in _NOT_LISTED]


def _block(block: Sequence[AgendaSession], words: Words) -> Bullet:
    if len(block) == 1:
        return Bullet(_session(block[0], True, words))
    times = _times(min(one.start for one in block), max(one.end for one in block))
    title = words.plural("{number} session in parallel", "{number} sessions in parallel", len(block))
    head = (Span(f"{times} ", quiet=True), Span(title, strong=True))
    return Bullet(head, tuple(_session(session, False, words) for session in block))


def _session(session: AgendaSession, with_times: bool, words: Words) -> Text:
    kept = _kept(session)
    title = session.title or (kept[0].title if kept else "")
    sign = ILLUSTRATIVE_SIGN if session.illustrative else ""
    name = ": ".join(filter(None, [session.track, title])) + sign
    talks = sum(1 for item in kept if item.kind in (ItemKind.TALK, ItemKind.REPORT))
    remarks = [
        words("Formal session · {body}", body=session.body) if session.body and session.body != title else "",
        words("formal session") if session.body and session.body == title else "",
        _chairs(session, words),
        words.plural("{number} talk", "{number} talks", talks) if talks > 1 else "",
    ]
    said = "; ".join(filter(None, remarks))
    times = (Span(f"{_times(session.start, session.end)} ", quiet=True),) if with_times else ()
    return (*times, Span(name, strong=with_times), *((Span(f" – {said}", quiet=True),) if said else ()))


def _chairs(session: AgendaSession, words: Words) -> str:
    names = [
        person_text(role.person, words, organisation=True)
        for role in session.roles
        if role.kind is ItemRoleKind.CHAIR and role.state is RoleState.CONFIRMED
    ]
    return words("chair: {people}", people=", ".join(names)) if names else ""


def _times(start: int, end: int) -> str:
    return f"{clock_text(start)}–{clock_text(end)}"


def _talk(talk: ReportedTalk, begun: bool, words: Words) -> tuple[Text, ...]:
    """A row; what is said of missing slides is said only once the meeting has begun."""
    waiting = {
        SlidesState.MISSING: words("not received"),
        SlidesState.RECEIVED: words("not yet cleared"),
        SlidesState.CLEARED: words("cleared"),
        SlidesState.PUBLISHED: words("published"),
    }[talk.state]
    names = ", ".join(person_text(ref, words, organisation=True) for ref in talk.speakers)
    return text(talk.title), text(names), text(talk.file) or ((Span(waiting, quiet=True),) if begun else ())


def _next(following: NextMeeting, words: Words) -> Bullet:
    when = date_range(following.first_day, following.last_day, words)
    place = words("{dates}, {place}", dates=when, place=following.place) if following.place else when
    return Bullet((Span(following.title, strong=True), Span(f": {place}")))


def _due_before(document: ReportDocument, day: dt.date) -> int:
    if document.minutes is None:
        return 0
    actions = [*document.minutes.actions, *document.minutes.matters_arising]
    return sum(1 for action in actions if action.state in _OPEN and action.due is not None and action.due <= day)


def _mention(mention: Mention, words: Words) -> Bullet:
    sign = ILLUSTRATIVE_SIGN if mention.illustrative else ""
    date = short_date(mention.published_on, words) if mention.published_on else ""
    said = ", ".join(filter(None, [mention.place, date]))
    title = Span(mention.title + sign, address=mention.link if safe_address(mention.link) else "")
    return Bullet((title, *((Span(f" ({said})", quiet=True),) if said else ())))
