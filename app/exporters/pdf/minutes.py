"""The minutes as PDF: who was there, what was shown, discussed, decided and undertaken (DOMAIN, "Minutes")."""



from app.domain.kinds import MinutesState
from app.domain.minutes import MinutesDocument
from app.exporters.dates import long_date
from app.exporters.pdf.lettering import Shape
from app.exporters.pdf.page import build
from app.exporters.pdf.rows import Look
from app.exporters.pdf.theme import RAIL
from app.words import Words

_SHAPES = {
    MinutesState.DRAFT: Shape.RING,
    MinutesState.CIRCULATED: Shape.HALF,
    MinutesState.OBJECTED: Shape.TRIANGLE,
    MinutesState.ACCEPTED: Shape.DISC,
}
_SESSION_LOOK = Look(above=10, below=3, rule_left=RAIL)
_ITEM_LOOK = Look(above=9, below=1, rule=0)
_ROOM_UNDER_HEADING = 90  # points that must be left on a page below a heading


def minutes_pdf(document: MinutesDocument, words: Words) -> bytes:
    """The minutes in the language of ``words``; the same document gives the same bytes."""
    return build(list(_story(document, words)), _furniture(document, words))


def status_sentence(document: MinutesDocument, words: Words) -> str:
    """What the state of the minutes means, with its dates."""
    if document.state is MinutesState.ACCEPTED and document.accepted_on:
        return words("Accepted on {date}.", date=long_date(document.accepted_on, words))
    sent = words("Circulated on {date}.", date=long_date(document.circulated_on, words)) if document.circulated_on else ""
    if document.state is MinutesState.DRAFT:
        return words("Not yet circulated.")
    if document.state is MinutesState.OBJECTED:
        return f"{sent} {words('An objection to their accuracy is open.')}".strip()
    if document.objections_until:
        until = words("Objections to their accuracy until {date}.", date=long_date(document.objections_until, words))
        return f"{sent} {until}".strip()
    return sent
