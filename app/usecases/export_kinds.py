"""What can be exported: every kind of document, for the command line, the window and the tests.

Each module of ``kinds`` declares its own; exporters start when they are used, not before.
"""

from collections.abc import Mapping

from app.domain.errors import UserError
from app.usecases.export_kind import ExportKind
from app.usecases.kinds import agenda, calendar, minutes, pack, people, plan, presentations, registers, report, venue

EXPORT_KINDS: Mapping[str, ExportKind] = {
    kind.name: kind
    for kind in (
        *agenda.KINDS,
        *minutes.KINDS,
        *report.KINDS,
        *calendar.KINDS,
        *registers.KINDS,
        *presentations.KINDS,
        *pack.KINDS,
        *people.KINDS,
        *plan.KINDS,
        *venue.KINDS,
    )
}


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
