"""PDFs of 10, 100 and 1,000 pages against a raw ReportLab canvas with the same text, and against WeasyPrint."""

import html
import io
import resource
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from app.domain.agenda import Audience
from app.exporters.pdf.agenda import agenda_pdf
from app.exporters.pdf.fonts import Face, ready
from app.exporters.pdf.minutes import minutes_pdf
from app.words import words
from benchmarks.figures import Figure, seconds
from benchmarks.long_documents import agenda_lines, long_agenda, long_minutes, minutes_lines

ENGLISH = words("en")
_SIZES = (10, 100, 1_000)
_PEER_SIZES = {10: 5, 100: 3}  # pages, and how often; a thousand take WeasyPrint minutes
_RAW = "raw ReportLab canvas with the same text"
_GOAL = 2.5 * 1.25  # SPEED: 2.5 × without tags, and a quarter for the tags
_MEGABYTES = 150  # SPEED: memory at 1,000 pages
_LINE, _TOP, _LAST = 15, 780, 60  # points


def figures() -> Iterator[Figure]:
    """The figures of this module."""
    for pages in _SIZES:
        yield from _of_kind("agenda", pages)
        yield from _of_kind("minutes", pages)
    for kind in ("agenda", "minutes"):
        used = memory(kind, 1_000)
        yield Figure(f"{kind} PDF of 1,000 pages: memory ({used} MB)", used / _MEGABYTES, "150 MB", 1)


def _of_kind(kind: str, pages: int) -> Iterator[Figure]:
    make, lines = (_agenda if kind == "agenda" else _minutes)(pages)
    ours = seconds(make)
    yield Figure(f"{kind} PDF of {pages:,} pages", ours / seconds(lambda: _raw(lines)), _RAW, _GOAL)
    if pages in _PEER_SIZES and (peer := _weasyprint(lines)):
        ratio = ours / seconds(peer, _PEER_SIZES[pages])
        yield Figure(f"{kind} PDF of {pages:,} pages", ratio, "WeasyPrint, the same as a table, PDF/UA", 0.1)


def _agenda(pages: int) -> tuple[Callable[[], bytes], list[str]]:
    document = long_agenda(pages)
    return lambda: agenda_pdf(document, Audience.PUBLIC, ENGLISH), list(agenda_lines(document))


def _minutes(pages: int) -> tuple[Callable[[], bytes], list[str]]:
    document = long_minutes(pages)
    return lambda: minutes_pdf(document, ENGLISH), list(minutes_lines(document))


def _raw(lines: Iterable[str]) -> bytes:
    ready()
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, pageCompression=1, invariant=1)
    canvas.setFont(Face.REGULAR, 10)
    y = _TOP
    for line in lines:
        if y < _LAST:
            canvas.showPage()
            canvas.setFont(Face.REGULAR, 10)
            y = _TOP
        canvas.drawString(60, y, line)
        y -= _LINE
    canvas.save()
    return stream.getvalue()


def _weasyprint(lines: Iterable[str]) -> Callable[[], bytes] | None:
    try:
        import weasyprint
    except (ImportError, OSError):  # not installed, or without its system libraries
        return None
    rows = "".join(f"<tr><td>{html.escape(line[:11])}<td>{html.escape(line[11:])}" for line in lines)
    page = f"<html lang=en><title>x</title><style>td {{ border-top: 1px solid }}</style><table>{rows}</table>"
    return lambda: weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")


def memory(kind: str, pages: int) -> int:
    """The most memory that a process uses which makes one document, in megabytes."""
    code = f"from benchmarks import documents as d; d._{kind}({pages})[0](); print(d.most_used())"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return int(run.stdout)


def most_used() -> int:
    """The most memory that this process has used, in megabytes."""
    status = Path("/proc/self/status")
    if status.exists():  # what resource tells on Linux counts the process that started this one as well
        peak = next(line for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM"))
        return int(peak.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
