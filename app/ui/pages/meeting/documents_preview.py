"""What the chosen document looks like: its pages, or in words what it holds; or why it cannot be made."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QStackedWidget, QWidget

from app.domain.preview import Preview, PreviewPart
from app.ui import theme
from app.ui.language import plural, size_text, tr
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import ColumnArea, Rule, box, clear
from app.ui.widgets.lines import Line, LineText
from app.ui.widgets.pdf_file import PdfFile
from app.ui.widgets.pdf_view import PdfView
from app.words import message

_MOST_PROBLEMS = 3  # shown; the others are counted


class DocumentPreview(QStackedWidget):
    """Shows one thing at a time: pages, contents, a problem, or that the document is being made."""

    def __init__(self) -> None:
        super().__init__()
        self.pages = PdfView()
        self.contents = _Contents()
        self.again = Button(tr("Try again"), "refresh-cw", "bordered")
        self.source = Button(" ", "arrow-right", "bordered")
        self.problem = EmptyState("file-warning", "", "", self.source, self.again)
        self.waiting = _Waiting()
        for widget in (self.waiting, self.pages, self.contents, self.problem):
            self.addWidget(widget)

    def show_pages(self, data: bytes, from_top: bool) -> None:
        """The pages of a PDF; with ``from_top`` false one stays where one was."""
        self.pages.show_file(PdfFile(data), from_top or self.currentWidget() is not self.pages)
        self.setCurrentWidget(self.pages)

    def show_contents(self, form: str, preview: Preview, size: int) -> None:
        """What a file holds that is not shown as pages."""
        self.contents.show_preview(form, preview, size)
        self.setCurrentWidget(self.contents)
        self.pages.show_file(None)

    def show_problem(self, title: str, words: str, again: bool = True, source: str = "") -> None:
        """Why there is no document, and what to do; ``source`` names where that is done."""
        self.problem.say(title, words)
        if source:
            self.source.set_words(source)
        self.source.setVisible(bool(source))
        self.again.setVisible(again)
        self.setCurrentWidget(self.problem)
        self.pages.show_file(None)

    def show_waiting(self) -> None:
        """The document is being made."""
        self.setCurrentWidget(self.waiting)
        self.pages.show_file(None)


class _Waiting(QWidget):
    """A quiet line where the document will appear."""

    def __init__(self) -> None:
        super().__init__()
        words = Label(tr("Being made…"), "body", "muted")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box("v", words, parent=self)


class _Contents(QWidget):
    """Head, the files or sheets as lines, then the text as plain text."""

    def __init__(self) -> None:
        super().__init__()
        self._head = Label("", "lead")
        self._words = Label("", "small", "muted", wrap=True)
        self._lines = box("v")
        holder = QWidget()
        holder.setObjectName("clear")
        box("v", self._lines, None, parent=holder)
        self._parts = ColumnArea()
        self._parts.setWidget(holder)
        self._text = QPlainTextEdit()
        self._text.setObjectName("editor")
        self._text.setReadOnly(True)
        self._text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setAccessibleName(tr("What the document says"))
        self._text.setFont(theme.font())
        self._text.document().setDocumentMargin(0)
        self._rule = Rule()
        box(
            "v", self._head, 2, self._words, 16, self._rule, 12, self._text, self._parts,
            margins=(theme.MARGIN, 20, theme.MARGIN, 12), parent=self,
        )  # fmt: skip

    def show_preview(self, form: str, preview: Preview, size: int) -> None:
        """Say what a file of the format ``form`` and ``size`` bytes holds."""
        self._head.setText(tr(_HEADS[form]))
        counted = [size_text(size)]
        if form == "zip":
            counted.append(plural("{number} file", "{number} files", len(preview.parts)))
        elif preview.parts:
            counted += [_sheet(part) for part in preview.parts]
        if preview.entries:
            counted.append(plural("{number} entry", "{number} entries", preview.entries))
        if preview.cut:
            counted.append(tr("only the beginning is shown"))
        self._words.setText(" · ".join([tr(_OPENS_IN[form]), *counted]))
        clear(self._lines)
        for part in preview.parts if form == "zip" else ():
            self._lines.addWidget(
                Line(LineText(part.name, right=size_text(part.size)), theme.SHORT_LINE, leads_on=False)
            )
        self._parts.setVisible(form == "zip")
        if self._text.toPlainText() != preview.text:
            self._text.setPlainText(preview.text)
        self._text.setVisible(bool(preview.text))


class ProblemStrip(QFrame):
    """What could not be put into the document, in sentences; hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("warning")
        self._words = Label("", "body", "amber", wrap=True)
        box("h", self._words, margins=(12, 8, 12, 8), parent=self)
        self.hide()

    def show_problems(self, problems: Sequence[str]) -> None:
        """Say these, the first few of them."""
        said = list(problems[:_MOST_PROBLEMS])
        if len(problems) > _MOST_PROBLEMS:
            said.append(plural("and {number} more", "and {number} more", len(problems) - _MOST_PROBLEMS))
        self._words.setText("\n".join(said))
        self.setVisible(bool(problems))


def _sheet(part: PreviewPart) -> str:
    rows = plural("{number} row", "{number} rows", part.rows)
    return tr("sheet {name} with {rows}", name=part.name, rows=rows)


_HEADS = {
    "html": message("A web page"),
    "docx": message("A Word document"),
    "xlsx": message("A workbook"),
    "csv": message("A table as text"),
    "md": message("Text in Markdown"),
    "json": message("Data for other programs"),
    "ics": message("A calendar"),
    "zip": message("Files in one file"),
}
_OPENS_IN = {
    "html": message("Opens in every browser, also offline"),
    "docx": message("Opens in Word and LibreOffice"),
    "xlsx": message("Opens in Excel and LibreOffice"),
    "csv": message("Opens in every spreadsheet"),
    "md": message("Opens in every editor"),
    "json": message("For programs, not for people"),
    "ics": message("Opens in every calendar"),
    "zip": message("Unpack it to open what is in it"),
}
