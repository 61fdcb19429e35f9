"""Layouts: right edges stand under one another, with a scroll bar and without; heads are as high with a link."""

from PySide6.QtWidgets import QWidget

from app.ui import theme
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box, scrolled
from app.ui.widgets.lines import SectionHead


def test_a_scroll_bar_stands_in_the_margin(shown, qtbot):
    content, inner = QWidget(), QWidget()
    box("v", inner, margins=(theme.MARGIN,) * 4, parent=content)
    area = shown(scrolled(content), (300, 200))

    def right() -> int:
        return inner.mapTo(area, inner.rect().topRight()).x()

    without = right()
    for height, bar in ((900, True), (50, False)):
        inner.setFixedHeight(height)
        qtbot.waitUntil(lambda bar=bar: area.verticalScrollBar().isVisible() is bar)
        qtbot.waitUntil(lambda: right() == without)
    assert without == 300 - theme.MARGIN - 1


def test_heads_are_as_high_with_a_link_as_without(qapp):
    heads = [SectionHead("Actions", "8", link) for link in ("", "Show all")]
    assert heads[0].sizeHint().height() == heads[1].sizeHint().height() > Label("Actions", "lead").sizeHint().height()
