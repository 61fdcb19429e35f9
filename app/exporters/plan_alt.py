"""The drawn plan in words, for those who cannot see it: a summary of each of its pages."""

from collections import Counter
from collections.abc import Iterator

from app.domain.plan_layout import DueRow, TimelinePage, WorkRow
from app.domain.plan_report import PlanReport, RowKind
from app.domain.plan_status import DONE, DueState
from app.exporters.dates import long_date
from app.exporters.plan_words import months_span
from app.words import Words

_MOST_NAMED = 12  # late rows in one summary
_LONGEST = 80  # letters of a title or number


def page_summary(report: PlanReport, page: TimelinePage, number: int, count: int, words: Words) -> str:
    """What stands on this page (from 0) of ``count``, work package by work package, and what is late."""
    parts = [
        words(
            "Timeline, page {number} of {count}, as of {day}.",
            number=number + 1,
            count=count,
            day=long_date(report.as_of, words),
        )
    ]
    parts += _groups(page, words)
    late = [
        placed.row.facts.due.number[:_LONGEST]
        for placed in page.rows
        if isinstance(placed.row, DueRow) and placed.row.facts.state is DueState.LATE
    ]
    if late:
        named = ", ".join(late[:_MOST_NAMED]) + (" …" if len(late) > _MOST_NAMED else "")
        parts.append(words("Late: {rows}.", rows=named))
    parts.append(words("The tables of this document say the same."))
    return " ".join(parts)


def _groups(page: TimelinePage, words: Words) -> Iterator[str]:
    head = words("Whole project")
    counts: Counter[str] = Counter()
    begun = False
    for placed in page.rows:
        row = placed.row
        if row is None or row.key.kind is RowKind.PACKAGE:
            if begun:
                yield _group(head, counts, words)
            head, counts, begun = words("Whole project"), Counter(), True
            if isinstance(row, WorkRow):
                span = row.work.span
                head = f"{span.number[:_LONGEST]} {span.title[:_LONGEST]}, {months_span(span)}"
        elif isinstance(row, DueRow):
            counts[row.key.kind] += 1
            counts[f"{row.key.kind} done"] += row.facts.state in DONE
        else:
            counts[row.key.kind] += 1
    if begun:
        yield _group(head, counts, words)


def _group(head: str, counts: Counter[str], words: Words) -> str:
    said = []
    if counts[RowKind.TASK]:
        said.append(words.plural("{number} task", "{number} tasks", counts[RowKind.TASK]))
    if counts[RowKind.DELIVERABLE]:
        done = counts[f"{RowKind.DELIVERABLE} done"]
        number = counts[RowKind.DELIVERABLE]
        said.append(
            words.plural("{number} deliverable, {done} done", "{number} deliverables, {done} done", number, done=done)
        )
    if counts[RowKind.MILESTONE]:
        done, number = counts[f"{RowKind.MILESTONE} done"], counts[RowKind.MILESTONE]
        said.append(
            words.plural("{number} milestone, {done} done", "{number} milestones, {done} done", number, done=done)
        )
    if counts[RowKind.REPORT]:
        said.append(words.plural("{number} periodic report", "{number} periodic reports", counts[RowKind.REPORT]))
    if not said:
        return f"{head}."
    return words("{group}: {rows}.", group=head, rows="; ".join(said))
