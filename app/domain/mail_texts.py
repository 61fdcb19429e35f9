"""The words of messages: templates in both languages with ``{named}`` places, those built in, and how they are filled.

A line whose places are all empty is left out ("Join online: {link}" of a meeting without a link). ``{{`` and ``}}``
are braces.
"""

import re
from collections.abc import Mapping
from typing import Any

from app.domain.errors import UserError
from app.domain.kinds import MailKind
from app.domain.mail import MAIL_KINDS, MAIL_LANGUAGES, MailText
from app.domain.text import clean_text

SETTING = "mail_texts"  # of the team (models/project.py, "Setting")
PLACES = (
    "name", "meeting", "dates", "place", "address", "link", "contact", "host", "project",
    "changes", "your_parts", "release", "note", "signature",
)  # fmt: skip
_PLACE = re.compile(r"\{\{|\}\}|\{([^{}\n]*)\}|[{}]")
_LONGEST = 20_000  # letters of a text

_INVITATION = MailText(
    "Invitation: {meeting}, {dates}",
    """Dear {name},

We invite you to {meeting}.

When: {dates}
Where: {place}
Address: {address}
Join online: {link}

{note}

{your_parts}

Please answer with the buttons of the invitation in your calendar, or by a reply to this message.

{signature}""",
)
_INVITATION_FR = MailText(
    "Invitation : {meeting}, {dates}",
    """Bonjour {name},

Nous avons le plaisir de vous inviter à {meeting}.

Quand : {dates}
Où : {place}
Adresse : {address}
En ligne : {link}

{note}

{your_parts}

Merci de répondre avec les boutons de l’invitation dans votre agenda, ou en répondant à ce message.

{signature}""",
)
_UPDATE = MailText(
    "Changes to the agenda: {meeting}",
    """Dear {name},

The agenda of {meeting} ({dates}, {place}) has changed. This is release {release}.

{changes}

{note}

{your_parts}

Your personal agenda is attached; open it to bring your calendar up to date.

{signature}""",
)
_UPDATE_FR = MailText(
    "Changements à l’ordre du jour : {meeting}",
    """Bonjour {name},

L’ordre du jour de {meeting} ({dates}, {place}) a changé. Voici la version {release}.

{changes}

{note}

{your_parts}

Votre agenda personnel est joint ; ouvrez-le pour mettre votre calendrier à jour.

{signature}""",
)
_CANCELLATION = MailText(
    "Cancelled: {meeting}, {dates}",
    """Dear {name},

{meeting}, planned for {dates} ({place}), does not take place.

{note}

{signature}""",
)
_CANCELLATION_FR = MailText(
    "Annulation : {meeting}, {dates}",
    """Bonjour {name},

{meeting}, prévu pour {dates} ({place}), n’aura pas lieu.

{note}

{signature}""",
)
BUILT_IN: Mapping[tuple[MailKind, str], MailText] = {
    (MailKind.INVITATION, "en"): _INVITATION,
    (MailKind.INVITATION, "fr"): _INVITATION_FR,
    (MailKind.UPDATE, "en"): _UPDATE,
    (MailKind.UPDATE, "fr"): _UPDATE_FR,
    (MailKind.CANCELLATION, "en"): _CANCELLATION,
    (MailKind.CANCELLATION, "fr"): _CANCELLATION_FR,
}
_SIGNATURES = {"en": "With kind regards\n{project}\n{contact}", "fr": "Bien cordialement\n{project}\n{contact}"}


def checked_text(text: MailText) -> MailText:
    """``text`` as it may be kept; raises UserError for an unknown place, a lone brace, or no words."""
    subject, body = clean_text(text.subject, one_line=True).strip(), clean_text(text.body).strip("\n")
    if not subject or not body.strip():
        raise UserError("A message needs a subject and a text: write both.")
    for part in (subject, body):
        refuse_wrong_places(part)
    return MailText(subject, body)


def refuse_wrong_places(template: str) -> None:
    """Raise UserError for a place that is not known, a brace that stands alone, or a text longer than any message."""
    if len(template) > _LONGEST:
        raise UserError("The text is too long for a message: shorten it to {number} characters.", number=_LONGEST)
    for found in _PLACE.finditer(template):
        if found[1] is not None and found[1] not in PLACES:
            raise UserError(
                "There is no placeholder {wrong}: use one of {known}.",
                wrong=found[0], known=", ".join(f"{{{name}}}" for name in PLACES),
            )  # fmt: skip
        if found[0] in ("{", "}"):
            raise UserError("A {brace} stands alone: write a placeholder like {example}, or the brace twice.",
                            brace=found[0], example="{name}")  # fmt: skip


def filled(template: str, values: Mapping[str, str]) -> str:
    """``template`` with its places filled; what is filled in is never read as a template itself."""
    lines = []
    for line in template.split("\n"):
        names = [found[1] for found in _PLACE.finditer(line) if found[1] is not None]
        if names and not any(values.get(name) for name in names):
            continue
        lines.append(_PLACE.sub(lambda found: _value(found, values), line))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _value(found: re.Match[str], values: Mapping[str, str]) -> str:
    return found[0][:1] if found[1] is None else values.get(found[1], "")


def text_of(kept: Any, kind: MailKind, language: str) -> MailText:
    """The team's words for a kind of message, from the setting ``kept``; else those built in."""
    own = _inside(kept, kind.value, language)
    if isinstance(own, dict) and isinstance(own.get("subject"), str) and isinstance(own.get("body"), str):
        try:
            return checked_text(MailText(own["subject"], own["body"]))
        except UserError:
            pass  # from a newer version, with places that this one does not know
    return BUILT_IN[kind, language]


def signature_of(kept: Any, language: str) -> str:
    """The team's signature, a template too."""
    own = _inside(kept, "signature", language)
    return own if isinstance(own, str) else _SIGNATURES[language]


def kept_texts(kept: Any, kind: MailKind, language: str, text: MailText | None) -> dict[str, Any]:
    """The setting ``kept`` with these words for a kind of message; None: those built in again. Raises UserError."""
    _refuse_unknown(kind, language)
    if text is None or checked_text(text) == BUILT_IN[kind, language]:
        return _with(kept, kind.value, language, None)
    good = checked_text(text)
    return _with(kept, kind.value, language, {"subject": good.subject, "body": good.body})


def kept_signature(kept: Any, language: str, signature: str | None) -> dict[str, Any]:
    """The setting ``kept`` with this signature; None: the one built in again. Raises UserError as ``checked_text``."""
    _refuse_unknown(MAIL_KINDS[0], language)
    if signature is not None:
        signature = clean_text(signature).strip("\n")
        refuse_wrong_places(signature)
    return _with(kept, "signature", language, signature)


def _refuse_unknown(kind: MailKind, language: str) -> None:
    if kind not in MAIL_KINDS or language not in MAIL_LANGUAGES:
        raise ValueError(f"no words for {kind} in {language}")


def _inside(kept: Any, name: str, language: str) -> Any:
    by_language = kept.get(name) if isinstance(kept, dict) else None
    return by_language.get(language) if isinstance(by_language, dict) else None


def _with(kept: Any, name: str, language: str, value: Any) -> dict[str, Any]:
    whole = dict(kept) if isinstance(kept, dict) else {}
    inside = dict(whole[name]) if isinstance(whole.get(name), dict) else {}
    if value is None:
        inside.pop(language, None)
    else:
        inside[language] = value
    return {**whole, name: inside}
