"""The minutes as PDF: who was there, what was shown, discussed, decided and undertaken (DOMAIN, "Minutes")."""

from collections.abc import Iterator
from itertools import groupby

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from app.domain.kinds import MinutesState
from app.domain.minutes import ActionEntry, DecisionEntry, MinutesDocument, MinutesSection
from app.domain.venue_time import clock_text
from app.exporters.dates import date_range, language_tag, long_date, short_date, weekday_and_date
from app.exporters.minutes_labels import slides_line
from app.exporters.minutes_words import is_illustrative, status_sentence
from app.exporters.pdf.blocks import ending, fact_cells, rail_row, section_heading, sign, title_block
from app.exporters.pdf.lettering import Caps, Shape
from app.exporters.pdf.markdown import markdown
from app.exporters.pdf.minutes_attendance import attendance
from app.exporters.pdf.minutes_results import actions_table, annexes, decision_box, decisions_table, item_actions
from app.exporters.pdf.page import Furniture, build
from app.exporters.pdf.paragraphs import StatusWord, headline, kept, marked, plain
from app.exporters.pdf.people import person
from app.exporters.pdf.rows import Cell, Look, Row
from app.exporters.pdf.text import Markup, escaped, joined
from app.exporters.pdf.theme import ACCENT, MAIN, MUTED, PLUM, RAIL, Style
from app.exporters.terms import MINUTES_STATES
from app.words import Words

_SHAPES = {
    MinutesState.DRAFT: Shape.RING,
    MinutesState.CIRCULATED: Shape.HALF,
    MinutesState.OBJECTED: Shape.TRIANGLE,
    MinutesState.ACCEPTED: Shape.DISC,
}
_FIRST_SESSION_LOOK = Look(above=2, below=4, rule_left=RAIL)
_SESSION_LOOK = Look(above=16, below=4, rule_left=RAIL)
_NUMBER_IN_RAIL = 24.0  # points for an item's number, before its time
_ITEM_LOOK = Look(above=10, below=2, rule=0)
_UNDER_ITEM = 44  # points: three lines of the discussion stay with the heading of their item
_UNDER_HEADING = 110  # points that must be left on a page for a heading and what it heads


def minutes_pdf(document: MinutesDocument, words: Words) -> bytes:
    """The minutes in the language of ``words``; the same document gives the same bytes."""
    return build(_story(document, words), _furniture(document, words))


def version_text(document: MinutesDocument, words: Words) -> str:
    """As in "Version 2, 16 Mar 2020"."""
    return words("Version {number}, {date}", number=document.version, date=short_date(document.at.date(), words))


def _furniture(document: MinutesDocument, words: Words) -> Furniture:
    meeting = document.meeting
    draft = document.state is MinutesState.DRAFT
    return Furniture(
        title=words("{meeting}: minutes", meeting=meeting.title),
        author=document.project.acronym,
        subject=words(
            "{dates}, {place}", dates=date_range(meeting.first_day, meeting.last_day, words), place=meeting.place
        ),
        language=language_tag(words),
        running_head=" · ".join([meeting.title, words("Minutes")]),
        footer=f"{meeting.title} · {version_text(document, words)}",
        mark=words("Draft") if draft else "",
        at=document.at,
    )


def _story(document: MinutesDocument, words: Words) -> Iterator[Flowable]:
    meeting, project = document.meeting, document.project
    kind = words("Minutes · {state}", state=words(MINUTES_STATES[document.state]))
    subtitle = f"{project.acronym} · {project.title}" if project.acronym else project.title
    facts = fact_cells(_facts(document, words))
    yield from title_block(kind, meeting.title, meeting.illustrative, subtitle, facts, project.logo)
    yield rail_row(words("Status"), _status(document, words))
    yield from attendance(document, words)
    if document.matters_arising:
        heading = section_heading(words("Matters arising: open actions from earlier meetings"))
        yield from kept([heading], actions_table(document.matters_arising, True, words))
    yield from _proceedings(document, words)
    yield from _results(document, words)
    yield from ending(project, is_illustrative(document), words)


def _facts(document: MinutesDocument, words: Words) -> list[tuple[str, list[Flowable]]]:
    meeting = document.meeting
    facts: list[tuple[str, list[Flowable]]] = [
        (words("Held"), [plain(date_range(meeting.first_day, meeting.last_day, words), Style.CELL)]),
        (
            words("Place"),
            [plain(meeting.place, Style.CELL), *([plain(meeting.host, Style.SMALL)] if meeting.host else [])],
        ),
    ]
    for label, leader in ((words("Chair"), document.chair), (words("Secretary"), document.secretary)):
        if leader:
            below = [plain(leader.organisation, Style.SMALL)] if leader.organisation and not leader.withheld else []
            facts.append((label, [marked(person(leader, words=words), Style.CELL), *below]))
    return facts


