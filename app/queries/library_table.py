"""The library of all files, with every use of each: found by the foreign keys, so that none is forgotten."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Column, Select, func, select
from sqlalchemy.orm import Session

from app.domain.library import FileUse, LibraryRow, UseKind
from app.models import (
    Base,
    Deliverable,
    Evidence,
    File,
    Meeting,
    Milestone,
    Minutes,
    MinutesVersion,
    Presentation,
    PresentationFile,
    Project,
    Publication,
)
from app.models.history import change, step

Uses = Iterable[tuple[int, FileUse]]


def library_table(session: Session) -> tuple[LibraryRow, ...]:
    """Every file, the newest first; as many statements as there are tables that name files, and two more."""
    uses: dict[int, list[FileUse]] = defaultdict(list)
    for column in file_keys():
        for file_id, use in _USES.get(column.table.name, _any_uses)(session, column):
            uses[file_id].append(use)
    added = _added(session)
    rows = session.execute(
        select(File.id, File.name, File.size, File.sha256, File.illustrative).order_by(File.id.desc())
    )
    return tuple(
        LibraryRow(
            row.id, row.name, row.size, row.sha256, tuple(uses.get(row.id, ())), *added.get(row.id, (None, "")),
            row.illustrative,
        )
        for row in rows
    )  # fmt: skip


def file_keys() -> list[Column[Any]]:
    """Every column of the database that names a file."""
    return [
        column
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if any(key.column is File.__table__.c.id for key in column.foreign_keys)
    ]


def known_tables() -> frozenset[str]:
    """The tables whose uses are called by their own names; the rows of any other are found, too, and called entries."""
    return frozenset(_USES)


def _added(session: Session) -> Mapping[int, tuple[Any, str]]:
    """When, and by whom, each file (id) first came in."""
    first = (
        select(change.c.row_id, func.min(change.c.step_id).label("step_id"))
        .where(change.c.table_name == File.__tablename__, change.c.op == "I")
        .group_by(change.c.row_id)
        .subquery()
    )
    rows = session.execute(select(first.c.row_id, step.c.at, step.c.who).join(step, step.c.id == first.c.step_id))
    return {row.row_id: (row.at, row.who) for row in rows}


def _presentations(session: Session, _column: Column[Any]) -> Uses:
    rows = session.execute(
        select(
            PresentationFile.file_id, PresentationFile.number, Presentation.id, Presentation.title,
            Presentation.meeting_id, Meeting.short_name,
        )
        .join(Presentation, Presentation.id == PresentationFile.presentation_id)
        .join(Meeting, Meeting.id == Presentation.meeting_id)
        .order_by(PresentationFile.id)
    )  # fmt: skip
    for row in rows:
        version = f"v{row.number}" if row.number > 1 else ""
        detail = " · ".join(part for part in (row.short_name, version) if part)
        yield row.file_id, FileUse(UseKind.PRESENTATION, row.title, detail, row.id, row.meeting_id)


def _deliverables(session: Session, _column: Column[Any]) -> Uses:
    rows = session.execute(_named(Deliverable.file_id, Deliverable.id, Deliverable.number, Deliverable.title))
    return [(row[0], FileUse(UseKind.DELIVERABLE, f"{row.number} {row.title}", "", row.id)) for row in rows]


def _evidence(session: Session, _column: Column[Any]) -> Uses:
    query = _named(Evidence.file_id, Milestone.id, Milestone.number, Milestone.title)
    rows = session.execute(query.join(Milestone, Milestone.id == Evidence.milestone_id))
    return [(row[0], FileUse(UseKind.EVIDENCE, f"{row.number} {row.title}", "", row.id)) for row in rows]


def _publications(session: Session, _column: Column[Any]) -> Uses:
    rows = session.execute(_named(Publication.file_id, Publication.id, Publication.title, Publication.place))
    return [(row[0], FileUse(UseKind.PUBLICATION, row.title, row.place, row.id)) for row in rows]


def _minutes(session: Session, _column: Column[Any]) -> Uses:
    query = _named(MinutesVersion.pdf_id, MinutesVersion.number, Minutes.meeting_id, Meeting.title, Meeting.short_name)
    rows = session.execute(
        query.join(Minutes, Minutes.id == MinutesVersion.minutes_id).join(Meeting, Meeting.id == Minutes.meeting_id)
    )
    return [
        (
            row[0],
            FileUse(UseKind.MINUTES, row.title, f"{row.short_name} · v{row.number}", row.meeting_id, row.meeting_id),
        )
        for row in rows
    ]


def _logo(session: Session, _column: Column[Any]) -> Uses:
    rows = session.execute(_named(Project.logo_file_id, Project.id, Project.acronym, Project.title))
    return [(row[0], FileUse(UseKind.LOGO, row.acronym or row.title, "", row.id)) for row in rows]


def _any_uses(session: Session, column: Column[Any]) -> Uses:
    """The rows of a table that nobody has described here."""
    rows = session.execute(_named(column, column.table.c.id))
    return [(row[0], FileUse(UseKind.OTHER, f"{column.table.name} {row.id}", "", row.id)) for row in rows]


def _named(key: Any, *columns: Any) -> Select[Any]:
    return select(key, *columns).where(key.is_not(None)).order_by(key)


_USES: Mapping[str, Callable[[Session, Column[Any]], Uses]] = {
    "presentation_file": _presentations,
    "deliverable": _deliverables,
    "evidence": _evidence,
    "publication": _publications,
    "minutes_version": _minutes,
    "project": _logo,
}
