"""How the timeline is painted: a part as the whole, and with large text."""

import pytest
from PySide6.QtCore import QRect
from timeline_tools import timeline_view

from app.ui import paint, theme
from app.ui.widgets.timeline.geometry import Columns

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
FIXTURES = (timeline_view,)


def test_a_part_is_painted_as_the_whole(view):
    """What lay over the chart, as a toast, leaves nothing blank behind."""
    view.set_day_width(0.7)
    port, part = view.viewport(), QRect(300, 180, 500, 90)
    assert port.grab(part).toImage() == port.grab().copy(part).toImage()


def test_columns_of_the_table_grow_with_the_text(qapp):
    try:
        theme.set_text_size(16)
        columns = Columns(700)
        assert columns.due_wide >= paint.width("30 Sept 2019", "small")
        assert columns.title_end < columns.lead < columns.lead + columns.lead_wide <= columns.due
    finally:
        theme.set_text_size(theme.TEXT_SIZE)