def _status(document: MinutesDocument, words: Words) -> list[Flowable]:
    version = plain(version_text(document, words), Style.SMALL)
    return [StatusWord(_SHAPES[document.state], status_sentence(document, words)), version]


def _proceedings(document: MinutesDocument, words: Words) -> Iterator[Flowable]:
    if document.opening:
        yield CondPageBreak(_UNDER_HEADING)
        yield section_heading(words("Opening"))
        yield from markdown(document.opening, under=2)
    for day, of_day in groupby(document.sections, key=lambda section: section.day):
        heads: list[Flowable] = [section_heading(weekday_and_date(day, words))]
        for _, of_session in groupby(of_day, key=lambda section: (section.session, section.track, section.body)):
            sections = list(of_session)
            heads += _session_head(sections[0], bool(heads), words)
            for section in sections:
                yield from _section(section, heads, document.abstentions_are_cast, words)
                heads = []
    if document.other_decisions or document.other_actions:
        yield CondPageBreak(_UNDER_HEADING)
        yield section_heading(words("Outside the agenda"))
        yield from _outcomes(document.other_decisions, document.other_actions, document.abstentions_are_cast, words)


def _session_head(section: MinutesSection, first: bool, words: Words) -> list[Flowable]:
    if not section.session or (section.session == section.title and not section.body):
        return []
    body: list[Flowable] = []
    if section.body:
        body += [Caps(words("Formal session · {body}", body=section.body), ACCENT, shape=Shape.DISC), Spacer(1, 2)]
    title = section.session if section.session != section.body else ""
    if section.track or title:
        body.append(Caps(" · ".join(filter(None, [section.track, title])), MUTED))
    return [Row([Cell(RAIL, MAIN, body)], _FIRST_SESSION_LOOK if first else _SESSION_LOOK)]


def _section(
    section: MinutesSection, heads: list[Flowable], abstentions_are_cast: bool, words: Words
) -> Iterator[Flowable]:
    *above, head = [*heads, _item_head(section, words)]
    yield from kept(above, head, and_below=_UNDER_ITEM)
    if section.markdown:
        yield from markdown(section.markdown)
    yield from _outcomes(section.decisions, section.actions, abstentions_are_cast, words)


def _item_head(section: MinutesSection, words: Words) -> Row:
    number = plain(section.number, Style.NUMBER)
    time = plain(f"{clock_text(section.start)}–{clock_text(section.start + section.minutes)}", Style.TIME_QUIET)
    body: list[Flowable] = []
    if section.decision_flag:
        body += [Caps(words("For decision"), PLUM, shape=Shape.DIAMOND), Spacer(1, 2)]
    title = Markup(escaped(section.title) + sign(section.illustrative))
    body.append(headline(title, Style.SUBJECT, f"{section.number} {section.title}".strip(), level=1))
    if section.people:
        names = [person(ref, words=words, organisation=True) for ref in section.people]
        body.append(marked(joined(" · ", names), Style.SMALL))
    if section.added_on:
        added = words("Added to the agenda on {date}", date=long_date(section.added_on, words))
        body.append(plain(added, Style.NOTE))
    body += [plain(slides_line(slides, section.title, words), Style.SMALL) for slides in section.slides]
    rail = [Cell(0, _NUMBER_IN_RAIL, [number]), Cell(_NUMBER_IN_RAIL, RAIL - _NUMBER_IN_RAIL, [time])]
    return Row([*rail, Cell(RAIL, MAIN, body)], _ITEM_LOOK)


def _outcomes(
    decisions: tuple[DecisionEntry, ...], actions: tuple[ActionEntry, ...], abstentions_are_cast: bool, words: Words
) -> Iterator[Flowable]:
    for decision in decisions:
        yield Spacer(1, 6)
        yield decision_box(decision, abstentions_are_cast, words)
    if actions:
        yield Spacer(1, 10)
        rows = list(item_actions(actions, words))
        label = Row([Cell(RAIL, MAIN, [Caps(words("Actions"))])], Look(above=0, below=3, rule_left=RAIL))
        yield from kept([label], rows[0])
        yield from rows[1:]


def _results(document: MinutesDocument, words: Words) -> Iterator[Flowable]:
    if document.decisions:
        yield from kept([section_heading(words("Decisions"))], decisions_table(document, words))
    if document.actions:
        yield from kept([section_heading(words("Actions"))], actions_table(document.actions, False, words))
    following = document.next_meeting
    if following:
        yield CondPageBreak(_UNDER_HEADING)
        yield section_heading(words("Next meeting"))
        when = date_range(following.first_day, following.last_day, words)
        place = words("{dates}, {place}", dates=when, place=following.place) if following.place else when
        yield plain(following.title, Style.CELL_STRONG)
        yield plain(place, Style.CELL)
    if document.annexes:
        yield from kept([section_heading(words("Annexes"))], annexes(document.annexes, words))
