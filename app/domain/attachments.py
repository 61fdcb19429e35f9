"""Attachments: names that are safe on every system, and which types may be opened (TRUST, "Attachments").

A file comes from strangers. Its name is cut down to a base name; what can act on a computer by being opened (programs,
scripts, shortcuts) is not taken at all; what can carry something that acts (macros, HTML, SVG) and every unknown type
is only saved, so that whoever opens it decides so outside of this program.
"""

import re
import unicodedata
from enum import StrEnum

from app.domain.errors import UserError

MOST_BYTES = 100 * 1024 * 1024  # TRUST, "File"
MOST_MEGABYTES = 100

_LONGEST = 200  # bytes in UTF-8; file systems take 255, and a copy may get a number
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)  # Windows
_UNSAFE = re.compile(r'[<>:"|?*]')  # Windows; ":" also names hidden streams there
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}  # controls, direction marks, halves of characters, line ends
_JOINERS = {"\u200c", "\u200d"}  # Persian, Hindi and emoji are spelt with them
_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument"

_OPENED = {
    "pdf": "application/pdf",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "ppsx": f"{_OFFICE}.presentationml.slideshow",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "odp": f"{_OPEN_DOCUMENT}.presentation",
    "odt": f"{_OPEN_DOCUMENT}.text",
    "ods": f"{_OPEN_DOCUMENT}.spreadsheet",
    "key": "application/vnd.apple.keynote",
    "txt": "text/plain",
    "md": "text/markdown",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "mp4": "video/mp4",
    "m4v": "video/mp4",
    "mov": "video/quicktime",
    "webm": "video/webm",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "ogg": "audio/ogg",
    "wav": "audio/wav",
}
_SAVED = {
    "ppt": "application/vnd.ms-powerpoint",
    "pps": "application/vnd.ms-powerpoint",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "rtf": "application/rtf",
    "zip": "application/zip",
    "csv": "text/csv",
    "html": "text/html",
    "htm": "text/html",
    "svg": "image/svg+xml",
}
_REFUSED_TYPES = """
exe com bat cmd msi msix msp mst appx appxbundle scr pif cpl dll sys drv ocx ps1 ps1xml psm1 psd1 psc1 vb vbs
vbe js jse mjs ws wsf wsh wsc sct hta reg inf scf lnk url website desktop webloc inetloc fileloc app command
tool workflow action applescript scpt scptd dmg pkg deb rpm snap flatpak flatpakref appimage run out bin sh
bash zsh csh ksh fish py pyc pyo pyw pyz pl rb php jar jnlp class gadget msc application appref-ms chm hlp iso
img vhd vhdx vmdk xll wll xbap settingcontent-ms library-ms search-ms searchconnector-ms theme themepack
diagcab msh msh1 msh2 service mount timer socket elf so dylib ko kext plugin prefpane crx xpi osx ade adp mde
accde
"""
_REFUSED = frozenset(_REFUSED_TYPES.split())
_PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xfe\xed\xfa",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"L\x00\x00\x00\x01\x14",
    b"\xca\xfe\xba\xbe",
)


class Handling(StrEnum):
    """What may be done with a file: opened from here, only saved, or not attached at all."""

    OPENED = "opened"
    SAVED_ONLY = "saved_only"
    REFUSED = "refused"


def attachment_name(raw: str) -> str:
    """``raw`` as the name an attachment is kept under: the base name, as written in any script.

    Folders, control and direction characters go; characters and names that Windows reserves are made harmless; points
    and spaces at the ends go. The ending is kept when the name is too long.
    """
    base = re.split(r"[/\\]", unicodedata.normalize("NFC", raw))[-1]
    kept = "".join(letter for letter in base if letter in _JOINERS or unicodedata.category(letter) not in _UNSEEN)
    name = " ".join(_UNSAFE.sub("_", kept).split()).strip(". ")
    if not name:
        return "file"
    if _RESERVED.fullmatch(name.partition(".")[0].strip()):
        name = f"_{name}"
    stem, point, ending = name.rpartition(".")
    if not point:
        return _cut(name, _LONGEST)
    ending = _cut(ending, _LONGEST // 4)
    return f"{_cut(stem, _LONGEST - len(ending.encode()) - 1).rstrip('. ')}.{ending}"


def handling(name: str, start: bytes = b"") -> Handling:
    """What may be done with a file of this name whose content begins with ``start``.

    Only types that are known not to act are opened; a program is refused under any name.
    """
    ending = _ending(name)
    if ending in _REFUSED or any(start.startswith(mark) for mark in _PROGRAMS):
        return Handling.REFUSED
    return Handling.OPENED if ending in _OPENED else Handling.SAVED_ONLY


def mime_of(name: str) -> str:
    """The media type that the name's ending stands for."""
    ending = _ending(name)
    return _OPENED.get(ending) or _SAVED.get(ending) or "application/octet-stream"


def check_attachment(name: str, size: int, start: bytes = b"") -> None:
    """Raise UserError for a file that is not attached: a program or script, or one above 100 MB (``size`` in bytes)."""
    if size > MOST_BYTES:
        raise UserError(
            "{name} is larger than {most} MB: make it smaller, or give a link to it instead.",
            name=name,
            most=MOST_MEGABYTES,
        )
    if handling(name, start) is Handling.REFUSED:
        raise UserError(
            "{name} is a program, a script or a shortcut, and is not attached: attach a PDF or the slides themselves.",
            name=name,
        )


def _ending(name: str) -> str:
    _stem, point, ending = attachment_name(name).rpartition(".")
    return ending.lower() if point else ""


def _cut(text: str, most: int) -> str:
    return text.encode()[:most].decode("utf-8", "ignore")
