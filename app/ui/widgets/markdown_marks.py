"""Markdown that stays text: its marks are faint, and what they mark is shown (LOOK, "Minutes")."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument
from typing_extensions import override

from app.ui import paint, theme

_HEADING_SIZE = 16  # px
_UNICODE = QRegularExpression.PatternOption.UseUnicodePropertiesOption

Change = Callable[[QTextCharFormat], None]


def _faint(form: QTextCharFormat) -> None:
    form.setForeground(theme.color("faint"))


def _muted(form: QTextCharFormat) -> None:
    form.setForeground(theme.color("muted"))


def _accent(form: QTextCharFormat) -> None:
    form.setForeground(theme.color("accent"))


def _bold(form: QTextCharFormat) -> None:
    form.setFontWeight(paint.SEMI)


def _italic(form: QTextCharFormat) -> None:
    form.setFontItalic(True)


def _struck(form: QTextCharFormat) -> None:
    form.setForeground(theme.color("muted"))
    form.setFontStrikeOut(True)


def _code(form: QTextCharFormat) -> None:
    form.setForeground(theme.color("indigo"))


def _heading(form: QTextCharFormat) -> None:
    form.setFontWeight(paint.SEMI)
    form.setProperty(QTextCharFormat.Property.FontPixelSize, _HEADING_SIZE)


@dataclass(frozen=True)
class _Rule:
    """A pattern, and how each of its named groups is shown."""

    pattern: QRegularExpression
    groups: dict[str, Change]


def _rule(pattern: str, **groups: Change) -> _Rule:
    return _Rule(QRegularExpression(pattern, _UNICODE), groups)


_RULES = (
    _rule(r"^(?<m>#{1,6}[ \t]+)(?<t>.*)$", m=_faint, t=_heading),
    _rule(r"^(?<m>[ \t]*>[ \t]?)(?<t>.*)$", m=_faint, t=_muted),
    _rule(r"^[ \t]*(?<m>(?:[-*+]|\d{1,9}[.)])[ \t]+)", m=_faint),
    _rule(r"^[ \t]*[-*+][ \t]+(?<m>\[ \])[ \t]", m=_accent),
    _rule(r"^[ \t]*[-*+][ \t]+(?<m>\[[xX]\])[ \t]+(?<t>.*)$", m=_accent, t=_struck),
    _rule(r"^[ \t]*(?<m>(?:[-*_][ \t]*){3,})$", m=_faint),
    _rule(r"(?<a>\*\*|__)(?=\S)(?<t>.+?)(?<=\S)(?<b>\1)", a=_faint, t=_bold, b=_faint),
    _rule(r"(?<![*\w\\])(?<a>\*)(?![*\s])(?<t>[^*]+?)(?<![\s*])(?<b>\*)(?!\*)", a=_faint, t=_italic, b=_faint),
    _rule(r"(?<![_\w\\])(?<a>_)(?![_\s])(?<t>[^_]+?)(?<![\s_])(?<b>_)(?![_\w])", a=_faint, t=_italic, b=_faint),
    _rule(r"(?<![\w/.])(?<t>https?://[^\s<>)\]]*[^\s<>)\].,;:!?])", t=_accent),
    _rule(
        r"(?<a>!?\[)(?<t>[^\]\[]+)(?<b>\]\()(?<u>[^()\s]*)(?<c>\))", a=_faint, t=_accent, b=_faint, u=_faint, c=_faint
    ),
    _rule(r"(?<![\w@.])(?<t>@\p{L}[\p{L}\p{M}'’-]*(?: \p{Lu}[\p{L}\p{M}'’-]*)*)", t=_accent),
    _rule(r"(?<a>`)(?<t>[^`]+)(?<b>`)", a=_faint, t=_code, b=_faint),
)


class MarkdownMarks(QSyntaxHighlighter):
    """Colours and weights for the Markdown of a document; ``rehighlight`` after a change of theme."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)

    @override
    def highlightBlock(self, text: str) -> None:
        if not text or text.isspace():
            return
        for rule in _RULES:
            found = rule.pattern.globalMatch(text)
            while found.hasNext():
                match = found.next()
                for name, change in rule.groups.items():
                    self._show(match.capturedStart(name), match.capturedLength(name), change)

    def _show(self, start: int, length: int, change: Change) -> None:
        """Add to what is there, so that bold words in a heading are both."""
        position = start
        while position < start + length:
            form = self.format(position)
            end = position + 1
            while end < start + length and self.format(end) == form:
                end += 1
            merged = QTextCharFormat(form)
            change(merged)
            self.setFormat(position, end - position, merged)
            position = end
