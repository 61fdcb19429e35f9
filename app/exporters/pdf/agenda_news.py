"""What a release changed, in PDF documents: a short list, and the mark of a row by shape and word."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable, Spacer

from app.domain.agenda_changes import Change
from app.domain.agenda_facts import AgendaNews
from app.exporters.change_marks import is_long, mark_text, news_count, news_title, was_text
from app.exporters.change_words import change_sentence
from app.exporters.pdf.blocks import rail_row, section_heading
from app.exporters.pdf.lettering import Caps, Shape
from app.exporters.pdf.paragraphs import StatusLine, plain
from app.exporters.pdf.text import escaped
from app.exporters.pdf.theme import INK, Style
from app.words import Words


def change_mark(changes: Sequence[Change], words: Words) -> list[Flowable]:
    """What stands above the title of a row that changed; nothing above others."""
    text = mark_text(changes, words)
    return [Caps(text, INK, shape=Shape.ARROW), Spacer(1, 1.5)] if text else []


def change_note(changes: Sequence[Change], words: Words) -> list[Flowable]:
    """What stands under it: what was before."""
    text = was_text(changes, words)
    return [plain(text, Style.NOTE)] if text else []


def news_at_the_top(news: AgendaNews, words: Words) -> Iterator[Flowable]:
    """The list where it is short; else, and where nothing has changed, how many changes there are."""
    if not news.is_told:
        return
    if news.changes and not is_long(news):
        yield rail_row(news_title(news, words), _lines(news, words))
    else:
        yield rail_row(news_title(news, words), [plain(news_count(news, words), Style.CELL)])


def news_at_the_end(news: AgendaNews, words: Words) -> Iterator[Flowable]:
    """The list where it is long."""
    if is_long(news):
        yield section_heading(news_title(news, words))
        yield from _lines(news, words)


def _lines(news: AgendaNews, words: Words) -> list[Flowable]:
    return [StatusLine(Shape.ARROW, escaped(change_sentence(one, words)), Style.CELL) for one in news.changes]
