"""The minutes as Markdown: the same facts and sentences as the PDF, for wikis, mail and versioned archives."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from app.domain.kinds import ParticipationRole, RollCallState
from app.domain.minutes import ActionEntry, Attendee, DecisionEntry, FormalPart, MinutesDocument, MinutesSection, Slides
from app.domain.venue_time import clock_text
from app.exporters.dates import country_name, date_range, long_date, short_date, weekday_and_date
from app.exporters.markdown_text import contained_markdown, escaped_markdown
from app.exporters.minutes_words import (
    binding_sentence,
    count_sentence,
    due_text,
    is_illustrative,
    published_sentence,
    quorum_sentence,
    serves_sentence,
    state_text,
    status_sentence,
    veto_sentence,
    votes_sentence,
)
from app.exporters.people_text import person_with
from app.exporters.terms import (
    ILLUSTRATIVE_SIGN,
    MINUTES_STATES,
    PARTICIPATION,
    SEATS,
    data_protection,
    funding,
    illustrative_footnote,
)
from app.words import Words


def minutes_md(document: MinutesDocument, words: Words) -> bytes:
    """The minutes as Markdown (CommonMark with tables) in UTF-8, in the language of ``words``."""
    blocks = [*_head(document, words), *_attendance(document, words), *_proceedings(document, words)]
    blocks += [*_results(document, words), *_ending(document, words)]
    return ("\n\n".join(filter(None, blocks)) + "\n").encode("utf-8", "replace")


def _head(document: MinutesDocument, words: Words) -> Iterator[str]:
    meeting = document.meeting
    yield f"# {_text(meeting.title, meeting.illustrative)}"
    yield f"**{_text(words('Minutes · {state}', state=words(MINUTES_STATES[document.state])))}**"
    version = words("Version {number}, {date}", number=document.version, date=short_date(document.at.date(), words))
    facts = [
        (words("Status"), f"{status_sentence(document, words)} {version}."),
        (words("Project"), " · ".join(filter(None, [document.project.acronym, document.project.title]))),
        (words("Held"), date_range(meeting.first_day, meeting.last_day, words)),
        (words("Place"), " · ".join(filter(None, [meeting.place, meeting.host]))),
    ]
    for label, leader in ((words("Chair"), document.chair), (words("Secretary"), document.secretary)):
        if leader:
            facts.append((label, person_with(leader, words, organisation=True)))
    yield _list(f"**{_text(label)}:** {_text(fact)}" for label, fact in facts)


def _attendance(document: MinutesDocument, words: Words) -> Iterator[str]:
    yield f"## {_text(words('Attendance'))}"
    yield _text(count_sentence(document, words))
    yield _text(published_sentence(document.published, words))
    rows = []
    for group in document.attendance:
        country = country_name(group.country, words) if group.country else ""
        legal = group.legal_name if group.legal_name != group.organisation else ""
        name = f"**{_text(group.organisation or words('No organisation'))}**"
        names = ", ".join(_attendee(attendee, words) for attendee in group.attendees)
        below = _text(", ".join(filter(None, [legal, country])))
        rows.append([f"{name}, {below}" if below else name, names, str(len(group.attendees))])
    if rows:
        yield _table([words("Organisation"), words("Present"), words("No.")], rows)
        yield _text(words("Names without a remark in brackets: members, there in person."))
    if document.excused:
        names = ", ".join(_text(person_with(one.person, words, organisation=True)) for one in document.excused)
        yield f"**{_text(words('Excused'))}:** {names}"
    for part in document.formal:
        yield from _formal(part, words)


def _attendee(attendee: Attendee, words: Words) -> str:
    role = "" if attendee.role is ParticipationRole.MEMBER else words(PARTICIPATION[attendee.role])
    return _text(person_with(attendee.person, words, role, words("remote") if attendee.remote else ""))


def _formal(part: FormalPart, words: Words) -> Iterator[str]:
    yield f"## {_text(words('{body}: roll call', body=part.body))}"
    yield _text(
        words(
            "{title}, {day}, {start}–{end}",
            title=part.title,
            day=weekday_and_date(part.day, words),
            start=clock_text(part.start),
            end=clock_text(part.start + part.minutes),
        )
    )
    yield _text(quorum_sentence(part, words))
    lines = []
    for state, label in SEATS.items():
        seats = []
        for seat in part.seats:
            if RollCallState(seat.state) is state:
                member = f"{seat.member}{ILLUSTRATIVE_SIGN if seat.illustrative else ''}"
                if seat.held_by:
                    member = words("{member} (by {holder})", member=member, holder=person_with(seat.held_by, words))
                seats.append(_text(member))
        if seats:
            lines.append(f"**{_text(words(label))}:** {', '.join(seats)}")
    yield _list(lines)


def _proceedings(document: MinutesDocument, words: Words) -> Iterator[str]:
    if document.matters_arising:
        yield f"## {_text(words('Matters arising: open actions from earlier meetings'))}"
        yield _actions(document.matters_arising, words, origin=True)
    if document.opening:
        yield f"## {_text(words('Opening'))}"
        yield contained_markdown(document.opening)
    for day, of_day in groupby(document.sections, key=lambda section: section.day):
        yield f"## {_text(weekday_and_date(day, words))}"
        for (body, track, title), sections in groupby(of_day, key=lambda one: (one.body, one.track, one.session)):
            formal = words("Formal session · {body}", body=body) if body else ""
            heading = " · ".join(filter(None, [formal, track, title if title != body else ""]))
            if heading:
                yield f"### {_text(heading)}"
            for section in sections:
                yield from _section(section, document, words)
    if document.other_decisions or document.other_actions:
        yield f"## {_text(words('Outside the agenda'))}"
        yield from _outcomes(document.other_decisions, document.other_actions, document, words)


def _section(section: MinutesSection, document: MinutesDocument, words: Words) -> Iterator[str]:
    times = f"{clock_text(section.start)}–{clock_text(section.start + section.minutes)}"
    heading = [_text(section.number), _text(section.title, section.illustrative), f"({times})"]
    yield f"#### {' '.join(filter(None, heading))}"
    facts = []
    if section.decision_flag:
        facts.append(f"**{_text(words('For decision'))}**")
    if section.people:
        facts.append(", ".join(_text(person_with(one, words, organisation=True)) for one in section.people))
    if section.added_on:
        facts.append(_text(words("Added to the agenda on {date}", date=long_date(section.added_on, words))))
    facts += [_slides(slides, section.title, words) for slides in section.slides]
    yield _list(facts)
    yield contained_markdown(section.markdown)
    yield from _outcomes(section.decisions, section.actions, document, words)


def _slides(slides: Slides, item: str, words: Words) -> str:
    files = ", ".join(slides.files) if slides.files else words("not received")
    if slides.title == item:
        return _text(words("Slides: {files}", files=files))
    return _text(words("Slides of “{title}”: {files}", title=slides.title, files=files))


def _outcomes(
    decisions: Iterable[DecisionEntry], actions: Sequence[ActionEntry], document: MinutesDocument, words: Words
) -> Iterator[str]:
    for decision in decisions:
        sentences = [
            votes_sentence(decision, document.abstentions_are_cast, words),
            binding_sentence(decision, words),
            serves_sentence(decision.serves, words),
        ]
        label = _text(words("Decision {number}", number=decision.number))
        text = "\\\n> ".join(_text(line) for line in decision.text.split("\n"))
        sign = ILLUSTRATIVE_SIGN if decision.illustrative else ""
        yield f"> **{label}.** {text}{sign}\n>\n> {_text(' '.join(filter(None, sentences)))}"
        if decision.vetoed_by:
            yield f"> {_text(veto_sentence(decision, words))}"
    if actions:
        yield f"**{_text(words('Actions'))}**"
        yield _actions(actions, words, origin=False)


def _results(document: MinutesDocument, words: Words) -> Iterator[str]:
    if document.decisions:
        yield f"## {_text(words('Decisions'))}"
        yield _table(
            [words("No."), words("Decision"), words("Votes"), words("Binding")],
            [
                [
                    _text(decision.number),
                    _text(decision.text, decision.illustrative),
                    _text(votes_sentence(decision, document.abstentions_are_cast, words)),
                    _text(veto_sentence(decision, words) or binding_sentence(decision, words)),
                ]
                for decision in document.decisions
            ],
        )
    if document.actions:
        yield f"## {_text(words('Actions'))}"
        yield _actions(document.actions, words, origin=False)
    following = document.next_meeting
    if following:
        yield f"## {_text(words('Next meeting'))}"
        when = date_range(following.first_day, following.last_day, words)
        yield ", ".join(f"{_text(part)}" for part in (following.title, when, following.place) if part)
    if document.annexes:
        yield f"## {_text(words('Annexes'))}"
        yield _list(_annex(slides, words) for slides in document.annexes)


def _annex(slides: Slides, words: Words) -> str:
    names = ", ".join(person_with(person, words) for person in slides.speakers)
    return _text(" · ".join(filter(None, [slides.title, names, ", ".join(slides.files)])))


def _actions(actions: Iterable[ActionEntry], words: Words, origin: bool) -> str:
    rows = []
    for action in actions:
        source = words("From {meeting}.", meeting=action.meeting) if origin and action.meeting else ""
        remarks = " ".join(filter(None, [source, serves_sentence(action.serves, words)]))
        text = _text(action.text, action.illustrative)
        who = ""
        if action.person:
            who = person_with(action.person, words, action.organisation or action.person.organisation)
        rows.append(
            [
                _text(action.number),
                f"{text} ({_text(remarks)})" if remarks else text,
                _text(who or action.organisation),
                _text(due_text(action, words)),
                _text(state_text(action, words)),
            ]
        )
    return _table([words("No."), words("Action"), words("Who"), words("Due"), words("Status")], rows)


def _ending(document: MinutesDocument, words: Words) -> Iterator[str]:
    if is_illustrative(document):
        yield _text(illustrative_footnote(words))
    ending = [funding(document.project, words), data_protection(document.project, words)]
    if any(ending):
        yield "---"
    yield from (_text(line) for line in ending)


def _text(text: str, illustrative: bool = False) -> str:
    return escaped_markdown(text + (ILLUSTRATIVE_SIGN if illustrative else ""))


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _table(labels: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    head = [_text(label) for label in labels]
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell or ' ' for cell in line)} |" for line in lines)
