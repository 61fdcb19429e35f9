"""Keep the plan as it stands now, as a baseline: the query that reads it and the service that keeps it, in one step."""

import datetime as dt

from app.db.stores import Session
from app.domain.frozen_json import freeze
from app.domain.plan import PLAN_FORMAT
from app.queries.plan import plan
from app.services.baselines import keep_baseline


def keep_plan(session: Session, name: str, at: dt.datetime, as_of: dt.date) -> int:
    """Keep the plan under a name, with the organisations' names of ``as_of``; returns the new baseline's id.

    Raises UserError for a name that is empty or taken, and while there is no project.
    """
    return keep_baseline(session, name, at, freeze(plan(session, as_of), PLAN_FORMAT))
