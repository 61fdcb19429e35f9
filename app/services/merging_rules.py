"""What says the same twice once two entries have become one, and what is kept of the two rows then."""

from collections.abc import Callable, Mapping
from typing import Any

from app.domain.kinds import PresenceState, Reply, RoleState, RollCallState
from app.domain.periods import overlap

Row = Mapping[str, Any]
Values = dict[str, Any]

# The better known first: who was seen there was there, who answered has answered.
_REPLIES = (Reply.ACCEPTED, Reply.DECLINED, Reply.TENTATIVE, Reply.NONE)
_DAYS = (PresenceState.PRESENT, PresenceState.REMOTE, PresenceState.EXCUSED, PresenceState.ABSENT)
_SEATS = (
    RollCallState.PRESENT,
    RollCallState.REMOTE,
    RollCallState.REPRESENTED,
    RollCallState.LEFT,
    RollCallState.EXCUSED,
    RollCallState.ABSENT,
)
_PARTS = (RoleState.CONFIRMED, RoleState.DECLINED, RoleState.ASKED)

# table -> the columns in which two rows must be equal to say the same; unique constraints need not be named here.
SAME: Mapping[str, frozenset[str]] = {
    "affiliation": frozenset({"person_id", "organisation_id"}),
    "consent": frozenset({"person_id", "purpose", "wording_version", "given_at", "withdrawn_at"}),
    "irc_role": frozenset({"person_id", "organisation_id", "kind"}),
    "item_role": frozenset({"person_id", "item_id", "session_id", "kind"}),
    "membership": frozenset({"body_id", "organisation_id", "person_id"}),
    "organisation_name": frozenset({"organisation_id", "short", "legal"}),
    "sensitive_note": frozenset({"person_id", "meeting_id", "kind", "text"}),
}


def says_the_same(table: str, kept: Row, gone: Row) -> bool:
    """Whether two rows that are equal in the columns of ``SAME`` need only one of them."""
    if table == "affiliation":
        roles = {kept["role"].strip().casefold(), gone["role"].strip().casefold()} - {""}
        return len(roles) < 2 and _overlap(kept, gone)
    if table in ("membership", "organisation_name"):
        return _overlap(kept, gone)
    return True


def united(table: str, kept: Row, gone: Row) -> Values:
    """What the row that is kept says from now on: what the other one knew better, and what was left empty in it."""
    values = {name: gone[name] for name in kept if _is_empty(kept[name]) and not _is_empty(gone[name])}
    for name in ("valid_from", "valid_until", *_MACHINERY):
        values.pop(name, None)
    values |= _period(kept, gone) if "valid_from" in kept else {}
    if table in _RULES:
        values |= _RULES[table](kept, gone)
    return {name: value for name, value in values.items() if kept[name] != value}


def _period(kept: Row, gone: Row) -> Values:
    """From the earlier beginning to the later end; open is earlier and later than every day."""
    firsts, lasts = (kept["valid_from"], gone["valid_from"]), (kept["valid_until"], gone["valid_until"])
    return {
        "valid_from": None if None in firsts else min(firsts),
        "valid_until": None if None in lasts else max(lasts),
    }


def _participation(kept: Row, gone: Row) -> Values:
    invited = [day for day in (kept["invited_on"], gone["invited_on"]) if day is not None]
    return {
        "reply": _better(_REPLIES, kept["reply"], gone["reply"]),
        "invited_on": min(invited, default=None),
    }


def _roll_call(kept: Row, gone: Row) -> Values:
    """Who was there, and until when, belong together."""
    if _better(_SEATS, kept["state"], gone["state"]) == kept["state"]:
        return {}
    return {name: gone[name] for name in ("state", "held_by_id", "arrived", "departed")}


def _better(order: tuple[Any, ...], kept: Any, gone: Any) -> Any:
    return min(kept, gone, key=order.index)


def _overlap(kept: Row, gone: Row) -> bool:
    return overlap(kept["valid_from"], kept["valid_until"], gone["valid_from"], gone["valid_until"])


def _is_empty(value: Any) -> bool:
    return value is None or value == ""


_MACHINERY = ("id", "uid", "version", "illustrative", "source", "folded")
_RULES: Mapping[str, Callable[[Row, Row], Values]] = {
    "irc_role": lambda kept, gone: {"since": min(kept["since"], gone["since"])},
    "item_role": lambda kept, gone: {"state": _better(_PARTS, kept["state"], gone["state"])},
    "participation": _participation,
    "presence": lambda kept, gone: {"state": _better(_DAYS, kept["state"], gone["state"])},
    "roll_call": _roll_call,
    "sensitive_note": lambda kept, gone: {"expires_on": min(kept["expires_on"], gone["expires_on"])},
}
