"""The areas of interaction, to choose from."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.areas import AreaChoice
from app.models import Area, Body, TaskForce


def area_choices(session: Session) -> tuple[AreaChoice, ...]:
    """Every area of interaction by its number, with the task force that runs it."""
    rows = session.execute(
        select(Area.id, Area.number, Area.name, Body.short_name)
        .outerjoin(TaskForce, TaskForce.area_id == Area.id)
        .outerjoin(Body, Body.id == TaskForce.body_id)
        .order_by(Area.number)
    )
    return tuple(AreaChoice(row.id, row.number, row.name, row.short_name or "") for row in rows)
