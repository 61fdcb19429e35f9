"""The topics of the Strategic Research Agenda as a table."""

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from app.domain.topics import TopicRow, TopicTable
from app.models import ResearchTopic, TopicComment, TopicVersion
from app.queries.area_choices import area_choices


def topics_table(session: Session) -> TopicTable:
    """Every topic in the order of the agenda; four statements, however many there are."""
    areas = area_choices(session)
    named = {area.id: area.name for area in areas}
    waiting = func.sum(case((TopicComment.answer == "", 1), else_=0))
    counts = {
        row.topic_id: (int(row.all), int(row.waiting))
        for row in session.execute(
            select(TopicComment.topic_id, func.count().label("all"), waiting.label("waiting")).group_by(
                TopicComment.topic_id
            )
        )
    }
    kept = {
        row.topic_id: (row.number, row.title, row.text)
        for row in session.execute(
            select(TopicVersion.topic_id, TopicVersion.number, TopicVersion.title, TopicVersion.text).order_by(
                TopicVersion.number
            )
        )
    }
    rows = session.execute(
        select(
            ResearchTopic.id, ResearchTopic.number, ResearchTopic.title, ResearchTopic.text, ResearchTopic.area_id,
            ResearchTopic.state, ResearchTopic.illustrative,
        ).order_by(ResearchTopic.position, ResearchTopic.id)
    )  # fmt: skip
    found = []
    for row in rows:
        version, *words = kept.get(row.id, (0, row.title, row.text))
        everything, unanswered = counts.get(row.id, (0, 0))
        found.append(
            TopicRow(
                row.id, row.number, row.title, row.text, row.area_id, named.get(row.area_id, ""), row.state,
                everything, unanswered, version, words != [row.title, row.text], row.illustrative,
            )
        )  # fmt: skip
    return TopicTable(tuple(found), areas)
