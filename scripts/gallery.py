"""Pictures of every page, tab, state and dialog of the window: ``python scripts/gallery.py [FOLDER [NAME …]]``.

The list is ``gallery_pictures.py``. Each variant (theme, size, scale, language, text size) is drawn by a process
of its own, always with the same clock and without a screen, so that pictures of two versions can be compared.
"""

import datetime as dt
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

NOW = dt.datetime(2020, 3, 20, 14, 2, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Variant:
    """How the pictures are drawn; ``every`` picture, or those of the main pages only."""

    name: str
    theme: str = "light"
    size: tuple[int, int] = (1280, 800)  # logical pixels
    scale: float = 1.5
    language: str = "en"
    points: int = 10  # of the body text
    every: bool = False


VARIANTS = (
    Variant("light", every=True),
    Variant("dark", theme="dark", every=True),
    Variant("light-1024", size=(1024, 700), scale=1),
    Variant("dark-200", theme="dark", scale=2),
    Variant("french", scale=1, language="fr", every=True),
    Variant("text-16", scale=1, points=16),
)


def main(folder: str = "gallery", *wanted: str) -> None:
    """Draw everything, or the variants and pictures named, into ``folder``; ends with status 1 when one fails."""
    target = Path(folder).absolute()
    target.mkdir(parents=True, exist_ok=True)
    failed = False
    known = {variant.name for variant in VARIANTS}
    pictures = [name for name in wanted if name not in known]
    for variant in VARIANTS:
        if known & set(wanted) and variant.name not in wanted:
            continue
        with _home() as home:
            own = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"), home)
            scene = {
                "QT_QPA_PLATFORM": "offscreen",
                "QT_SCALE_FACTOR": str(variant.scale),
                "TZ": "UTC",
                "LANG": "C.UTF-8",
            }
            command = [sys.executable, __file__, "--draw", variant.name, str(target), home, *pictures]
            done = subprocess.run(command, env={**os.environ, **own, **scene}, check=False)
        failed |= done.returncode != 0
    print(f"{len(list(target.glob('*.png')))} pictures are in {target}.")
    if failed:
        sys.exit("Not every picture could be drawn: see above.")


@contextmanager
def _home() -> Iterator[str]:
    """An empty folder for the files of one variant; of the same name each time, because some pictures show it."""
    for number in itertools.count(1):
        home = Path(tempfile.gettempdir(), f"plenary-gallery-{number}")
        try:
            home.mkdir()
        except FileExistsError:  # another gallery is being drawn
            continue
        try:
            yield str(home)
        finally:
            shutil.rmtree(home, ignore_errors=True)
        return


def draw(name: str, target: str, home: str, *wanted: str) -> None:
    """Draw one variant, in this process; a picture that fails is told, and the others are drawn."""
    import traceback

    import sqlalchemy.orm  # noqa: F401 - before PySide6, which reads the source of every module imported after it
    from gallery_pictures import PICTURES
    from gallery_scene import Scene, stop_the_clock
    from PySide6.QtWidgets import QApplication

    from app.ui import theme
    from app.ui.app import Program
    from app.ui.settings import LANGUAGE, TEXT_SIZE, THEME, Settings

    variant = next(each for each in VARIANTS if each.name == name)
    stop_the_clock(NOW)
    application = QApplication([])
    application.setCursorFlashTime(0)
    settings = Settings()
    settings.set(THEME, variant.theme)
    settings.set(LANGUAGE, variant.language)
    settings.set(TEXT_SIZE, str(variant.points))
    program = Program(application, settings)
    theme.load_more_fonts()
    scene = Scene(program, Path(home), variant.size)
    failures = 0
    begin = time.perf_counter()
    drawn = [picture for picture in PICTURES if variant.every or picture.main]
    drawn = [picture for picture in drawn if not wanted or picture.name in wanted]
    for picture in drawn:
        try:
            scene.draw(picture).save(str(Path(target, f"{picture.name}-{name}.png")))
        except Exception:
            failures += 1
            print(f"{picture.name}-{name}:", traceback.format_exc(), file=sys.stderr)
    print(f"{name}: {len(drawn) - failures} pictures in {time.perf_counter() - begin:.0f} s", flush=True)
    scene.close()
    sys.exit(failures > 0)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--draw"]:
        draw(*sys.argv[2:])
    else:
        main(*sys.argv[1:])
