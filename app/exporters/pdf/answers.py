"""Whether somebody has agreed to a part, and where the slides are: shape and word, for those who run the meeting."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from reportlab.platypus import Flowable

from app.domain.kinds import RoleState, SlidesState
from app.domain.speakers import Slides
from app.exporters.pdf.lettering import Shape
from app.exporters.pdf.paragraphs import STATUS_INDENT, StatusLine, plain
from app.exporters.pdf.text import escaped
from app.exporters.pdf.theme import Style
from app.words import Words, message

ANSWERS: Mapping[RoleState, tuple[Shape, str]] = {
    RoleState.CONFIRMED: (Shape.DISC, message("confirmed")),
    RoleState.ASKED: (Shape.RING, message("asked, no answer")),
    RoleState.DECLINED: (Shape.CROSS, message("declined")),
}
_SLIDES: Mapping[SlidesState, tuple[Shape, str]] = {
    SlidesState.MISSING: (Shape.TRIANGLE, message("Slides missing")),
    SlidesState.RECEIVED: (Shape.HALF, message("Slides received")),
    SlidesState.CLEARED: (Shape.DISC, message("Slides cleared")),
    SlidesState.PUBLISHED: (Shape.DISC, message("Slides published")),
}


def slides_state(slides: Slides) -> SlidesState:
    """The state of a presentation; one with a file is not missing."""
    return SlidesState.RECEIVED if slides.file and slides.state is SlidesState.MISSING else slides.state


def slides_lines(found: Sequence[Slides], words: Words, style: Style = Style.SMALL) -> Iterator[Flowable]:
    """The state of the presentations of an item; of several, how many are in each state, and which are missing."""
    counts = Counter(slides_state(slides) for slides in found)
    for state, (shape, word) in _SLIDES.items():
        if not counts[state]:
            continue
        text = words(word)
        if len(found) > 1:
            text = words("{what}: {number}", what=text, number=counts[state])
        yield StatusLine(shape, escaped(text), style)
        if len(found) > 1 and state is SlidesState.MISSING:
            missing = [slides.title for slides in found if slides_state(slides) is state]
            yield from (plain(title, Style.SMALL, left=STATUS_INDENT) for title in missing)
