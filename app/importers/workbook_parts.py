"""The parts of a workbook, opened with care: sizes are known before anything is unpacked, no entity is expanded.

Parts are streamed through expat, so that no tree of them ever stands in memory. A workbook holds no document type
declaration (ECMA-376 part 2, annex on XML): one that does is refused, and with it every entity bomb.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from xml.parsers import expat

from app.domain.errors import UserError
from app.words import message

MOST_UNPACKED = 200_000_000  # bytes, of all parts
_MOST_PARTS = 10_000
_MOST_RATIO, _SMALL = 250, 5_000_000  # deflate reaches 1032; a real sheet hardly 100
_MOST_ELEMENTS = 12_000_000  # of one part
_CHUNK = 1 << 16

_BOMB = message("{name} would unpack to far more than a list of people holds: it is refused. Save it anew as .xlsx.")
_NO_WORKBOOK = message("{name} is no workbook of Excel, whatever its name says: save the list as .xlsx or .csv.")

Begin = Callable[[str, Mapping[str, str]], None]  # local name, attributes
End = Callable[[str], None]
Text = Callable[[str], None]


class Parts:
    """The archive ``data`` of the workbook called ``name``; raises UserError for anything that is no sound workbook."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._sizes = {each.filename: each for each in self._zip.infolist()}
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise self.damaged() from error
        self._refuse_bombs()
        self._refuse_other_kinds()

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return part in self._sizes

    def damaged(self) -> UserError:
        """What is said of a workbook that cannot be read."""
        return UserError("{name} is damaged: open it in its program, and save it anew as .xlsx.", name=self.name)

    def read(self, part: str, begin: Begin, end: End | None = None, text: Text | None = None) -> None:
        """Stream one part: ``begin``, ``end`` and ``text`` hear of elements (by local name) and what is in them."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        count = 0

        def begun(tag: str, attributes: dict[str, str]) -> None:
            nonlocal count
            count += 1
            if count > _MOST_ELEMENTS:
                raise UserError(_BOMB, name=self.name)
            begin(tag.rpartition(" ")[2], attributes)

        parser.StartElementHandler = begun
        if end is not None:
            ended = end
            parser.EndElementHandler = lambda tag: ended(tag.rpartition(" ")[2])
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        try:
            with self._zip.open(part) as stream:
                while chunk := stream.read(_CHUNK):
                    parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except (
            expat.ExpatError, zipfile.BadZipFile, zlib.error, EOFError, LookupError, OSError, NotImplementedError,
            RuntimeError, ValueError, OverflowError,
        ) as error:  # fmt: skip
            raise self.damaged() from error

    def _refuse_doctype(self, *_declared: object) -> None:
        raise UserError(
            "{name} holds declarations that no workbook has: it is refused. Save it anew as .xlsx.", name=self.name
        )

    def _refuse_bombs(self) -> None:
        parts = self._sizes.values()
        if len(parts) > _MOST_PARTS or sum(each.file_size for each in parts) > MOST_UNPACKED:
            raise UserError(_BOMB, name=self.name)
        for each in parts:
            if each.file_size > _SMALL and each.file_size > _MOST_RATIO * max(1, each.compress_size):
                raise UserError(_BOMB, name=self.name)
            if each.flag_bits & 1:
                raise UserError("{name} has a password: save it without one, and import that.", name=self.name)

    def _refuse_other_kinds(self) -> None:
        if self.has("content.xml") and self.has("mimetype"):
            raise UserError(
                "{name} is an OpenDocument file: open it in LibreOffice, and save it as .xlsx or .csv.", name=self.name
            )
        if self.has("xl/workbook.bin"):
            raise UserError("{name} is a binary workbook (.xlsb): save it as .xlsx.", name=self.name)
        if not self.has("[Content_Types].xml") or not self.has("_rels/.rels"):
            raise UserError(_NO_WORKBOOK, name=self.name)

    def no_workbook(self) -> UserError:
        """What is said of an archive that is something else, such as a text document."""
        return UserError(_NO_WORKBOOK, name=self.name)
