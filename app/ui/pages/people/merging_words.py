"""What the preview of a merge calls fields and the rows that move."""

from collections.abc import Callable, Mapping

from app.domain.duplicates import MovedRows
from app.domain.kinds import OrganisationKind
from app.ui.language import plural, term, tr
from app.ui.pages.people.people_words import ORGANISATION_KINDS, country, language_name
from app.words import message

_FIELDS = {
    "display": message("Name"),
    "given": message("Given"),
    "family": message("Family"),
    "native": message("Own script"),
    "title": message("Title"),
    "email": message("E-mail"),
    "phone": message("Phone"),
    "zone": message("Time zone"),
    "language": message("Language"),
    "kind": message("Kind"),
    "country": message("Country"),
    "participant_no": message("Participant no."),
}
_VALUES: Mapping[str, Callable[[str], str]] = {
    "language": language_name,
    "country": country,
    "kind": lambda value: term(ORGANISATION_KINDS, OrganisationKind(value)),
}
_PLAN = ("work_package", "task", "deliverable", "milestone", "risk")


def field_label(name: str) -> str:
    """What a field is called."""
    return tr(_FIELDS[name])


def field_value(name: str, value: str) -> str:
    """A value of the field in words."""
    return _VALUES[name](value) if value and name in _VALUES else value


def moved_words(moved: MovedRows) -> str:
    """As in "3 participations"."""
    number = moved.number
    match moved.table:
        case "participation":
            return plural("{number} participation", "{number} participations", number)
        case "item_role":
            return plural("{number} part in agendas", "{number} parts in agendas", number)
        case "action":
            return plural("{number} action", "{number} actions", number)
        case "affiliation":
            return plural("{number} affiliation", "{number} affiliations", number)
        case "consent":
            return plural("{number} consent", "{number} consents", number)
        case "membership":
            return plural("{number} membership", "{number} memberships", number)
        case "irc_role":
            return plural("{number} role in the IRC", "{number} roles in the IRC", number)
        case "roll_call":
            return plural("{number} roll call", "{number} roll calls", number)
        case "minutes":
            return plural("{number} minutes", "{number} minutes", number)
        case "organisation_name":
            return plural("{number} name", "{number} names", number)
        case table if table in _PLAN:
            return plural("{number} lead in the plan", "{number} leads in the plan", number)
    return plural("{number} other entry", "{number} other entries", number)
