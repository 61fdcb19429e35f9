"""What can be exported: every kind of document declared once, for the command line, the window and the tests.

An export has two halves: ``gather`` reads frozen values in one short session, ``render`` turns them into bytes and
holds no session while it works, so that it may run as a job. Exporters start when they are used, not before.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.db.stores import Store
from app.domain.agenda import AgendaDocument, Audience
from app.domain.errors import UserError
from app.domain.export_request import ExportRequest
from app.domain.minutes import MinutesDocument
from app.queries.agenda import agenda
from app.queries.heads import today
from app.queries.meetings import find_meeting
from app.queries.minutes import minutes
from app.usecases.calendars import gather_calendar, render_calendar
from app.words import Words


@dataclass(frozen=True)
class ExportKind:
    """One kind of document: how its values are gathered, and how each format (the first is the default) renders them.

    ``options`` are the fields of ExportRequest that mean something for it besides format and language.
    """

    name: str
    options: frozenset[str]
    needs_meeting: bool
    gather: Callable[[Store, ExportRequest], Any]
    render: Mapping[str, Callable[[Any, ExportRequest, Words], bytes]]


def export_kind(name: str) -> ExportKind:
    """The kind with this name; raises UserError that names those there are."""
    if name not in EXPORT_KINDS:
        raise UserError(
            "There is no export {kind}: choose one of {kinds}.", kind=repr(name), kinds=", ".join(EXPORT_KINDS)
        )
    return EXPORT_KINDS[name]


def chosen_format(kind: ExportKind, wanted: str) -> str:
    """The wanted format of ``kind``, or its first; raises UserError that names those there are."""
    if wanted and wanted not in kind.render:
        raise UserError(
            "There is no format {format} of {kind}: choose one of {formats}.",
            format=repr(wanted),
            kind=kind.name,
            formats=", ".join(kind.render),
        )
    return wanted or next(iter(kind.render))


def _gather_agenda(store: Store, request: ExportRequest) -> AgendaDocument:
    with store.read() as session:
        return agenda(session, find_meeting(session, request.meeting), draft=request.draft)


def _agenda_pdf(document: AgendaDocument, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.pdf.agenda import agenda_pdf

    return agenda_pdf(document, request.audience or Audience.PARTICIPANTS, words)


def _agenda_json(document: AgendaDocument, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.agenda_json import agenda_json

    return agenda_json(document, request.audience or Audience.PARTICIPANTS)


def _gather_minutes(store: Store, request: ExportRequest) -> MinutesDocument:
    with store.read() as session:
        return minutes(session, find_meeting(session, request.meeting), today(session, request.today))


def _minutes_pdf(document: MinutesDocument, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.pdf.minutes import minutes_pdf

    return minutes_pdf(document, words)


def _minutes_md(document: MinutesDocument, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.minutes_markdown import minutes_md

    return minutes_md(document, words)


EXPORT_KINDS: Mapping[str, ExportKind] = {
    kind.name: kind
    for kind in (
        ExportKind(
            "agenda",
            frozenset({"meeting", "audience", "draft"}),
            True,
            _gather_agenda,
            {"pdf": _agenda_pdf, "json": _agenda_json},
        ),
        ExportKind("minutes", frozenset({"meeting"}), True, _gather_minutes, {"pdf": _minutes_pdf, "md": _minutes_md}),
        ExportKind(
            "calendar",
            frozenset({"meeting", "person", "scope", "draft"}),
            False,
            gather_calendar,
            {"ics": render_calendar},
        ),
    )
}
