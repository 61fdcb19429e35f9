"""What the states and kinds of meetings, minutes and notices are called, and the shapes they are shown with."""

from app.domain.kinds import MeetingKind, MeetingState, MinutesState, NoticeKind
from app.words import message

MEETING_STATES = {
    MeetingState.PLANNED: message("Planned"),
    MeetingState.CONFIRMED: message("Confirmed"),
    MeetingState.HELD: message("Held"),
    MeetingState.CANCELLED: message("Cancelled"),
}
MEETING_SHAPES = {
    MeetingState.PLANNED: "planned",
    MeetingState.CONFIRMED: "progress",
    MeetingState.HELD: "done",
    MeetingState.CANCELLED: "off",
}
MEETING_KINDS = {
    MeetingKind.ORDINARY: message("Ordinary"),
    MeetingKind.EXTRAORDINARY: message("Extraordinary"),
}
MINUTES_STATES = {
    MinutesState.DRAFT: message("Draft"),
    MinutesState.CIRCULATED: message("Circulated"),
    MinutesState.OBJECTED: message("Objected"),
    MinutesState.ACCEPTED: message("Accepted"),
}
MINUTES_SHAPES = {
    MinutesState.DRAFT: "open",
    MinutesState.CIRCULATED: "progress",
    MinutesState.OBJECTED: "late",
    MinutesState.ACCEPTED: "done",
}
MEETING_NOTICES = {
    NoticeKind.MEETING: message("Notice of the meeting"),
    NoticeKind.AGENDA: message("Agenda"),
    NoticeKind.ADDED_ITEMS: message("Added items"),
}
