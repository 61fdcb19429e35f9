"""Labels of minutes that several formats share: a decision with its fate, the files of a presentation."""

from app.domain.minutes import DecisionEntry, Slides
from app.words import Words


def decision_label(decision: DecisionEntry, words: Words) -> str:
    """As in "Decision D-1"; one that was lost or vetoed says so."""
    if not decision.carried:
        return words("Decision {number} · not carried", number=decision.number)
    if decision.vetoed_by:
        return words("Decision {number} · vetoed", number=decision.number)
    return words("Decision {number}", number=decision.number)


def slides_line(slides: Slides, item: str, words: Words) -> str:
    """As in "Slides: name.pdf", with the presentation's title where it is not that of its ``item``."""
    files = ", ".join(slides.files) if slides.files else words("not received")
    if slides.title == item:
        return words("Slides: {files}", files=files)
    return words("Slides of “{title}”: {files}", title=slides.title, files=files)
