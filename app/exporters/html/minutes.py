"""The minutes as one web page: what the PDF says, in the same words (DOMAIN, "Minutes")."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from app.domain.kinds import MinutesState
from app.domain.minutes import MinutesDocument, MinutesSection
from app.domain.venue_time import clock_text
from app.exporters.dates import date_range, language_tag, long_date, short_date, weekday_and_date
from app.exporters.html.markdown import markdown
from app.exporters.html.markup import NOTHING, Html, escaped, joined, tag
from app.exporters.html.minutes_attendance import attendance, roll_calls
from app.exporters.html.minutes_results import (
    actions_table,
    annexes,
    decision_box,
    decisions_table,
    item_actions,
)
from app.exporters.html.page import Masthead, Section, page, paragraph, rail, sign
from app.exporters.html.people import people, person
from app.exporters.html.shapes import MINUTES_SHAPES, Shape, drawn
from app.exporters.minutes_labels import slides_line
from app.exporters.minutes_words import is_illustrative, status_sentence
from app.exporters.terms import MINUTES_STATES
from app.words import Words

_UNDER_DAY = 3  # the level of headings under that of a day


def minutes_html(document: MinutesDocument, words: Words) -> bytes:
    """The minutes in the language of ``words``; the same document gives the same bytes."""
    meeting = document.meeting
    dates = date_range(meeting.first_day, meeting.last_day, words)
    subject = words("{dates}, {place}", dates=dates, place=meeting.place)
    status = joined("", [drawn(MINUTES_SHAPES[document.state]), escaped(status_sentence(document, words))])
    version = words("Version {number}, {date}", number=document.version, date=short_date(document.at.date(), words))
    return page(
        title=words("{meeting}: minutes", meeting=meeting.title),
        description=f"{subject} · {version}",
        language=language_tag(words),
        masthead=Masthead(
            kind=words("Minutes · {state}", state=words(MINUTES_STATES[document.state])),
            title=meeting.title,
            illustrative=meeting.illustrative,
            project=document.project,
            facts=_facts(document, words),
            mark=words("Draft") if document.state is MinutesState.DRAFT else "",
        ),
        before=rail([(words("Status"), [status, tag("span", escaped(version), class_="small")])]),
        sections=[
            *attendance(document, words),
            *roll_calls(document, words),
            *_matters_arising(document, words),
            *_proceedings(document, words),
            *_results(document, words),
        ],
        illustrative=is_illustrative(document),
        words=words,
    )


def _facts(document: MinutesDocument, words: Words) -> list[tuple[str, Sequence[Html]]]:
    meeting = document.meeting
    held = escaped(date_range(meeting.first_day, meeting.last_day, words))
    host = [tag("span", escaped(meeting.host), class_="small")] if meeting.host else []
    facts: list[tuple[str, Sequence[Html]]] = [
        (words("Held"), [held]),
        (words("Place"), [escaped(meeting.place), *host]),
    ]
    for label, leader in ((words("Chair"), document.chair), (words("Secretary"), document.secretary)):
        if leader:
            facts.append((label, [person(leader, words, organisation=True)]))
    return facts


def _matters_arising(document: MinutesDocument, words: Words) -> Iterator[Section]:
    if document.matters_arising:
        name = words("Matters arising: open actions from earlier meetings")
        yield Section("matters-arising", name, actions_table(name, document.matters_arising, True, words))


def _proceedings(document: MinutesDocument, words: Words) -> Iterator[Section]:
    if document.opening:
        opening = tag("div", markdown(document.opening, _UNDER_DAY), class_="prose")
        yield Section("opening", words("Opening"), opening)
    for place, (day, of_day) in enumerate(groupby(document.sections, key=lambda section: section.day)):
        parts: list[Html] = []
        for _, of_session in groupby(of_day, key=lambda section: (section.session, section.track, section.body)):
            sections = list(of_session)
            head = _session_head(sections[0], words)
            parts.append(head)
            level = _UNDER_DAY + (1 if head else 0)
            parts += [_section(section, level, document.abstentions_are_cast, words) for section in sections]
        yield Section(f"day-{place + 1}-{day.isoformat()}", weekday_and_date(day, words), joined("", parts))
    if document.other_decisions or document.other_actions:
        boxes = [decision_box(one, document.abstentions_are_cast, words) for one in document.other_decisions]
        content = joined("", [*boxes, item_actions(document.other_actions, words)])
        yield Section("outside-the-agenda", words("Outside the agenda"), content)


def _session_head(section: MinutesSection, words: Words) -> Html:
    if not section.session or (section.session == section.title and not section.body):
        return NOTHING
    lines = []
    if section.body:
        label = escaped(words("Formal session · {body}", body=section.body))
        lines.append(tag("span", drawn(Shape.DISC), label, class_="caps accent"))
    title = " · ".join(filter(None, [section.track, section.session if section.session != section.body else ""]))
    if title:
        lines.append(tag("span", escaped(title), class_="caps muted"))
    return tag("h3", joined("<br>", lines), class_="session")


def _section(section: MinutesSection, level: int, abstentions_are_cast: bool, words: Words) -> Html:
    inner = [
        tag("div", markdown(section.markdown, level + 1), class_="prose") if section.markdown else NOTHING,
        *(decision_box(decision, abstentions_are_cast, words) for decision in section.decisions),
        item_actions(section.actions, words),
    ]
    content = joined("", inner)
    body = tag("div", content, class_="inner") if content else NOTHING
    return tag("div", _item_head(section, level, words), body, class_="item")


def _item_head(section: MinutesSection, level: int, words: Words) -> Html:
    times = f"{clock_text(section.start)}–{clock_text(section.start + section.minutes)}"
    number = tag("span", escaped(section.number), class_="number")
    mark = NOTHING
    if section.decision_flag:
        mark = paragraph(joined("", [drawn(Shape.DIAMOND), escaped(words("For decision"))]), "caps flag")
    added = NOTHING
    if section.added_on:
        date = long_date(section.added_on, words)
        added = paragraph(escaped(words("Added to the agenda on {date}", date=date)), "note")
    body = tag(
        "div",
        mark,
        tag(f"h{level}", escaped(section.title), sign(section.illustrative)),
        paragraph(people(section.people, words, " · ", organisation=True), "small"),
        added,
        *(paragraph(escaped(slides_line(slides, section.title, words)), "small") for slides in section.slides),
    )
    when = tag("div", number, escaped(times), class_="when")
    return tag("div", when, body, class_="row")


def _results(document: MinutesDocument, words: Words) -> Iterator[Section]:
    if document.decisions:
        name = words("Decisions")
        yield Section("decisions", name, decisions_table(name, document, words))
    if document.actions:
        name = words("Actions")
        yield Section("actions", name, actions_table(name, document.actions, False, words))
    following = document.next_meeting
    if following:
        when = date_range(following.first_day, following.last_day, words)
        place = words("{dates}, {place}", dates=when, place=following.place) if following.place else when
        shown = joined("", [tag("p", tag("strong", escaped(following.title))), paragraph(escaped(place))])
        yield Section("next-meeting", words("Next meeting"), shown)
    if document.annexes:
        name = words("Annexes")
        yield Section("annexes", name, annexes(name, document.annexes, words))
