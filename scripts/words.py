"""The catalogue of messages: ``python scripts/words.py extract | update | compile``.

``extract`` gathers every message of app/ into ``resources/i18n/plenary.pot``; ``update`` does so and brings each
language's ``plenary.po`` up to date, keeping what is translated; ``compile`` writes the ``plenary.mo`` that the program
reads. All three files of a language are committed: a test says that they belong together.
"""

import ast
import datetime as dt
import io
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
LANGUAGES = ("fr",)  # English is what the messages are written in
_NO_DATE = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)  # Babel's headers want one
SAYS: dict[str, tuple[int, ...]] = {  # which arguments, from 1, are the message
    "words": (1,),
    "_words": (1,),
    "tr": (1,),
    "message": (1,),
    "change": (1,),
    "command": (2,),
    "Column": (2,),
    "plural": (1, 2),
}


def main(arguments: list[str]) -> int:
    """Run one command; 2 for any other."""
    match arguments:
        case ["extract"]:
            _write(FOLDER / "plenary.pot", po_bytes(messages()))
        case ["update"]:
            _write(FOLDER / "plenary.pot", po_bytes(messages()))
            for language in LANGUAGES:
                _write(po_file(language), po_bytes(updated(language)))
        case ["compile"]:
            for language in LANGUAGES:
                _write(mo_file(language), mo_bytes(catalogue(language)))
        case _:
            sys.stderr.write(f"{__doc__}\n")
            return 2
    return 0


def messages() -> Catalog:
    """Every message in app/, with the files it stands in (no lines: they would change with each edit)."""
    found = Catalog(charset="utf-8", fuzzy=False)
    keywords = SAYS | _errors()
    for path in _python_files():
        for text in _said(path, keywords):
            if text not in ("en", *LANGUAGES):  # words("en") asks for a language
                found.add(text, None, [(path.relative_to(ROOT).as_posix(), 0)])
    return found


def _said(path: Path, keywords: Mapping[str, tuple[int, ...]]) -> Iterator[str | tuple[str, ...]]:
    """The messages of a module, also those inside f-strings; one that has a plural as both its forms."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        given = [node.args[place - 1] for place in keywords.get(name, ()) if place <= len(node.args)]
        texts = [each.value for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str)]
        if texts and len(texts) == len(keywords[name]):
            yield texts[0] if len(texts) == 1 else tuple(texts)


def catalogue(language: str) -> Catalog:
    """The translated messages of ``language``, as committed."""
    with po_file(language).open("rb") as stream:
        return read_po(stream, locale=language, domain="plenary")


def updated(language: str) -> Catalog:
    """The catalogue of ``language`` with the messages of today; translations no longer used are dropped."""
    known = catalogue(language) if po_file(language).exists() else Catalog(language, domain="plenary", fuzzy=False)
    known.update(messages(), no_fuzzy_matching=True, update_header_comment=False)
    known.obsolete.clear()
    return known


def po_bytes(messages: Catalog) -> bytes:
    """The catalogue as a .po or .pot file, the same on every day."""
    stream = io.BytesIO()
    write_po(stream, messages, width=118, sort_output=True, omit_header=False, include_lineno=False)
    lines = stream.getvalue().decode("utf-8").split("\n")
    idle = (
        "Project-Id",
        "Report-Msgid",
        "POT-Creation",
        "PO-Revision",
        "Generated-By",
        "Last-Translator",
        "Language-Team",
    )
    dropped = ("# ", "#\n", *(f'"{name}' for name in idle))
    return "\n".join(line for line in lines if not line.startswith(dropped)).encode("utf-8")


def mo_bytes(messages: Catalog) -> bytes:
    """The catalogue as the binary file that gettext reads, the same on every day."""
    stream = io.BytesIO()
    messages.creation_date = messages.revision_date = _NO_DATE
    write_mo(stream, messages)
    return stream.getvalue()


def po_file(language: str) -> Path:
    """Where the translations of ``language`` are written."""
    return FOLDER / language / "LC_MESSAGES" / "plenary.po"


def mo_file(language: str) -> Path:
    """Where the program reads them."""
    return po_file(language).with_suffix(".mo")


def _python_files() -> Iterator[Path]:
    yield from sorted((ROOT / "app").rglob("*.py"))


def _errors() -> dict[str, tuple[int, ...]]:
    """UserError and all errors derived from it, each with which of its arguments, from 1, is the message."""
    places: dict[str, tuple[int, ...]] = {"UserError": (1,)}
    classes = [
        node
        for path in _python_files()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    while True:
        found = {
            node.name: _place_of_message(node, places)
            for node in classes
            if node.name not in places and _bases(node) & places.keys()
        }
        if not found:
            return {name: place for name, place in places.items() if place}
        places |= found


def _bases(node: ast.ClassDef) -> set[str]:
    return {ast.unparse(base).split(".")[-1] for base in node.bases}


def _place_of_message(node: ast.ClassDef, places: dict[str, tuple[int, ...]]) -> tuple[int, ...]:
    """Where the message stands among the arguments of the class's own ``__init__``, or else of its base's."""
    for made in node.body:
        if isinstance(made, ast.FunctionDef) and made.name == "__init__":
            names = [argument.arg for argument in [*made.args.posonlyargs, *made.args.args]]
            return (names.index("message"),) if "message" in names else ()
    return next(places[base] for base in _bases(node) if base in places)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    sys.stdout.write(f"{path.relative_to(ROOT)}: {len(content):,} bytes\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
