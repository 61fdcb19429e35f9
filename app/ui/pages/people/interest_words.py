"""What states and kinds of expressions of interest are called, and the shapes of the states."""

from collections.abc import Mapping
from enum import Enum

from app.domain.errors import UserError
from app.domain.kinds import InterestState, IrcKind
from app.words import message

STATES: Mapping[Enum, str] = {
    InterestState.RECEIVED: message("Received"),
    InterestState.ASKED: message("Asked"),
    InterestState.ADMITTED: message("Admitted"),
    InterestState.DECLINED: message("Declined"),
}
SHAPES: Mapping[Enum, str] = {
    InterestState.RECEIVED: "open",
    InterestState.ASKED: "progress",
    InterestState.ADMITTED: "done",
    InterestState.DECLINED: "off",
}
KINDS: Mapping[Enum, str] = {
    IrcKind.RESEARCHER: message("Researcher"),
    IrcKind.SPONSOR: message("Sponsor"),
    IrcKind.USER: message("User"),
}


def read_country(text: str) -> str:
    """The code of the country that ``text`` names, or empty; raises UserError for what is no country."""
    from app.importers.country_words import country_of

    if not text.strip():
        return ""
    code = country_of(text)
    if code is None:
        raise UserError("{country} is no country known here: write its name, or two letters, like FR.",
                        country=repr(text.strip()))  # fmt: skip
    return code
