"""The words of this program's own sheets, in every language it has, and what they stand for."""

from collections.abc import Mapping
from functools import cache

from app.domain.kinds import AgendaState, ItemKind, ItemRoleKind, RoleState
from app.importers.agenda_kinds import key_of
from app.words import LANGUAGES, words


def own_word(text: str, known: Mapping[str, str]) -> str | None:
    """The member that a word of this program's own sheets stands for, in any of its languages."""
    return known.get(key_of(text)) if text else None


def _in_languages(texts: Mapping[str, str]) -> dict[str, str]:
    return {key_of(words(language)(text)): member for language in LANGUAGES for text, member in texts.items()}


@cache
def own_kinds() -> dict[str, str]:
    """The kinds by what this program's own sheets call them."""
    return _in_languages(
        {"talk": ItemKind.TALK, "discussion": ItemKind.DISCUSSION, "break": ItemKind.BREAK,
         "social event": ItemKind.SOCIAL, "report": ItemKind.REPORT, "formality": ItemKind.FORMAL}
    )  # fmt: skip


@cache
def own_states() -> dict[str, str]:
    """The states by what they are called there."""
    return _in_languages({each.value: each for each in AgendaState})


@cache
def own_roles() -> dict[str, str]:
    """The parts by what they are called there."""
    return _in_languages(
        {"Chair": ItemRoleKind.CHAIR, "Rapporteur": ItemRoleKind.RAPPORTEUR, "Moderator": ItemRoleKind.MODERATOR,
         "guest of honour": ItemRoleKind.GUEST_OF_HONOUR}
    )  # fmt: skip


@cache
def own_answers() -> dict[str, str]:
    """What is said there of a part that is not sure."""
    return _in_languages({"to be confirmed": RoleState.ASKED, "declined": RoleState.DECLINED})


def is_withheld(name: str) -> bool:
    """Whether a document of this program says here that a name is not told."""
    return key_of(name).startswith(own_withheld())


@cache
def own_withheld() -> tuple[str, ...]:
    """What stands there for a name that is not told."""
    return tuple(key_of(words(language)("name withheld")) for language in LANGUAGES)
