"""The state of the slides in web pages, by shape and word, for those who run the meeting."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from app.domain.agenda_facts import ItemTalk
from app.domain.kinds import SlidesState
from app.exporters.html.markup import Html, escaped, joined
from app.exporters.html.page import paragraph
from app.exporters.html.shapes import Shape, drawn
from app.words import Words, message

_STATES: Mapping[SlidesState, tuple[Shape, str]] = {
    SlidesState.MISSING: (Shape.TRIANGLE, message("Slides missing")),
    SlidesState.RECEIVED: (Shape.HALF, message("Slides received")),
    SlidesState.CLEARED: (Shape.DISC, message("Slides cleared")),
    SlidesState.PUBLISHED: (Shape.DISC, message("Slides published")),
}


def status_line(shape: Shape, text: str) -> Html:
    """A status: a shape and its words."""
    return paragraph(joined("", [drawn(shape), escaped(text)]), "small")


def slides_lines(talks: Sequence[ItemTalk], words: Words) -> Iterator[Html]:
    """The state of the presentations of an item; of several, how many are in each state."""
    counts = Counter(talk.slides_state for talk in talks)
    for state, (shape, word) in _STATES.items():
        if counts[state]:
            text = words(word)
            if len(talks) > 1:
                text = words("{what}: {number}", what=text, number=counts[state])
            yield status_line(shape, text)
