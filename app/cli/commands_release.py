"""``plenary release``: publish the agenda of a meeting, and say what changed and who must be told."""

import argparse
import datetime as dt
import json
import sys

from app.domain.release_rows import WORKING_COPY, AgendaDifference
from app.domain.telling import TOLD
from app.exporters.due_words import agenda_due
from app.exporters.release_text import difference_text
from app.queries.heads import today
from app.queries.meeting_page import meeting_clocks
from app.queries.meetings import find_meeting
from app.queries.releases import agenda_difference, releases
from app.usecases.files import opened
from app.usecases.releases import PUBLISH, check_publishable, publish_release
from app.words import Words


def run_release(asked: argparse.Namespace, words: Words) -> int:
    """``plenary release FILE --meeting MEETING [--note TEXT] [--json] [--dry-run]``."""
    now = dt.datetime.now().astimezone()
    with opened(asked.file, read_only=asked.dry_run) as store:
        with store.read() as session:
            meeting = find_meeting(session, asked.meeting)
            meeting_id, name = meeting.id, meeting.short_name
            day = today(session, now.date())
            newest = next((row.number for row in releases(session, meeting_id)), None)
            check_publishable(session, meeting_id)
        number = (newest or 0) + 1
        shown = WORKING_COPY
        if not asked.dry_run:
            at = dt.datetime.combine(day, now.timetz())
            with store.change(PUBLISH, final=True, meeting=meeting_id) as session:
                shown = number = publish_release(session, meeting_id, asked.note, at)
        with store.read() as session:
            found = agenda_difference(session, meeting_id, newest, shown)
            due = [each.text for each in agenda_due(meeting_clocks(session, meeting_id, day), day, words)]
    if asked.json:
        _say(json.dumps(release_json(number, found), ensure_ascii=False, indent=2))
        return 0
    if asked.dry_run:
        _say(words("{meeting}: release {number} would be published.", meeting=name, number=number))
    else:
        _say(words("{meeting}: release {number} is published.", meeting=name, number=number))
    for line in due:
        _say(line)
    _say(difference_text(found, words))
    if asked.dry_run:
        _say(words("Nothing was changed: this was a dry run."))
    return 0


def release_json(number: int, found: AgendaDifference) -> dict[str, object]:
    """What was published, as PRODUCT gives it: the changes that people are told of, and who is told of which."""
    changes = [
        {"kind": one.kind.value, "uid": one.uid, "title": one.title, "before": one.before, "after": one.after}
        for one in found.changes
        if one.kind in TOLD
    ]
    tell = [
        {
            "email": person.email,
            "name": person.name,
            "changes": list(dict.fromkeys(change.uid for change in person.changes)),
        }
        for person in found.told
    ]
    return {"number": number, "changes": changes, "tell": tell}


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
