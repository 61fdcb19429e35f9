"""National programmes with their coordinators and figures, and all published figures side by side (DOMAIN R11)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.initiatives import Coordinator, Figure, FigureRow, ProgrammeRow
from app.models import Meeting, NationalProgramme, Organisation, ProgrammeCoordinator, PublishedFigure
from app.queries.bulk_figures import bulk_figures
from app.queries.heads import organisations

_About = tuple[int | None, int | None, str]  # programme, meeting, what


def programmes_table(session: Session, as_of: dt.date) -> tuple[ProgrammeRow, ...]:
    """Every programme by its title; four statements."""
    found = session.scalars(select(NationalProgramme).order_by(NationalProgramme.title, NationalProgramme.id)).all()
    ties = session.execute(
        select(
            ProgrammeCoordinator.id, ProgrammeCoordinator.programme_id, ProgrammeCoordinator.organisation_id
        ).order_by(ProgrammeCoordinator.id)
    ).all()
    heads = organisations(session, as_of, {tie.organisation_id for tie in ties}) if ties else {}
    of_programme: dict[int, list[Coordinator]] = defaultdict(list)
    for tie in ties:
        head = heads.get(tie.organisation_id)
        names = (head.short, head.legal) if head is not None else ("", "")
        of_programme[tie.programme_id].append(Coordinator(tie.id, tie.organisation_id, *names))
    titles = {row.id: row.title for row in found}
    figures: dict[int | None, list[FigureRow]] = defaultdict(list)
    for row in _grouped(_figures(session, programmes_only=True), titles, {}):
        figures[row.programme_id].append(row)
    return tuple(
        ProgrammeRow(
            id=row.id,
            title=row.title,
            country=row.country or "",
            description=row.description,
            coordinators=tuple(of_programme[row.id]),
            figures=tuple(figures[row.id]),
            source=row.source,
            illustrative=row.illustrative,
        )
        for row in found
    )


def figures_table(session: Session, as_of: dt.date) -> tuple[FigureRow, ...]:
    """Every published figure, the values of one thing together, beside what is counted here where it is (R11)."""
    rows = _figures(session)
    meetings = dict(session.execute(select(Meeting.id, Meeting.short_name)).all())
    programmes = dict(session.execute(select(NationalProgramme.id, NationalProgramme.title)).all())
    counted: dict[_About, str] = {}
    if any(row.meeting_id is not None for row in rows):
        for meeting_id, count in bulk_figures(session, as_of).items():
            counted[None, meeting_id, "experts"] = str(count.people)
            counted[None, meeting_id, "countries"] = str(count.countries)
    parties = session.scalar(select(func.count()).where(Organisation.is_party)) or 0
    counted[None, None, "partners"] = str(parties)
    return tuple(_grouped(rows, programmes, meetings, counted))


def _figures(session: Session, programmes_only: bool = False) -> Sequence[PublishedFigure]:
    query = select(PublishedFigure).order_by(PublishedFigure.id)
    if programmes_only:
        query = query.where(PublishedFigure.programme_id.is_not(None))
    return session.scalars(query).all()


def _grouped(
    rows: Iterable[PublishedFigure],
    programmes: Mapping[int, str],
    meetings: Mapping[int, str],
    counted: Mapping[_About, str] | None = None,
) -> list[FigureRow]:
    """The values of one thing together, in the order of its first one; spelling in capitals makes no difference."""
    groups: dict[_About, list[PublishedFigure]] = defaultdict(list)
    for row in rows:
        groups[row.programme_id, row.meeting_id, row.what.casefold()].append(row)
    return [
        FigureRow(
            id=some[0].id,
            what=some[0].what,
            figures=tuple(Figure(one.id, one.value, one.source, one.illustrative) for one in some),
            about=programmes.get(programme or 0, "") or meetings.get(meeting or 0, ""),
            programme_id=programme,
            meeting_id=meeting,
            counted=(counted or {}).get((programme, meeting, what), ""),
        )
        for (programme, meeting, what), some in groups.items()
    ]
