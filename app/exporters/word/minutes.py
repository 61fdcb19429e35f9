"""The minutes as a Word file that partners edit: what the PDF says, in the same words (DOMAIN, "Minutes")."""

from collections.abc import Iterable
from itertools import groupby

from app.domain.documents import PersonRef
from app.domain.kinds import MinutesState
from app.domain.minutes import ActionEntry, DecisionEntry, MinutesDocument, MinutesSection
from app.domain.venue_time import clock_text
from app.exporters.dates import date_range, language_tag, long_date, short_date, weekday_and_date
from app.exporters.minutes_labels import slides_line
from app.exporters.minutes_words import is_illustrative, status_sentence
from app.exporters.people_text import person_with
from app.exporters.terms import ILLUSTRATIVE_SIGN, MINUTES_STATES
from app.exporters.word.body import Body
from app.exporters.word.frame import write_ending, write_title
from app.exporters.word.markdown import write_markdown
from app.exporters.word.minutes_attendance import write_attendance
from app.exporters.word.minutes_results import (
    write_actions,
    write_annexes,
    write_decision,
    write_decisions,
)
from app.exporters.word.package import Cover, new_document, saved
from app.exporters.word.text import plain
from app.words import Words

_DAY, _SESSION, _ITEM = 1, 2, 3  # levels of headings


def minutes_docx(document: MinutesDocument, words: Words) -> bytes:
    """The minutes in the language of ``words``; the same document gives the same bytes."""
    file = new_document(_cover(document, words))
    body = Body(file)
    _write_head(body, document, words)
    write_attendance(body, document, words)
    if document.matters_arising:
        name = words("Matters arising: open actions from earlier meetings")
        body.heading(name, _DAY)
        write_actions(body, name, document.matters_arising, True, words)
    _write_proceedings(body, document, words)
    _write_results(body, document, words)
    write_ending(body, document.project, is_illustrative(document), words)
    return saved(file, document.at)


def _version(document: MinutesDocument, words: Words) -> str:
    return words("Version {number}, {date}", number=document.version, date=short_date(document.at.date(), words))


def _cover(document: MinutesDocument, words: Words) -> Cover:
    meeting = document.meeting
    dates = date_range(meeting.first_day, meeting.last_day, words)
    kind = words("Minutes")
    return Cover(
        title=words("{meeting}: minutes", meeting=meeting.title),
        author=document.project.acronym or document.project.title,
        subject=words("{dates}, {place}", dates=dates, place=meeting.place),
        language=language_tag(words),
        running_head=f"{meeting.title} · {kind}",
        footer=f"{meeting.title} · {_version(document, words)}",
        mark=words("Draft").upper() if document.state is MinutesState.DRAFT else "",
        at=document.at,
        logo=document.project.logo,
    )


def _write_head(body: Body, document: MinutesDocument, words: Words) -> None:
    meeting = document.meeting
    kind = words("Minutes · {state}", state=words(MINUTES_STATES[document.state]))
    write_title(body, kind, meeting.title, meeting.illustrative, document.project)
    body.fact(words("Held"), plain(date_range(meeting.first_day, meeting.last_day, words)))
    body.fact(words("Place"), plain(" · ".join(filter(None, [meeting.place, meeting.host]))))
    for label, leader in ((words("Chair"), document.chair), (words("Secretary"), document.secretary)):
        if leader:
            body.fact(label, plain(person_with(leader, words, organisation=True)))
    body.fact(words("Status"), plain(f"{status_sentence(document, words)} {_version(document, words)}."))


def _write_proceedings(body: Body, document: MinutesDocument, words: Words) -> None:
    if document.opening:
        body.heading(words("Opening"), _DAY)
        write_markdown(body, document.opening)
    for day, of_day in groupby(document.sections, key=lambda section: section.day):
        body.heading(weekday_and_date(day, words), _DAY)
        for _, of_session in groupby(of_day, key=lambda section: (section.session, section.track, section.body)):
            sections = list(of_session)
            head = _session_name(sections[0], words)
            body.heading(head, _SESSION)
            for section in sections:
                _write_section(body, section, _ITEM if head else _SESSION, document.abstentions_are_cast, words)
    if document.other_decisions or document.other_actions:
        body.heading(words("Outside the agenda"), _DAY)
        _write_outcomes(body, document.other_decisions, document.other_actions, document.abstentions_are_cast, words)


def _session_name(section: MinutesSection, words: Words) -> str:
    if not section.session or (section.session == section.title and not section.body):
        return ""
    formal = words("Formal session · {body}", body=section.body) if section.body else ""
    title = section.session if section.session != section.body else ""
    return " · ".join(filter(None, [formal, section.track, title]))


def _write_section(body: Body, section: MinutesSection, level: int, abstentions_are_cast: bool, words: Words) -> None:
    sign = ILLUSTRATIVE_SIGN if section.illustrative else ""
    body.heading(f"{section.number} {section.title}{sign}".strip(), level)
    if section.decision_flag:
        flag = words("For decision")
        body.text(f"◆ {flag}", "Flag")
    times = f"{clock_text(section.start)}–{clock_text(section.start + section.minutes)}"
    body.text(" · ".join([times, *_names(section.people, words)]), "Details")
    if section.added_on:
        date = long_date(section.added_on, words)
        body.text(words("Added to the agenda on {date}", date=date), "Details")
    for slides in section.slides:
        body.text(slides_line(slides, section.title, words), "Details")
    write_markdown(body, section.markdown)
    _write_outcomes(body, section.decisions, section.actions, abstentions_are_cast, words)


def _names(people: Iterable[PersonRef], words: Words) -> list[str]:
    return [person_with(ref, words, organisation=True) for ref in people]


def _write_outcomes(
    body: Body,
    decisions: tuple[DecisionEntry, ...],
    actions: tuple[ActionEntry, ...],
    abstentions_are_cast: bool,
    words: Words,
) -> None:
    for decision in decisions:
        write_decision(body, decision, abstentions_are_cast, words)
    if actions:
        body.text(words("Actions"), "Caption")
        write_actions(body, words("Actions"), actions, False, words)


def _write_results(body: Body, document: MinutesDocument, words: Words) -> None:
    if document.decisions:
        body.heading(words("Decisions"), _DAY)
        write_decisions(body, document, words)
    if document.actions:
        body.heading(words("Actions"), _DAY)
        write_actions(body, words("Actions"), document.actions, False, words)
    following = document.next_meeting
    if following:
        body.heading(words("Next meeting"), _DAY)
        when = date_range(following.first_day, following.last_day, words)
        place = words("{dates}, {place}", dates=when, place=following.place) if following.place else when
        body.text(following.title)
        body.text(place, "Details")
    if document.annexes:
        body.heading(words("Annexes"), _DAY)
        write_annexes(body, document.annexes, words)
