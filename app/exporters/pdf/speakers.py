"""The list of a meeting's speakers as PDF: who does what, when and where."""

import datetime as dt
from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from app.domain.agenda import Audience
from app.domain.agenda_facts import is_free
from app.domain.kinds import AgendaState, ItemRoleKind, RoleState
from app.domain.speakers import Slot, Speaker, SpeakerList
from app.domain.venue_time import clock_text
from app.exporters.agenda_words import release_text
from app.exporters.availability_words import hours_text
from app.exporters.change_marks import kinds_text
from app.exporters.dates import country_name, date_range, language_tag, short_date
from app.exporters.pdf.answers import ANSWERS, slides_lines
from app.exporters.pdf.blocks import ending, fact_cells, sign, table, title_block
from app.exporters.pdf.fonts import Face
from app.exporters.pdf.lettering import Caps, Shape
from app.exporters.pdf.page import Furniture, build
from app.exporters.pdf.paragraphs import StatusLine, marked, plain
from app.exporters.pdf.people import person
from app.exporters.pdf.rows import Cell, Look, Row
from app.exporters.pdf.text import Markup, escaped, joined, styled
from app.exporters.pdf.theme import GUTTER, INK, MUTED, TEXT_WIDTH, Style
from app.exporters.venue_words import PARTS
from app.words import Words

_NAME = 52 * mm
_PARTS = TEXT_WIDTH - _NAME
_WHEN = 33 * mm
_SLOT_LOOK = Look(above=0, below=5, rule=0, gap=60)


def speakers_pdf(found: SpeakerList, words: Words) -> bytes:
    """The list for the audience it was made for (``domain.speakers.speakers_for``); the same list, the same bytes."""
    return build(_story(found, words), _furniture(found, words))


def _furniture(found: SpeakerList, words: Words) -> Furniture:
    meeting = found.meeting
    title = words("{meeting}: speakers", meeting=meeting.title)
    return Furniture(
        title=title,
        author=found.project.acronym,
        subject=date_range(meeting.first_day, meeting.last_day, words),
        language=language_tag(words),
        running_head=" · ".join([meeting.title, words("Speakers")]),
        footer=" · ".join([title, _version(found, words), words("As of {day}", day=short_date(found.as_of, words))]),
        mark="",
        at=dt.datetime.combine(found.as_of, dt.time(), dt.UTC),
    )


def _version(found: SpeakerList, words: Words) -> str:
    """Of the agenda that the list is made of: "Release 2, 18 Feb 2020"."""
    if found.at is None:
        return words("Release {number}", number=found.release) if found.release else words("Working copy")
    return release_text(found.release, found.at, found.meeting.zone, words)


def _story(found: SpeakerList, words: Words) -> Iterator[Flowable]:
    meeting = found.meeting
    chair = found.audience is Audience.CHAIR
    kind = words("Speakers · for the chair, with answers, slides and addresses") if chair else words("Speakers")
    dates = date_range(meeting.first_day, meeting.last_day, words)
    subtitle = words("{dates}, {place}", dates=dates, place=meeting.place) if meeting.place else dates
    facts = fact_cells(_facts(found, words))
    yield from title_block(kind, meeting.title, meeting.illustrative, subtitle, facts, found.project.logo)
    yield plain(_told(found, words), Style.SMALL)
    yield Spacer(1, 8)
    if found.speakers:
        labels = [words("Name"), words("When, where and what")]
        yield table([_NAME, _PARTS], labels, (_cells(speaker, found, words) for speaker in found.speakers))
    else:
        yield plain(words("Nobody has a part in the agenda yet."), Style.BODY)
    yield from ending(found.project, found.is_illustrative, words)


def _told(found: SpeakerList, words: Words) -> str:
    """Of which agenda the list is, and from when on changes are marked."""
    version = words("Agenda: {version}.", version=_version(found, words))
    if not found.since:
        return version
    return " ".join([version, words("What changed since release {number} is marked.", number=found.since)])


