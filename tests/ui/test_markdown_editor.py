"""The editor keeps text text, shows what it marks, goes on with lists; the preview loads nothing."""

import pytest
from desk_tools import settle
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui import paint, theme
from app.ui.widgets.layout import box
from app.ui.widgets.markdown_editor import MarkdownEditor
from app.ui.widgets.markdown_preview import MarkdownPreview

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def editor(qapp, shown):
    page = QWidget()
    made = MarkdownEditor("Minutes")
    box("v", made, QLineEdit(), None, parent=page)
    shown(page, (600, 500))
    made.setFocus()
    return made


def look(editor, words):
    """How ``words`` are shown: the highlighter's format at their first letter."""
    at = editor.text().index(words)
    block = editor.document().findBlock(len(editor.text()[:at].encode("utf-16-le")) // 2)
    column = len(editor.text()[:at].encode("utf-16-le")) // 2 - block.position()
    for span in block.layout().formats():
        if span.start <= column < span.start + span.length:
            return QTextCharFormat(span.format)
    return None


def test_marks_are_faint_and_what_they_mark_is_shown(editor):
    editor.set_text(
        "# Head\nA **bold** and *slanted* word, 😀 then **more** at [page](https://x.org).\n"
        "- [x] sent\n@Daan Mulder asks"
    )
    faint, accent = theme.color("faint").name(), theme.color("accent").name()
    assert look(editor, "# Head").foreground().color().name() == faint
    assert look(editor, "Head").fontWeight() == paint.SEMI
    assert look(editor, "**bold").foreground().color().name() == faint
    assert look(editor, "bold").fontWeight() == paint.SEMI
    assert look(editor, "more").fontWeight() == paint.SEMI
    assert look(editor, "slanted").fontItalic()
    assert look(editor, "page").foreground().color().name() == accent
    assert look(editor, "https").foreground().color().name() == faint
    assert look(editor, "- [x]").foreground().color().name() == faint
    assert look(editor, "sent").fontStrikeOut()
    assert look(editor, "@Daan Mulder").foreground().color().name() == accent
    assert look(editor, "asks") is None or look(editor, "asks").foreground().color().name() != accent


@pytest.mark.parametrize("text", ["snake_case_name", "2 * 3 * 4", "a@b.org", "half**open"])
def test_what_marks_nothing_stays_plain(editor, text):
    editor.set_text(text)
    formats = editor.document().firstBlock().layout().formats()
    assert all(span.format.fontWeight() != paint.SEMI and not span.format.fontItalic() for span in formats)


def test_it_follows_the_theme(editor, qapp):
    editor.set_text("**bold**")
    theme.apply(qapp, "dark")
    try:
        assert look(editor, "**bold").foreground().color().name() == theme.color("faint").name()
    finally:
        theme.apply(qapp, "light")


def test_blank_lines_are_low_and_it_grows_with_its_text(editor):
    editor.set_text("one\n\ntwo")
    blank = editor.document().begin().next()
    assert blank.blockFormat().lineHeight() == 10
    low = editor.height()
    editor.set_text("\n".join(["a line of words"] * 40))
    assert editor.height() > 600 > low
    assert editor.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- one", "- one\n- x"),
        ("  * one", "  * one\n  * x"),
        ("9. one", "9. one\n10. x"),
        ("- [x] one", "- [x] one\n- [ ] x"),
        ("> - one", "> - one\n> - x"),
        ("plain", "plain\nx"),
        ("- one\n- ", "- one\nx"),
    ],
)
def test_enter_goes_on_with_a_list(editor, before, after):
    editor.set_text(before)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "x")
    assert editor.text() == after


def test_tab_leaves_and_typing_is_told(editor, qtbot):
    with qtbot.waitSignal(editor.edited):
        QTest.keyClicks(editor, "x")
    with qtbot.waitSignal(editor.left):
        QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.text() == "x"


def test_its_own_undo_takes_back_text_and_line_heights_together(editor):
    editor.set_text("one")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Return):
        QTest.keyClick(editor, key)
    QTest.keyClicks(editor, "two")
    assert editor.text() == "one\n\ntwo"
    texts = []
    while editor.document().isUndoAvailable():
        editor.undo()
        texts.append(editor.text())
    assert texts[-1] == "one" and len(texts) <= 4
    assert len(set(texts)) == len(texts)  # no undo without a change that can be seen
    while editor.document().isRedoAvailable():
        editor.redo()
    assert editor.text() == "one\n\ntwo"
    assert editor.document().begin().next().blockFormat().lineHeight() == 10


