"""A database with hostile text in every field: every kind of document is made all the same, and obeys none of it.

TRUST, fault 31. What is unique or a code (numbers, short names, zones, hashes) keeps its value.
"""

import datetime as dt
import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.domain.agenda import Audience
from app.domain.export_request import ExportRequest
from app.models import Base
from app.models.types import CleanText
from app.usecases.export_kinds import EXPORT_KINDS
from app.usecases.exports import rendered
from app.usecases.files import opened

MARKER = "the-content-of-the-marker-file"
PERSON = "maria.silva@embrapa.example"
MEETING = "wageningen-2020"
CODES = {"short_name", "number", "zone", "sha256", "mime", "email", "language", "country", "sort_key", "folded", "type"}
TABLES = {table.name: table for table in Base.metadata.sorted_tables if "uid" in table.c}
REQUESTS = [
    (kind.name, form, audience)
    for kind in EXPORT_KINDS.values()
    for form in kind.render
    for audience in ((Audience.PUBLIC, Audience.CHAIR) if "audience" in kind.options else (None,))
]


@pytest.fixture(scope="module")
def listener() -> Iterator[socket.socket]:
    """A server that nobody may call."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.settimeout(0)
        yield server


@pytest.fixture(scope="module")
def hostile_file(sample_master: Path, tmp_path_factory: pytest.TempPathFactory, listener: socket.socket) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    marker = folder / "marker.txt"
    marker.write_text(MARKER, "utf-8")
    url = f"http://127.0.0.1:{listener.getsockname()[1]}/x.png"
    texts = [
        f'<img src="file://{marker}"><img src="{url}"> &amp; <b>x',
        f"![p]({url}) [l](javascript:x) <script src='{url}'></script>",
        '=HYPERLINK("http://x")\t+1 -1 @x | ; "q"',
        "\u202egnirts\u202c עברית العربية 王小明 👩‍🔬 \u0301\u0302 \ufffe \x7f {0} {x} %s \\",
        "w" * 300,
        "A title that goes on. " * 20,
    ]
    file = Path(shutil.copy(sample_master, folder / "hostile.plenary"))
    with opened(str(file)) as store, store.change("Make it hostile") as session:
        for table in TABLES.values():
            fields = [column.name for column in table.columns if _is_text(column)]
            for number, row_id in enumerate(session.scalars(sa.select(table.c.id)).all() if fields else ()):
                text = texts[number % len(texts)]
                session.execute(table.update().where(table.c.id == row_id).values(dict.fromkeys(fields, text)))
    return file


def _is_text(column: sa.Column) -> bool:
    alone = column.unique or any(column.name in key.columns for key in column.table.constraints if _unique(key))
    plain = isinstance(column.type, CleanText) and not column.foreign_keys and column.name not in CODES
    return plain and not alone


def _unique(key: sa.Constraint) -> bool:
    return isinstance(key, (sa.UniqueConstraint, sa.PrimaryKeyConstraint))


def _request(name: str, form: str, audience: Audience | None, language: str) -> ExportRequest:
    kind = EXPORT_KINDS[name]
    meeting = MEETING if "meeting" in kind.options else ""
    person = PERSON if name == "person" else ""
    today = dt.date(2020, 3, 20)
    draft = "draft" in kind.options  # what was released before is not hostile
    return ExportRequest(name, today, form, meeting, person, audience, language=language, draft=draft)


@pytest.mark.parametrize(("name", "form", "audience"), REQUESTS)
def test_every_document_is_made(name: str, form: str, audience: Audience | None, hostile_file: Path, listener):
    before = threading.active_count()
    with opened(str(hostile_file), read_only=True) as store:
        data = rendered(store, _request(name, form, audience, "fr")).data
    assert data
    assert MARKER.encode() not in data
    assert threading.active_count() == before
    with pytest.raises(BlockingIOError):  # nobody has called
        listener.accept()


def test_the_text_is_told_as_it_was_typed(hostile_file: Path):
    with opened(str(hostile_file), read_only=True) as store:
        page = rendered(store, _request("minutes", "html", None, "en")).data.decode()
        text = rendered(store, _request("minutes", "md", None, "en")).data.decode()
    assert "<script src=" not in page
    assert '<img src="http' not in page
    assert "&lt;b&gt;x" in page
    assert "gnirts" in text