def _facts(found: SpeakerList, words: Words) -> list[tuple[str, Sequence[Flowable]]]:
    """How many speak, and for the chair how many have not agreed."""
    talking = [speaker for speaker in found.speakers if any(slot.kind in _TALKING for slot in speaker.slots)]
    facts: list[tuple[str, Sequence[Flowable]]] = [
        (words("With a part"), [plain(str(len(found.speakers)), Style.CELL_STRONG)]),
        (words("Speakers"), [plain(str(len(talking)), Style.CELL_STRONG)]),
    ]
    if found.audience is Audience.CHAIR:
        states = [slot.state for speaker in found.speakers for slot in speaker.slots]
        facts += [
            (words("No answer"), [plain(str(states.count(RoleState.ASKED)), Style.CELL_STRONG)]),
            (words("Declined"), [plain(str(states.count(RoleState.DECLINED)), Style.CELL_STRONG)]),
        ]
    return facts


def _cells(speaker: Speaker, found: SpeakerList, words: Words) -> list[list[Flowable]]:
    ref = speaker.person
    country = country_name(speaker.country, words) if speaker.country else ""
    who: list[Flowable] = [marked(person(ref, words=words, glued=False), Style.CELL_STRONG)]
    home = [speaker.legal_name or ("" if ref.withheld else ref.organisation), country, speaker.email]
    who += [plain(line, Style.SMALL) for line in home if line]
    if speaker.free:
        hours = hours_text(speaker.free, words)
        who.append(plain(words("Available: {hours}", hours=hours), Style.SMALL_INK))
    return [who, [_slot(slot, speaker, found, words) for slot in speaker.slots]]


def _slot(slot: Slot, speaker: Speaker, found: SpeakerList, words: Words) -> Row:
    """One part: day and time; what, as what, where, in which session; for the chair the answer and the slides."""
    when: list[Flowable] = [
        plain(short_date(slot.day, words), Style.CELL),
        plain(f"{clock_text(slot.start)}–{clock_text(slot.end)}", Style.SMALL_INK),
    ]
    title = Markup(escaped(slot.item or slot.session, Face.REGULAR) + sign(slot.illustrative))
    if slot.planned is AgendaState.TENTATIVE:
        remark = words("tentative")
        title = joined(" ", [title, styled(escaped(f"({remark})"), colour=MUTED)])
    changed = kinds_text(slot.changes, words)
    what: list[Flowable] = [Caps(changed, INK, shape=Shape.ARROW), Spacer(1, 1.5)] if changed else []
    what.append(marked(title, Style.CELL))
    part = words(PARTS[slot.kind])
    if found.audience is Audience.PARTICIPANTS and slot.state is RoleState.ASKED:
        part = ", ".join([part, words("to be confirmed")])
    inside = slot.session if slot.item and slot.item != slot.session else ""
    everywhere = words("All rooms") if found.has_rooms else ""
    what.append(plain(" · ".join(filter(None, [part, slot.room or everywhere, inside])), Style.SMALL))
    if found.audience is Audience.CHAIR:
        what += _state(slot, words)
        if slot.state is not RoleState.DECLINED and not is_free(speaker.free, slot.day, slot.start, slot.end):
            what.append(StatusLine(Shape.TRIANGLE, escaped(words("not available then"))))
    return Row([Cell(0, _WHEN - GUTTER, when), Cell(_WHEN, _PARTS - _WHEN, what)], _SLOT_LOOK)


def _state(slot: Slot, words: Words) -> Iterator[Flowable]:
    """The answer, and the state of each presentation."""
    shape, answer = ANSWERS[slot.state]
    yield StatusLine(shape, escaped(words(answer)))
    yield from slides_lines(slot.slides, words)


_TALKING = (ItemRoleKind.SPEAKER, ItemRoleKind.PRESENTER, ItemRoleKind.GUEST_OF_HONOUR)
