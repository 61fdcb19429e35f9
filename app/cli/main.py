"""Run one command: errors that are the user's become one sentence and exit status 1, bugs a report and 70."""

import os
import sys
import traceback

from app import __version__
from app.cli.commands import RUN
from app.cli.parser import make_parser
from app.domain.errors import UserError
from app.words import LANGUAGES, Words, words

FAILED, BUG = 1, 70  # sysexits.h: EX_SOFTWARE


def run(arguments: list[str]) -> int:
    """Run the command that ``arguments`` say; returns the exit status: 0, 1 (bad input), 2 (wrong usage), 70 (bug)."""
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.stderr.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    asked = make_parser().parse_args(arguments)
    try:
        return RUN[asked.command](asked, own_words())
    except UserError as error:
        sys.stderr.write(own_words().error(error) + "\n")
        return FAILED
    except BrokenPipeError:  # the reader of our output went away: nothing to say, nobody to say it to
        sys.stderr.close()
        return FAILED
    except Exception:  # a bug: said so, with what a report needs
        traceback.print_exc()
        sys.stderr.write(
            own_words()(
                "This is a mistake in Plenary {version}, not in your data. Please report the lines above.",
                version=__version__,
            )
            + "\n"
        )
        return BUG


def own_words() -> Words:
    """The messages in the language this computer is set to (POSIX locale variables), English when Plenary lacks it."""
    setting = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return words(setting[:2] if setting[:2] in LANGUAGES else "en")
