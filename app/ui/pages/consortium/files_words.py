"""What the library calls the kinds of files and their uses, and where each use leads."""

from collections.abc import Mapping
from enum import Enum

from app.domain.library import FileKind, FileUse, UseKind
from app.ui.places import Place
from app.words import message

KINDS: Mapping[Enum, str] = {
    FileKind.PDF: message("PDF"),
    FileKind.SLIDES: message("Slides"),
    FileKind.TEXT: message("Text"),
    FileKind.SHEET: message("Sheet"),
    FileKind.PICTURE: message("Picture"),
    FileKind.SOUND: message("Sound or film"),
    FileKind.OTHER: message("Other"),
}
ICONS: Mapping[Enum, str] = {
    FileKind.PDF: "file-text",
    FileKind.SLIDES: "presentation",
    FileKind.TEXT: "file-text",
    FileKind.SHEET: "file-spreadsheet",
    FileKind.PICTURE: "image",
    FileKind.SOUND: "mic",
    FileKind.OTHER: "paperclip",
}
USES: Mapping[Enum, str] = {
    UseKind.PRESENTATION: message("Presentation"),
    UseKind.DELIVERABLE: message("Deliverable"),
    UseKind.EVIDENCE: message("Evidence"),
    UseKind.PUBLICATION: message("Publication"),
    UseKind.MINUTES: message("Minutes"),
    UseKind.LOGO: message("Logo"),
    UseKind.OTHER: message("Entry"),
}


def place_of(use: FileUse) -> Place | None:
    """Where a use leads; None: to no page."""
    match use.kind:
        case UseKind.PRESENTATION:
            return Place("meeting", use.meeting_id, "presentations", "presentation", use.thing_id)
        case UseKind.MINUTES:
            return Place("meeting", use.meeting_id, "minutes")
        case UseKind.DELIVERABLE:
            return Place("plan", 0, "deliverables", "deliverable", use.thing_id)
        case UseKind.EVIDENCE:
            return Place("plan", 0, "milestones", "milestone", use.thing_id)
        case UseKind.PUBLICATION:
            return Place("consortium", 0, "publications", "publication", use.thing_id)
    return None
