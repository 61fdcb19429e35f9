"""A start of the window in a fresh process, watched from inside it, for ``benchmarks.window``.

``python -m benchmarks.window_start bare|floor|FILE`` prints, as JSON: when the window frame was painted first, and when
it had been painted with its data (seconds on the clock that all processes share), and the memory then in use.
"Painted with its data" is the last paint before 100 ms of rest.
"""

import gc
import json
import sys
import time
from collections.abc import Callable
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType
from typing import Any

_REST = 0.1  # seconds without a paint


class _Watched:
    """The paints of every top-level window that is shown."""

    def __init__(self) -> None:
        self.first = self.last = 0.0
        self.filters: list[Any] = []

    def watch(self, window: Any) -> None:
        """Notice the paints of ``window`` from now on."""
        from PySide6.QtCore import QEvent, QObject

        seen = self

        class Filter(QObject):
            def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
                if event.type() in (QEvent.Type.Paint, QEvent.Type.UpdateRequest):
                    seen.last = time.monotonic()
                    seen.first = seen.first or seen.last
                return False

        self.filters.append(Filter())
        window.installEventFilter(self.filters[-1])

    def until_rest(self, process_events: Callable[[], None]) -> None:
        """Let the program work until it has nothing to paint any more."""
        begin = time.monotonic()
        while not self.last or time.monotonic() - max(begin, self.last) < _REST:
            before = self.last
            process_events()
            if self.last != before:
                self.last = time.monotonic()  # when the paint was done


class _Patch(MetaPathFinder, Loader):
    """Puts ``_Watched`` into QtWidgets when the program itself imports it, so that the order of imports is its own."""

    def __init__(self, watched: _Watched) -> None:
        self.watched = watched
        self.real: Any = None

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        """The real module, with this loader around its own."""
        if name != "PySide6.QtWidgets":
            return None
        sys.meta_path.remove(self)
        spec = PathFinder.find_spec(name, path, target)
        assert spec is not None
        self.real, spec.loader = spec.loader, self
        return spec

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """As the real loader makes it."""
        made: ModuleType | None = self.real.create_module(spec)
        return made

    def exec_module(self, module: ModuleType) -> None:
        """Run the module, then watch what is shown, and come back instead of waiting for the user."""
        self.real.exec_module(module)
        widgets: Any = module
        show, watched = widgets.QWidget.show, self.watched

        def watched_show(window: Any) -> None:
            if window.isWindow() and not watched.filters:
                watched.watch(window)
            show(window)

        def work_until_rest(*_: object) -> int:
            watched.until_rest(widgets.QApplication.processEvents)
            return 0

        widgets.QWidget.show = watched_show
        widgets.QApplication.exec = work_until_rest


def _bare(with_sqlalchemy: bool) -> None:
    """The least a program on these libraries can do: an empty window."""
    if with_sqlalchemy:
        import sqlalchemy.orm  # noqa: F401
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication([])
    window = QWidget()
    window.resize(1280, 800)
    window.show()
    application.exec()


def _memory() -> int:
    """Bytes of this process in memory."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) * 1024
    return 0


def main(what: str) -> None:
    """Start ``what``, print what was seen, and leave without the program's own farewell."""
    watched = _Watched()
    sys.meta_path.insert(0, _Patch(watched))
    kept: list[Any] = []
    if what in ("bare", "floor"):
        _bare(what == "floor")
    else:
        from app.start import main as start

        start([what])
    gc.collect()
    kept.append({"first": watched.first, "last": watched.last, "memory": _memory()})
    print(json.dumps(kept[-1]), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
