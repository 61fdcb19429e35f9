"""The words of the command line: which commands there are and what each takes (PRODUCT, "The command line")."""

import argparse
from typing import NoReturn

from app import __version__
from app.cli.parser_mail import add_mail
from app.domain.agenda_columns import SheetField
from app.domain.pasted_people import PastedField
from app.usecases.export_kinds import EXPORT_KINDS
from app.words import LANGUAGES

_IMPORTED = ("people", "participants", "agenda")


class _Parser(argparse.ArgumentParser):
    """Wrong usage is one sentence and the way to the help, on standard error; exit status 2."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}. See {self.prog} --help.\n")


def make_parser() -> argparse.ArgumentParser:
    """The parser of all commands; ``plenary [FILE]`` alone, which opens the window, is recognised before it."""
    parser = _Parser(
        prog="plenary",
        description="Runs the meetings, minutes and plan of a research consortium. "
        "Without a command, plenary [FILE] opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"plenary {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=_Parser)

    new = commands.add_parser("new", help="create a database")
    new.add_argument("file", metavar="FILE")
    new.add_argument("--sample", action="store_true", help="fill it with the CIRCASA sample")

    meetings = commands.add_parser("meetings", help="list the meetings with their counted figures")
    meetings.add_argument("file", metavar="FILE")
    meetings.add_argument("--json", action="store_true", help="print JSON")

    clock = commands.add_parser("clock", help="the governance clock: what is due when, done or late")
    clock.add_argument("file", metavar="FILE")
    clock.add_argument("--meeting", default="", help="short name or number of a meeting")
    clock.add_argument("--json", action="store_true", help="print JSON")

    _add_release(commands)
    _add_export(commands)
    _add_import(commands)
    add_mail(commands)

    check = commands.add_parser("check", help="check the integrity of the file and of the data")
    check.add_argument("file", metavar="FILE")

    backup = commands.add_parser("backup", help="write a checked copy of the database")
    backup.add_argument("file", metavar="FILE")
    backup.add_argument("out", metavar="OUT")

    restore = commands.add_parser("restore", help="put a backup in the place of a database, which is kept")
    restore.add_argument("backup", metavar="BACKUP")
    restore.add_argument("file", metavar="FILE")
    return parser


def _add_release(commands: "argparse._SubParsersAction[_Parser]") -> None:
    release = commands.add_parser(
        "release", help="publish the agenda of a meeting; prints what changed and who must be told"
    )
    release.add_argument("file", metavar="FILE")
    release.add_argument("--meeting", required=True, help="short name or number of the meeting")
    release.add_argument("--note", default="", metavar="TEXT", help="what is new, in a sentence")
    release.add_argument("--json", action="store_true", help="print JSON")
    release.add_argument("--dry-run", action="store_true", help="only say what would be published")


def _add_export(commands: "argparse._SubParsersAction[_Parser]") -> None:
    export = commands.add_parser("export", help="export a document")
    export.add_argument("kind", metavar="KIND", choices=sorted(EXPORT_KINDS), help=", ".join(EXPORT_KINDS))
    export.add_argument("file", metavar="FILE")
    export.add_argument("--meeting", default="", help="short name or number of a meeting")
    export.add_argument(
        "--for", dest="person", metavar="EMAIL", default="", help="whose calendar, actions, certificate or data"
    )
    export.add_argument("--audience", default="", help="public, participants (default) or chair")
    export.add_argument("--scope", default="", help="of a calendar: meeting, person, actions or plan")
    export.add_argument("--format", default="", help="the first of the kind when left out: " + _formats())
    export.add_argument("--lang", default="en", help=" or ".join(LANGUAGES))
    export.add_argument("--draft", action="store_true", help="the working copy, not the latest release")
    export.add_argument("-o", "--out", default="", metavar="OUT", help="file or folder to write to")


def _add_import(commands: "argparse._SubParsersAction[_Parser]") -> None:
    taken = commands.add_parser(
        "import", help="import people, the participants of a meeting, or an agenda, from .xlsx, .csv, .vcf, .xml, .ics"
    )
    taken.add_argument("kind", metavar="KIND", choices=_IMPORTED, help=", ".join(_IMPORTED))
    taken.add_argument("file", metavar="FILE")
    taken.add_argument(
        "source",
        metavar="SOURCE",
        help="the list: .xlsx, .csv or .vcf; the agenda: schedule.xml, .json, .ics, .xlsx, .csv",
    )
    taken.add_argument("--meeting", default="", help="short name or number of the meeting whose participants they are, "
                       "or into which the agenda goes")  # fmt: skip
    taken.add_argument(
        "--new", default="", metavar="SHORT_NAME", help="of an agenda: make a meeting of this name for it"
    )
    taken.add_argument("--zone", default="", help="of an agenda: the time zone of its times, where the file is wrong")
    taken.add_argument("--map", nargs="+", action="extend", default=[], metavar="COLUMN=FIELD",
                       help="what a column means, named by its head or letter; FIELD: " + ", ".join(PastedField)
                       + ", or a day of the meeting; of an agenda: " + ", ".join(SheetField))  # fmt: skip
    taken.add_argument("--sheet", default="", help="of a workbook: the sheet, else the first that holds anything")
    taken.add_argument(
        "--doubtful", choices=("leave", "same", "new"), default="leave",
        help="people who may be known: leave them out (default), take them as the same, or as new",
    )  # fmt: skip
    taken.add_argument("--skip-errors", action="store_true", help="import the other rows where some are in error")
    taken.add_argument("--cancel-missing", action="store_true", help="of an agenda: cancel what the file has no more")
    taken.add_argument("--overwrite", action="store_true", help="of an agenda: also what was changed here since then")
    taken.add_argument("--dry-run", action="store_true", help="only say what would be done")


def _formats() -> str:
    return "; ".join(f"{kind.name}: {', '.join(kind.render)}" for kind in EXPORT_KINDS.values())
