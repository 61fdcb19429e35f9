"""What a document holds, for somebody who looks at it before it is saved."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PreviewPart:
    """A file of an archive (``size`` in bytes) or a sheet of a workbook (``rows``, ``columns``)."""

    name: str
    size: int = 0
    rows: int = 0
    columns: int = 0


@dataclass(frozen=True)
class Preview:
    """The plain text of a document, ``cut`` where it is very long; its parts; how many entries a calendar has."""

    text: str = ""
    parts: tuple[PreviewPart, ...] = ()
    entries: int = 0
    cut: bool = False
