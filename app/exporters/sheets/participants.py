"""The list of a meeting's participants as a spreadsheet: one row a person, one column a day; and the figures."""

from app.domain.agenda import Audience
from app.domain.kinds import Reply
from app.domain.participants import ParticipantEntry, ParticipantList
from app.exporters.dates import country_name
from app.exporters.participant_words import PRESENCE, REPLIES, counted_label, list_notes
from app.exporters.sheets.csv_file import csv_bytes
from app.exporters.sheets.notes import document_notes
from app.exporters.sheets.tables import Column, Properties, Sheet, Value
from app.exporters.sheets.xlsx import xlsx
from app.exporters.terms import ILLUSTRATIVE_SIGN, PARTICIPATION, withheld_text
from app.words import Words


def participants_xlsx(found: ParticipantList, words: Words) -> bytes:
    """The list and, on a sheet of their own, its figures."""
    notes = (*list_notes(found, words), *document_notes(found.project, found.is_illustrative, words))
    properties = Properties(
        title=words("{meeting}: participants", meeting=found.meeting.title),
        author=found.project.acronym or found.project.title,
        at=found.instant,
        notes=notes,
        logo=found.project.logo,
    )
    return xlsx([participants_sheet(found, words), _figures_sheet(found, words)], properties, words)


def participants_csv(found: ParticipantList, words: Words) -> bytes:
    """The list as CSV."""
    return csv_bytes(participants_sheet(found, words))


def participants_sheet(found: ParticipantList, words: Words) -> Sheet:
    """Those who took part or are expected, then, for the chair, the others on the list."""
    columns = [
        Column(words("Name"), 28),
        Column(words("Name in own script"), 22),
        Column(words("Organisation"), 18),
        Column(words("Legal name"), 44, wrap=True),
        Column(words("Country"), 18),
        Column(words("Role"), 12),
        Column(words("E-mail"), 34),
    ]
    if found.audience is Audience.CHAIR:
        columns += [Column(words("Reply"), 12), Column(counted_label(found, words), 11)]
    columns += [Column(day.isoformat(), 12) for day in found.days]
    columns.append(Column(ILLUSTRATIVE_SIGN, 4))
    rows = [_row(entry, True, found, words) for entry in found.entries]
    rows += [_row(entry, False, found, words) for entry in found.others]
    return Sheet(words("Participants"), tuple(columns), tuple(rows))


def _row(entry: ParticipantEntry, counted: bool, found: ParticipantList, words: Words) -> tuple[Value, ...]:
    ref = entry.person
    states = {day.day: words(PRESENCE[day.state]) for day in entry.days}
    for_chair: tuple[Value, ...] = ()
    if found.audience is Audience.CHAIR:
        for_chair = (words(REPLIES[entry.reply or Reply.NONE]), words("yes") if counted else words("no"))
    return (
        withheld_text(ref, words) if ref.withheld else ref.name or ref.native,
        ref.native if ref.name and ref.native != ref.name else None,
        ref.organisation or None,
        entry.legal_name or None,
        country_name(entry.country, words) if entry.country else None,
        words(PARTICIPATION[entry.role]),
        entry.email or None,
        *for_chair,
        *(states.get(day) for day in found.days),
        ILLUSTRATIVE_SIGN if ref.illustrative else None,
    )


def _figures_sheet(found: ParticipantList, words: Words) -> Sheet:
    """The counted figures, and beside them those that sources give differently (DOMAIN R11)."""
    elsewhere = {
        what: "; ".join(f"{figure.value} ({figure.source})" for figure in found.published if figure.what == what)
        for what in ("experts", "countries")
    }
    rows: tuple[tuple[Value, ...], ...] = (
        (counted_label(found, words), found.people, elsewhere["experts"] or None),
        (words("Remotely"), found.remote, None),
        (words("Organisations"), found.organisations, None),
        (words("Countries"), found.countries, elsewhere["countries"] or None),
    )
    columns = (Column(words("Figure"), 22), Column(words("Counted"), 10), Column(words("Published"), 60, wrap=True))
    return Sheet(words("Figures"), columns, rows)
