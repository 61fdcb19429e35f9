"""The meeting report in words: who met where and why, what came of it, what is next (DOMAIN, "Meeting report").

Every sentence is computed from the document's values; each format renders the same blocks.
"""

from collections.abc import Iterator

from babel.lists import format_list

from app.domain.agenda import days
from app.domain.kinds import MeetingState, MinutesState, ParticipationRole
from app.domain.report import ReportDocument, RoleCount
from app.domain.text import fold
from app.exporters.dates import country_name, date_range, locale_name, short_date
from app.exporters.minutes_words import published_sentence
from app.exporters.report_blocks import Block, Paragraph, Prose, ReportText, Text, text
from app.exporters.report_outcomes import formal_sessions, outcomes
from app.exporters.report_programme import next_steps, presentations, programme, reading
from app.exporters.terms import person_text
from app.words import Words

_ONLINE = {"online", "en ligne"}  # a place that is none


def report_text(document: ReportDocument, words: Words) -> ReportText:
    """The report in the language of ``words``."""
    meeting = document.agenda.meeting
    dates = date_range(meeting.first_day, meeting.last_day, words)
    draft = document.minutes is not None and document.minutes.state is MinutesState.DRAFT
    parts = [_opening, outcomes, formal_sessions, programme, presentations, next_steps, reading]
    return ReportText(
        kind=words("Meeting report"),
        title=meeting.title,
        illustrative=meeting.illustrative,
        subject=words("{dates}, {place}", dates=dates, place=meeting.place) if meeting.place else dates,
        version=words("As of {date}", date=short_date(document.as_of, words)),
        mark=words("Draft") if draft else "",
        facts=tuple(_facts(document, dates, words)),
        blocks=tuple(block for part in parts for block in part(document, words)),
        footnote=_is_illustrative(document),
    )


def _is_illustrative(document: ReportDocument) -> bool:
    """Whether any row that the report may print carries the sign."""
    sessions = [session for _day, held in days(document.agenda) for session in held]
    refs = [role.person for session in sessions for role in session.roles]
    refs += [*document.guests, *(ref for talk in document.talks for ref in talk.speakers)]
    signs = [document.agenda.meeting.illustrative, *(session.illustrative for session in sessions)]
    signs += [mention.illustrative for mention in document.mentions]
    if document.minutes is not None:
        signs += [decision.illustrative for decision in document.minutes.decisions]
        signs += [action.illustrative for action in document.minutes.actions]
        refs += [action.person for action in document.minutes.actions if action.person is not None]
    return any(signs) or any(ref.illustrative for ref in refs)


def _facts(document: ReportDocument, dates: str, words: Words) -> Iterator[tuple[str, Text]]:
    meeting = document.agenda.meeting
    yield words("Dates"), text(dates)
    if meeting.place:
        yield words("Place"), text(meeting.place)
    if meeting.host:
        yield words("Host"), text(meeting.host)
    if document.figures.people:
        yield words("Participants"), text(str(document.figures.people))


def _opening(document: ReportDocument, words: Words) -> Iterator[Block]:
    """Who met where and why, how many from how many countries, and the guests."""
    yield Paragraph(text(_when_and_where(document, words), _who(document, words), _roles(document, words)))
    if document.minutes is not None and document.minutes.opening:
        yield Prose(document.minutes.opening.strip().split("\n\n")[0])  # its first paragraph says why they met
    for sentence in (_countries(document, words), _guests(document, words)):
        if sentence:
            yield Paragraph(text(sentence))
    published = published_sentence(document.published, words)
    if published:
        yield Paragraph(text(published), small=True)


def _when_and_where(document: ReportDocument, words: Words) -> str:
    meeting = document.agenda.meeting
    place = meeting.place
    dates = date_range(meeting.first_day, meeting.last_day, words)
    online = place.strip().casefold() in _ONLINE
    if meeting.state is MeetingState.CANCELLED:
        return words("The meeting, planned for {dates}, was cancelled.", dates=dates)
    if document.as_of < meeting.first_day:
        if online:
            return words("The meeting will take place online on {dates}.", dates=dates)
        if place:
            return words("The meeting will take place on {dates} in {place}.", dates=dates, place=place)
        return words("The meeting will take place on {dates}.", dates=dates)
    if online:
        return words("The meeting took place online on {dates}.", dates=dates)
    if place:
        return words("The meeting took place on {dates} in {place}.", dates=dates, place=place)
    return words("The meeting took place on {dates}.", dates=dates)


def _who(document: ReportDocument, words: Words) -> str:
    """The counted figures (DOMAIN R11), or before the meeting how many have accepted."""
    figures = document.figures
    if not figures.people:
        if document.invited and document.as_of < document.agenda.meeting.first_day:
            return words.plural(
                "{accepted} of {number} person on the list has accepted so far.",
                "{accepted} of {number} people on the list have accepted so far.",
                document.invited,
                accepted=document.accepted,
            )
        return ""
    arguments = {
        "people": words.plural("{number} expert", "{number} experts", figures.people),
        "countries": words.plural("{number} country", "{number} countries", figures.countries),
        "organisations": words.plural("{number} organisation", "{number} organisations", figures.organisations),
    }
    if not figures.remote:
        return words("{people} from {countries} and {organisations} took part.", **arguments)
    if not figures.present:
        return words("{people} from {countries} and {organisations} took part, all of them remotely.", **arguments)
    return words(
        "{people} from {countries} and {organisations} took part: {present} in the room and {remote} remotely.",
        present=figures.present,
        remote=figures.remote,
        **arguments,
    )


def _countries(document: ReportDocument, words: Words) -> str:
    """The countries by name; nothing for one, which the place or the host says."""
    names = sorted((country_name(code, words) for code in document.countries), key=fold)
    return words("Countries: {countries}.", countries=_listed(names, words)) if len(names) > 1 else ""


def _roles(document: ReportDocument, words: Words) -> str:
    """How many were more than members: speakers who were invited, guests, observers, staff."""
    counted = [(entry.people, _in_role(entry, words)) for entry in document.roles]
    named = [(people, text) for people, text in counted if text]
    if not named:
        return ""
    total = sum(people for people, _ in named)
    listed = _listed([text for _, text in named], words)
    return words.plural("Among them was {people}.", "Among them were {people}.", total, people=listed)


def _in_role(entry: RoleCount, words: Words) -> str:
    match entry.role:
        case ParticipationRole.SPEAKER:
            return words.plural("{number} invited speaker", "{number} invited speakers", entry.people)
        case ParticipationRole.GUEST:
            return words.plural("{number} guest", "{number} guests", entry.people)
        case ParticipationRole.OBSERVER:
            return words.plural("{number} observer", "{number} observers", entry.people)
        case ParticipationRole.STAFF:
            return words.plural("{number} member of staff", "{number} members of staff", entry.people)
        case ParticipationRole.MEMBER:
            return ""


def _guests(document: ReportDocument, words: Words) -> str:
    names = [person_text(ref, words, organisation=True) for ref in document.guests]
    if not names:
        return ""
    return words.plural("Guest: {people}.", "Guests: {people}.", len(names), people=_listed(names, words))


def _listed(parts: list[str], words: Words) -> str:
    return str(format_list(parts, locale=locale_name(words)))
