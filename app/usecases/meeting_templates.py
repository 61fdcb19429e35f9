"""Templates of meetings that come with the program: ``resources/templates/*.json``, in the reader's language."""

import json
from collections.abc import Mapping
from typing import Any

from app.domain.meeting_copy import MeetingSource
from app.domain.meeting_templates import frame_from_document
from app.queries.meeting_frames import frame_counts
from app.resources import resource
from app.words import Words, message

BUILT_IN = ("annual-meeting", "executive-board", "workshop")
TEXTS = (  # of the files, so that they are found for translation
    message("Annual meeting of three days"),
    message("Annual meeting"),
    message("Plenary room"),
    message("Room A"),
    message("Room B"),
    message("Registration and lunch"),
    message("Opening"),
    message("Welcome"),
    message("Practical matters"),
    message("Keynote"),
    message("Where the project stands"),
    message("Matters arising: open actions"),
    message("Coffee"),
    message("Results of the work packages"),
    message("Work package 1"),
    message("Work package 2"),
    message("Work package 3"),
    message("Work package 4"),
    message("Discussion"),
    message("Reception and posters"),
    message("Science session"),
    message("First talk"),
    message("Second talk"),
    message("Third talk"),
    message("Working group A: first part"),
    message("Working group A"),
    message("Working group B: first part"),
    message("Working group B"),
    message("Lunch"),
    message("Working group A: second part"),
    message("Working group B: second part"),
    message("Reports of the working groups"),
    message("Dinner"),
    message("General Assembly"),
    message("Opening, roll call and quorum"),
    message("Adoption of the agenda"),
    message("Minutes of the last assembly and open actions"),
    message("Report of the coordinator"),
    message("Work plan and budget"),
    message("Admission and withdrawal of parties"),
    message("Risks"),
    message("Date and place of the next meeting"),
    message("Any other business, closing"),
    message("Next steps"),
    message("Who does what until when"),
    message("Closing words"),
    message("Executive board, two hours online"),
    message("Executive Board"),
    message("online"),
    message("Minutes of the last meeting and open actions"),
    message("Work packages: progress and delays"),
    message("Deliverables and milestones due"),
    message("Break"),
    message("Budget and risks"),
    message("Preparation of the General Assembly"),
    message("Any other business, date of the next meeting"),
    message("Workshop of one day"),
    message("Workshop"),
    message("Registration and coffee"),
    message("Aims of the day"),
    message("Introductions"),
    message("Introductory talks"),
    message("Conclusions"),
    message("What was found, what is agreed"),
)


def built_in_templates(words: Words) -> tuple[tuple[str, str], ...]:
    """Each one (name of its file, what it is called)."""
    return tuple((name, words(_document(name)["name"])) for name in BUILT_IN)


def built_in_template(name: str, words: Words) -> MeetingSource:
    """The template of this file as a meeting can be made from it."""
    document = _document(name)
    frame = frame_from_document(document, words)
    return MeetingSource(
        meeting_id=None,
        name=words(document["name"]),
        title=words(document["title"]),
        frame=frame,
        place=words(document["place"]) if "place" in document else "",
        counts=dict(+frame_counts(frame)),
    )


def _document(name: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(resource("templates", f"{name}.json").read_text("utf-8"))
    return found
