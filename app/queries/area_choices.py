"""The areas of interaction, to choose from."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.area_choices import AreaChoice
from app.models import Area, Body, TaskForce


def area_choices(session: Session) -> tuple[AreaChoice, ...]:
    """Every area of interaction by its number, with the task force that runs it."""
    rows = session.execute(
        select(Area.id, Area.number, Area.name, Body.name.label("task_force"))
        .outerjoin(TaskForce, TaskForce.area_id == Area.id)
        .outerjoin(Body, Body.id == TaskForce.body_id)
        .order_by(Area.number)
    )
    return tuple(AreaChoice(row.id, row.number, row.name, row.task_force or "") for row in rows)
