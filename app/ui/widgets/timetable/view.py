"""The timetable widget: chosen by mouse and keys, titles edited in place, wishes emitted; it writes nothing itself."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from typing_extensions import override

from app.domain.timetable import Ref, Timetable
from app.ui import theme
from app.ui.language import tr
from app.ui.widgets import painted_children
from app.ui.widgets.timetable.blocks import Block
from app.ui.widgets.timetable.frame import HeadState
from app.ui.widgets.timetable.ghosts import Ghost, drafted
from app.ui.widgets.timetable.hands import Hands
from app.ui.widgets.timetable.heads import Heads
from app.ui.widgets.timetable.inputs import Inputs
from app.ui.widgets.timetable.invitation import invitation_words
from app.ui.widgets.timetable.keyboard import Keyboard
from app.ui.widgets.timetable.title_edit import Asked, TitleEdit
from app.ui.widgets.timetable.told import Told
from app.ui.widgets.timetable.wishes import NewSession, Rename
from app.ui.widgets.timetable.words import block_name

_TIMES = 20  # px over the title of a new session: the line with its times


class TimetableView(Inputs):
    """Days × rooms of one agenda. ``wished`` carries a ``Wish``, ``chosen_changed`` a ``Ref`` or None.

    ``zone_asked`` tells that another second zone is to be chosen, at a point of the screen.
    """

    chosen_changed = Signal(object)
    wished = Signal(object)
    zone_asked = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        painted_children.install()
        self._chosen: Ref | None = None
        self._draft: Ghost | None = None
        self.hands, self.keyboard, self.heads = Hands(self), Keyboard(self), Heads(self)
        self.children_told = Told(self)
        self._edit = TitleEdit(self.viewport())
        self._edit.closed.connect(self.setFocus)
        self.setAccessibleName(tr("Timetable"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)

    @override
    def show_table(self, table: Timetable, days: Sequence[dt.date] = ()) -> None:
        super().show_table(table, days)
        if self._chosen is not None and self.chosen_block() is None:
            self.choose(None)
        if self._chosen is None and self.heads.chosen is None:
            empty = not table.sessions and not self.read_only
            self.setAccessibleDescription(invitation_words() if empty else "")

    @override
    def ghost(self) -> tuple[Ghost | None, Block | None]:
        return self.hands.ghost() or self._draft, self.hands.moving()

    @override
    def head_state(self) -> HeadState:
        chosen = self.heads.chosen if self.hasFocus() else None
        return HeadState(chosen, self.heads.under_mouse, not self.read_only)

    @override
    def let_go(self, dragged: bool) -> None:
        self._edit.close_edit(keep=True)
        if dragged:
            self.hands.drop()

    def chosen(self) -> Ref | None:
        """The row that is chosen."""
        return self._chosen

    @override
    def chosen_block(self) -> Block | None:
        if self.geometry_now is None or self._chosen is None:
            return None
        return self.geometry_now.by_ref.get(self._chosen)

    def choose(self, ref: Ref | None, show: bool = False) -> None:
        """Choose the block of a session or item, or nothing; ``show`` scrolls to it."""
        geometry = self.geometry_now
        block = geometry.by_ref.get(ref) if geometry is not None and ref is not None else None
        wanted = block.ref if block is not None else None
        if wanted != self._chosen:
            self._chosen = wanted
            if wanted is not None:
                self.heads.choose(None)
            words = block_name(block, geometry.table) if block is not None and geometry is not None else ""
            self.setAccessibleDescription(words)
            if painted_children.is_listened_to():
                refs = self.children_told.refs()
                painted_children.tell_chosen(self, refs.index(wanted) if wanted in refs else -1)
            self.paint_anew()
            self.chosen_changed.emit(wanted)
        if show and block is not None:
            self.scroll_to(block)

    def ask(self, asked: Asked, place: QRectF) -> None:
        """Let a title or name be typed over a place of the viewport."""
        self._edit.ask(asked, place)

    @override
    def rename(self) -> None:
        block = self.chosen_block()
        if self.read_only:
            return
        if block is None:
            if self.heads.chosen is not None:
                self.heads.act(self.heads.chosen)
            return
        self.scroll_to(block)
        place, ref = block.area if block.spine else block.rect, block.ref
        asked = Asked(block.title, tr("Title"), lambda title: self.wished.emit(Rename(ref, title)))
        self.ask(asked, place.translated(self.offset()))

    def draft(self, wish: NewSession) -> None:
        """Show where a session would be and let its title be typed; only then it is wished for, Esc gives it up."""
        if self.geometry_now is None or self.read_only:
            return
        self._edit.close_edit(keep=True)
        ghost = drafted(self.geometry_now, wish)
        if ghost is None:
            self.wished.emit(wish)
            return
        self.choose(None)
        self.scroll_to_rect(ghost.rect)
        self._draft = ghost
        self.paint_anew()
        name, text = tr("Title of the new session"), tr("New session")
        asked = Asked(text, name, lambda title: self._take(wish, title), True, self._undraft)
        place, line = ghost.rect.translated(self.offset()), theme.px(_TIMES)
        self.ask(asked, place.adjusted(3, line, -3, 0) if place.height() > 2.5 * line else place)

    def _take(self, wish: NewSession, title: str) -> None:
        self._undraft()
        self.wished.emit(replace(wish, title=title))

    def _undraft(self) -> None:
        self._draft = None
        self.paint_anew()
