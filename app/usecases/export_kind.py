"""One kind of document that can be exported, as every module of ``kinds`` declares its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.db.stores import Store
from app.domain.export_request import ExportRequest
from app.words import Words


@dataclass(frozen=True)
class Rendered:
    """A document's bytes, and what could not be put into it: sentences in the language of the document."""

    data: bytes
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class ExportKind:
    """One kind of document: how its values are gathered, and how each format (the first is the default) renders them.

    ``gather`` reads frozen values in one short session; ``render`` turns them into bytes and holds no session while it
    works, so that it may run as a job; what has to be left out of a document is reported, never an error. ``options``
    are the fields of ExportRequest that mean something for the kind besides format and language.
    """

    name: str
    options: frozenset[str]
    needs_meeting: bool
    gather: Callable[[Store, ExportRequest], Any]
    render: Mapping[str, Callable[[Any, ExportRequest, Words], bytes | Rendered]]
