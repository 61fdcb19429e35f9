"""What is done to the plan on its timeline: each deed is one change, one step of the history, one undo."""

from functools import partial
from typing import Any

from app.db.stores import Session
from app.domain.months import month_of, month_text
from app.domain.plan_report import PlanKey, RowKind
from app.domain.plan_timeline import PlanTimeline
from app.services import plan_links, plan_moves
from app.services.deliverables import create_deliverable, delete_deliverable
from app.services.milestones import create_milestone, delete_milestone
from app.services.plan_dues import revise_due
from app.ui.desk import Desk, Outcome
from app.ui.language import tr
from app.ui.widgets.timeline import wishes
from app.ui.widgets.timeline.wishes import Wish
from app.ui.widgets.timeline.words import percent_text

_USUAL = 6  # months of a new row


class TimelineDeeds:
    """Everything the timeline changes; a refusal goes to the message bar. ``plan`` is what is shown now."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.plan: PlanTimeline | None = None

    def id_of(self, key: PlanKey) -> int:
        """The id of a row; 0 for one that is none of the database, such as a periodic report."""
        return self.plan.ids.get(key, 0) if self.plan is not None else 0

    def grant(self, wish: Wish) -> Outcome[Any]:
        """Do what was wished on the timeline."""
        match wish:
            case wishes.SetSpan(key, start, end):
                return self._span(key, start, end)
            case wishes.MovePackage(key, months):
                act = partial(plan_moves.move_package, package_id=self.id_of(key), months=months)
                done = tr("{number} and its tasks moved.", number=key.number)
                return self._desk.change("Move a work package", act, done=done)
            case wishes.SetProgress(key, progress):
                tell = partial(plan_moves.set_progress, task_id=self.id_of(key), progress=progress)
                done = tr("{number} is done by {percent}.", number=key.number, percent=percent_text(progress))
                return self._desk.change("Say how much of a task is done", tell, done=done)
            case wishes.ReviseDue(key, month, day):
                row_id = self.id_of(key)
                done = tr("{number} is due in {month}.", number=key.number, month=month_text(month))
                return self._desk.change(
                    "Revise a due date", lambda session: revise_due(session, key.kind, row_id, month, day), done=done
                )
            case wishes.MakeLink(source, target):
                before, after = ((key.kind, self.id_of(key)) for key in (source, target))
                done = tr("{target} now follows {source}.", target=target.number, source=source.number)
                return self._desk.change(
                    "Link two rows of the plan",
                    lambda session: plan_links.create_link(session, before, after),
                    done=done,
                )
            case wishes.Rename(key, title):
                rename = partial(plan_moves.rename_row, kind=key.kind, row_id=self.id_of(key), title=title)
                return self._desk.change("Rename a row of the plan", rename)
            case wishes.Reorder(key, steps):
                return self._reorder(key, steps)

    def unlink(self, link_id: int) -> Outcome[None]:
        """Remove a dependency."""
        return self._desk.change(
            "Remove a dependency", lambda session: plan_links.delete_link(session, link_id), link=link_id,
            done=tr("Link removed"),
        )  # fmt: skip

    def delete(self, key: PlanKey) -> Outcome[None]:
        """Delete a row with what belongs to it; a toast offers to take it back."""
        row_id, done = self.id_of(key), tr("Deleted {number}.", number=key.number)
        labels = {
            RowKind.PACKAGE: ("Delete a work package", plan_moves.delete_package),
            RowKind.TASK: ("Delete a task", plan_moves.delete_task),
            RowKind.DELIVERABLE: ("Delete a deliverable", delete_deliverable),
            RowKind.MILESTONE: ("Delete a milestone", delete_milestone),
        }
        label, service = labels[key.kind]
        return self._desk.change(label, lambda session: service(session, row_id), done=done)

    def create(self, kind: RowKind, beside: PlanKey | None) -> Outcome[int]:
        """A new row with a name to be typed over, in the work package of the row ``beside``, else in the first one."""
        package, plan = self.package_of(beside), self.plan
        assert plan is not None
        as_of, start = plan.report.as_of, plan.report.start
        first = min(month_of(start, max(as_of, start)), plan.last_month)
        last = min(first + _USUAL - 1, plan.last_month)
        match kind:
            case RowKind.PACKAGE:
                act = partial(
                    plan_moves.create_package, title=tr("New work package"), start_month=first, end_month=last
                )
                return self._desk.change("New work package", act)
            case RowKind.TASK:
                task = partial(
                    plan_moves.create_task, package_id=package, title=tr("New task"), start_month=first,
                    end_month=last,
                )  # fmt: skip
                return self._desk.change("New task", task)
            case RowKind.DELIVERABLE:
                name = tr("New deliverable")
                return self._desk.change("Add a deliverable", lambda s: create_deliverable(s, package, name, last))
        packages = [package] if package else []
        title = tr("New milestone")
        return self._desk.change("Add a milestone", lambda s: create_milestone(s, title, last, packages=packages))

    def package_of(self, key: PlanKey | None) -> int:
        """The work package (id) that a row belongs to; else the first one; 0 where there is none."""
        plan = self.plan
        if plan is None or not plan.parts.packages:
            return 0
        parts, row_id = plan.parts, self.id_of(key) if key is not None else 0
        found = 0
        if key is not None and row_id:
            match key.kind:
                case RowKind.PACKAGE:
                    found = row_id
                case RowKind.TASK:
                    found = parts.tasks[row_id].package
                case RowKind.DELIVERABLE:
                    found = parts.deliverables[row_id].package
                case RowKind.MILESTONE:
                    of = parts.milestones[row_id].value.packages
                    found = self.id_of(PlanKey(RowKind.PACKAGE, of[0])) if of else 0
        return found or min(parts.packages.items(), key=lambda item: item[1].order)[0]

    def _span(self, key: PlanKey, start: int, end: int) -> Outcome[None]:
        row_id, months = self.id_of(key), f"{month_text(start)}–{month_text(end)}"
        done = tr("{number} now runs in {months}.", number=key.number, months=months)
        if key.kind is RowKind.PACKAGE:
            set_span = partial(plan_moves.set_package_span, package_id=row_id, start_month=start, end_month=end)
            return self._desk.change("Change the months of a work package", set_span, done=done)
        act = partial(plan_moves.set_task_span, task_id=row_id, start_month=start, end_month=end)
        return self._desk.change("Change the months of a task", act, done=done)

    def _reorder(self, key: PlanKey, steps: int) -> Outcome[None]:
        plan, row_id = self.plan, self.id_of(key)
        assert plan is not None
        if key.kind is RowKind.PACKAGE:
            order = [work.key for work in plan.report.packages]
        else:
            parent = plan.parts.tasks[row_id].package
            order = [work.key for work in plan.report.tasks if plan.parts.tasks[plan.ids[work.key]].package == parent]
        place = min(max(order.index(key) + steps, 0), len(order) - 1)

        def act(session: Session) -> None:
            service = plan_moves.order_package if key.kind is RowKind.PACKAGE else plan_moves.order_task
            service(session, row_id, place)

        return self._desk.change("Change the order of the plan", act)
