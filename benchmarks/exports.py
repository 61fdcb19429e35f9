"""Long tables of participants, which must grow no faster than their rows, and the whole pack of the sample."""

import datetime as dt
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from app.db.stores import Store
from app.domain.agenda import Audience
from app.domain.documents import PersonRef
from app.domain.export_request import ExportRequest
from app.domain.kinds import ParticipationRole
from app.domain.participants import ParticipantEntry, ParticipantList
from app.exporters.pdf.participants import participants_pdf
from app.exporters.sheets.participants import participants_xlsx
from app.usecases.exports import rendered
from app.usecases.files import new_file, opened
from app.words import words
from benchmarks.figures import Figure, seconds
from benchmarks.long_documents import long_agenda

ENGLISH = words("en")
_PEOPLE = 16_000
_TODAY = dt.date(2020, 3, 20)
_MEETING = "wageningen-2020"
_ONE_BY_ONE = (("agenda", "pdf"), ("participants", "pdf"), ("minutes", "pdf"), ("report", "pdf"), ("presentations", ""))


def figures() -> Iterator[Figure]:
    """The figures of this module."""
    few, many = _list(_PEOPLE // 10), _list(_PEOPLE)
    floor = f"{_PEOPLE // 10:,} rows"
    growth = seconds(lambda: participants_pdf(many, ENGLISH)) / seconds(lambda: participants_pdf(few, ENGLISH))
    yield Figure(f"participants PDF of {_PEOPLE:,} rows", growth, floor, 13)
    growth = seconds(lambda: participants_xlsx(many, ENGLISH)) / seconds(lambda: participants_xlsx(few, ENGLISH))
    yield Figure(f"participants XLSX of {_PEOPLE:,} rows", growth, floor, 13)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "sample.plenary")
        new_file(file, sample=True)
        with opened(str(file)) as store:
            whole = seconds(lambda: _export(store, "pack", ""))
            parts = seconds(lambda: [_export(store, kind, form) for kind, form in _ONE_BY_ONE])
    yield Figure("pack of the sample", whole / parts, "its five largest documents one by one", 2)


def _export(store: Store, kind: str, form: str) -> bytes:
    return rendered(store, ExportRequest(kind, _TODAY, form, meeting=_MEETING)).data


def _list(people: int) -> ParticipantList:
    agenda = long_agenda(1)
    entries = tuple(
        ParticipantEntry(
            person=PersonRef(str(number), f"Person {number} of Many", "", f"ORG{number % 300}"),
            legal_name=f"Organisation number {number % 300}",
            country="NL",
            role=ParticipationRole.MEMBER,
            reply=None,
            email="",
            days=(),
        )
        for number in range(people)
    )
    meeting = replace(agenda.meeting, last_day=agenda.meeting.first_day)
    return ParticipantList(
        agenda.project, meeting, _TODAY, False, entries, (), people, 0, 300, 1, audience=Audience.PARTICIPANTS
    )
