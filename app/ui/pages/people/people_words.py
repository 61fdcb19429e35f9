"""What the views of people and organisations call kinds, consents and countries, and how they say periods."""

import datetime as dt
from collections.abc import Mapping
from enum import Enum
from functools import cache

from app.domain.errors import UserError
from app.domain.kinds import ConsentPurpose, IrcKind, OrganisationKind
from app.domain.participation_rows import OpenAction
from app.domain.text import fold
from app.ui.language import day, day_month, own_words, tr
from app.ui.pages.meeting.participants_columns import country
from app.ui.widgets.lines import LineText
from app.words import message

EMPTY = "—"
__all__ = ["country"]

IRC_KINDS: Mapping[Enum, str] = {
    IrcKind.RESEARCHER: message("Researcher"),
    IrcKind.SPONSOR: message("Sponsor"),
    IrcKind.USER: message("User"),
}
ORGANISATION_KINDS: Mapping[Enum, str] = {
    OrganisationKind.PARTY: message("Party"),
    OrganisationKind.INITIATIVE: message("Initiative"),
    OrganisationKind.OBSERVER: message("Observer"),
    OrganisationKind.OTHER: message("Other"),
}
PURPOSES: Mapping[Enum, str] = {
    ConsentPurpose.LISTED: message("Name in lists"),
    ConsentPurpose.CONTACT: message("E-mail address in lists"),
    ConsentPurpose.PHOTO: message("Photographs"),
    ConsentPurpose.RECORDING: message("Recordings"),
}


def period(first: dt.date | None, last: dt.date | None) -> str:
    """From when until when, as in "since 7 Oct 2019", "until 5 Mar 2020", "7 Oct 2019 – 5 Mar 2020"; open: nothing."""
    if first is None and last is None:
        return ""
    if last is None:
        return tr("since {day}", day=day(first)) if first is not None else ""
    return tr("until {day}", day=day(last)) if first is None else f"{day(first)} – {day(last)}"


def action_line(action: OpenAction, as_of: dt.date) -> LineText:
    """An open action: what, its number, until when; late in red."""
    late = action.due_on is not None and action.due_on < as_of
    due = f"M{action.due_month}" if action.due_month else ""
    if action.due_on is not None:
        due = (day_month if action.due_on.year == as_of.year else day)(action.due_on)
    state = "late" if late else "progress" if action.state.value == "in_progress" else "open"
    return LineText(action.text, action.number, due, "danger" if late else "muted", state)


def countries() -> list[tuple[str, str]]:
    """Every country (code, name) by its name in the user's language."""
    return sorted(_countries(own_words().language).items(), key=lambda one: fold(one[1]))


def read_country(typed: str) -> str:
    """The code of the country that was typed, by name or code; empty for nothing. Raises UserError for none."""
    from app.importers.country_words import country_of

    if not typed.strip():
        return ""
    wanted = fold(typed.strip())
    own = [code for code, name in countries() if fold(name) == wanted]
    found = own[0] if own else country_of(typed)
    if found is None:
        raise UserError("{typed} is no country: write its name, or two letters like FR.", typed=repr(typed))
    return found


def language_name(code: str) -> str:
    """A language (BCP 47) in the user's own: "Portuguese"; one that has no name is shown as it is."""
    return _languages(own_words().language).get(code, code)


def languages() -> list[tuple[str, str]]:
    """Every language with a code of two letters (code, name) by its name."""
    known = _languages(own_words().language)
    return sorted(((code, name) for code, name in known.items() if len(code) == 2), key=lambda one: fold(one[1]))


def read_language(typed: str) -> str:
    """The code of the language that was typed, by name or code; empty for nothing. Raises UserError for none."""
    from app.importers.language_words import language_of

    if not typed.strip():
        return ""
    wanted = fold(typed.strip())
    own = [code for code, name in _languages(own_words().language).items() if fold(name) == wanted]
    found = own[0] if own else language_of(typed)
    if found is None:
        raise UserError("{typed} is no language: write its name, or a code like pt.", typed=repr(typed))
    return found


@cache
def _countries(language: str) -> Mapping[str, str]:
    from babel import Locale  # it takes its time

    found = {str(code): str(name) for code, name in Locale(language).territories.items()}
    return {code: name for code, name in found.items() if len(code) == 2 and code.isalpha() and code not in _NONE}


@cache
def _languages(language: str) -> Mapping[str, str]:
    from babel import Locale

    return {str(code): _capital(str(name)) for code, name in Locale(language).languages.items()}


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


_NONE = frozenset({"ZZ", "QO", "EZ", "UN", "XA", "XB"})