def test_a_text_that_is_shown_is_no_typing_and_no_undo(editor):
    told = []
    editor.edited.connect(lambda: told.append(editor.text()))
    editor.set_text("shown")
    assert told == [] and not editor.document().isUndoAvailable() and not editor.document().isModified()


def test_what_is_pasted_is_plain_text_without_control_characters(editor):
    data = QMimeData()
    data.setHtml("<b>bold</b><img src='file:///etc/passwd'>")
    data.setText("bold\x00\x07 text\r\nnext")
    editor.insertFromMimeData(data)
    assert editor.text() == "bold text\nnext"
    assert look(editor, "bold") is None
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/etc/passwd")])
    assert not editor.canInsertFromMimeData(files)


@pytest.mark.parametrize(("keys", "after"), [("B", "**word**"), ("I", "*word*")])
def test_bold_and_italic_by_keys(editor, keys, after):
    editor.set_text("word")
    editor.selectAll()
    QTest.keyClick(editor, getattr(Qt.Key, f"Key_{keys}"), Qt.KeyboardModifier.ControlModifier)
    assert editor.text() == after


@pytest.mark.parametrize(
    "hostile",
    [
        '<img src="file:///etc/passwd">',
        "![x](file:///etc/passwd)",
        "![x](https://example.org/a.png)",
        "<style>@import url(file:///etc/passwd)</style>",
        '<script>alert(1)</script> <a href="javascript:x">y</a>',
        "[y](javascript:alert(1))",
    ],
)
def test_the_preview_loads_nothing_and_shows_hostile_text_as_typed(qapp, shown, monkeypatch, hostile):
    asked = []
    real = MarkdownPreview.loadResource
    monkeypatch.setattr(
        MarkdownPreview, "loadResource", lambda self, kind, name: asked.append(name) or real(self, kind, name)
    )
    preview = MarkdownPreview("Preview")
    shown(preview, (500, 300))
    preview.show_now(f"before {hostile} after")
    preview.grab()
    assert asked == []
    assert preview.toPlainText() == f"before {hostile} after"
    assert not any(form.isImageFormat() or form.isAnchor() for form in formats(preview))


def formats(preview):
    block = preview.document().begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            yield QTextCharFormat(parts.fragment().charFormat())
            parts += 1
        block = block.next()


def test_even_a_picture_that_got_in_would_load_nothing(qapp, shown):
    preview = MarkdownPreview("Preview")
    shown(preview, (500, 300))
    assert preview.loadResource(2, QUrl("file:///etc/hostname")) is None


def test_the_preview_follows_after_a_pause_and_stops_when_hidden(qapp, shown, qtbot):
    preview = MarkdownPreview("Preview")
    shown(preview, (500, 300))
    preview.follow("*soon*")
    assert preview.toPlainText() == ""
    qtbot.waitUntil(lambda: preview.toPlainText() == "soon")
    preview.follow("later")
    preview.hide()
    assert not preview.findChildren(type(preview._later))[0].isActive()
    preview.show()
    assert preview.toPlainText() == "later"


def test_headings_lists_and_weights_are_those_of_documents(qapp, shown):
    preview = MarkdownPreview("Preview")
    shown(preview, (500, 300))
    preview.show_now("## Head\n\n- **one**\n- two")
    assert preview.toPlainText() == "Head\none\ntwo"
    first = preview.document().begin().next()
    assert first.textList() is not None
    assert first.begin().fragment().charFormat().fontWeight() >= QFont.Weight.DemiBold


def test_a_long_text_is_laid_out_a_few_times_only(editor, qtbot):
    """Once for each of its lines would keep the window still for minutes."""
    laid_out = []
    editor.document().contentsChange.connect(lambda *change: laid_out.append(change))
    source = QMimeData()
    source.setText("A paragraph.\n\n" * 300)
    editor.insertFromMimeData(source)
    assert len(laid_out) < 10
    assert editor.document().findBlockByNumber(301).blockFormat().lineHeight() == 10
    editor.undo()
    assert editor.text() == ""


def test_after_a_paste_the_caret_is_told_where_it_is_then(editor):
    source = QMimeData()
    source.setText("A line.\n" * 60)
    editor.insertFromMimeData(source)
    told = []
    editor.caret_moved.connect(told.append)
    settle()
    assert [rect.bottom() <= editor.height() for rect in told] == [True]
    assert told[0].top() > 900
