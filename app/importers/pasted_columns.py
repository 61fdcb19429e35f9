"""What the columns of a pasted table mean: by the words of their head in English, French or German, or by content."""

import re
from collections.abc import Sequence

from app.domain.kinds import ParticipationRole, Reply
from app.domain.pasted_people import PastedField
from app.domain.text import fold
from app.importers.country_words import country_of

_HEADS = {
    PastedField.NAME: "name|names|full name|participant|participants|person|nom|nom complet|nom et prenom|teilnehmer|"
    "teilnehmerin|vollstandiger name|personne|display name|attendee",
    PastedField.GIVEN: "given name|given names|given|first name|firstname|forename|prenom|prenoms|vorname|vornamen",
    PastedField.FAMILY: "family name|family|last name|lastname|surname|nom de famille|nachname|familienname|zuname",
    PastedField.NATIVE: "native name|native|name in own script|nom d'origine|nom en langue originale|originalname",
    PastedField.TITLE: "title|titre|titel|civilite|anrede|salutation|mr/ms|dr",
    PastedField.EMAIL: "e-mail|email|mail|e-mail address|email address|mail address|adresse e-mail|adresse mail|"
    "adresse electronique|courriel|courrier electronique|e-mail-adresse|mailadresse|emailadresse",
    PastedField.PHONE: "phone|telephone|tel|tel.|mobile|portable|telefon|handy|phone number|numero de telephone",
    PastedField.ORGANISATION: "organisation|organization|org|institution|institute|institut|affiliation|company|"
    "organisme|etablissement|entreprise|employer|employeur|einrichtung|firma|partner|partenaire|party|beneficiary",
    PastedField.COUNTRY: "country|pays|land|nation|country code|code pays|landercode",
    PastedField.POSITION: "position|function|job title|fonction|poste|funktion|stelle",
    PastedField.ROLE: "role|rolle|participates as|participe comme|teilnahme als|kind|type|categorie|category",
    PastedField.REPLY: "reply|answer|response|rsvp|status|reponse|statut|antwort|zusage|coming|confirmed|attending",
}
_FIELDS = {word: field for field, words in _HEADS.items() for word in words.split("|")}

_ROLES = {
    ParticipationRole.MEMBER: "member|membre|mitglied|participant|teilnehmer|partner|partenaire",
    ParticipationRole.SPEAKER: "speaker|orateur|oratrice|intervenant|intervenante|referent|referentin|redner|rednerin|"
    "conferencier|conferenciere|keynote|keynote speaker",
    ParticipationRole.GUEST: "guest|invite|invitee|gast|guest of honour",
    ParticipationRole.OBSERVER: "observer|observateur|observatrice|beobachter|beobachterin",
    ParticipationRole.STAFF: "staff|equipe|personnel|organiser|organisateur|organisatrice|mitarbeiter|mitarbeiterin|"
    "secretariat|sekretariat",
}
_ROLE_WORDS = {word: role for role, words in _ROLES.items() for word in words.split("|")}
_REPLIES = {
    Reply.ACCEPTED: "yes|y|oui|ja|accepted|accepte|acceptee|zugesagt|confirmed|confirme|confirmee|coming|x|1",
    Reply.DECLINED: "no|n|non|nein|declined|decline|declinee|refuse|abgesagt|cancelled|0",
    Reply.TENTATIVE: "tentative|maybe|perhaps|peut-etre|provisoire|vielleicht|mit vorbehalt|?",
    Reply.NONE: "none|no answer|aucune|sans reponse|pending|en attente|keine|offen|-|–",
}
_REPLY_WORDS = {word: reply for reply, words in _REPLIES.items() for word in words.split("|")}

_TITLE_WORDS = "dr|dr.|prof|prof.|mr|mr.|mrs|mrs.|ms|ms.|m.|mme|mme.|mlle|herr|frau|pr|pr."
_TITLES = frozenset(_TITLE_WORDS.split("|"))
_MOST_LOOKED_AT = 50  # rows, to guess what a column holds


def role_of(text: str) -> ParticipationRole | None:
    """The role that ``text`` names; None: it names none."""
    return _ROLE_WORDS.get(_key(text))


def reply_of(text: str) -> Reply | None:
    """The reply that ``text`` gives; None: it gives none."""
    return _REPLY_WORDS.get(_key(text))


def head_fields(cells: Sequence[str]) -> tuple[PastedField, ...] | None:
    """What the columns mean, if ``cells`` are a head row: at least half of the words in it are known."""
    found = [_FIELDS.get(_key(cell), PastedField.NOTHING) for cell in cells]
    known = sum(field is not PastedField.NOTHING for field in found)
    filled = sum(bool(cell.strip()) for cell in cells)
    if not known or known * 2 < filled or any("@" in cell for cell in cells):
        return None
    return _settled(found)


def guessed_fields(rows: Sequence[Sequence[str]]) -> tuple[PastedField, ...]:
    """What the columns may mean, by what stands in them: addresses, countries, roles; then names."""
    width = max((len(row) for row in rows), default=0)
    columns = [
        [row[number].strip() for row in rows[:_MOST_LOOKED_AT] if number < len(row) and row[number].strip()]
        for number in range(width)
    ]
    found = [_guess(column) for column in columns]
    texts = [number for number, field in enumerate(found) if field is None]
    order = [PastedField.NAME, PastedField.ORGANISATION, PastedField.POSITION]
    if len(texts) >= 2 and all(_single_words(columns[number]) for number in texts[:2]) and texts[1] == texts[0] + 1:
        order = [PastedField.GIVEN, PastedField.FAMILY, PastedField.ORGANISATION, PastedField.POSITION]
        if len(texts) == 2:
            order = [PastedField.NAME, PastedField.ORGANISATION]
    for number, field in zip(texts, order, strict=False):
        found[number] = field
    return _settled([field or PastedField.NOTHING for field in found])


def _guess(column: Sequence[str]) -> PastedField | None:
    """The meaning that all cells of a column share; None: some text."""
    if not column:
        return PastedField.NOTHING
    if sum("@" in cell for cell in column) * 2 > len(column):
        return PastedField.EMAIL
    for field, fits in (
        (PastedField.ROLE, role_of),
        (PastedField.COUNTRY, country_of),
        (PastedField.TITLE, lambda cell: _key(cell) in _TITLES),
        (PastedField.PHONE, lambda cell: re.fullmatch(r"[+(]?[\d\s()./-]{6,}", cell)),
        (PastedField.NOTHING, lambda cell: re.fullmatch(r"[\d\s.,:/-]+", cell)),
    ):
        if all(fits(cell) for cell in column):
            return field
    return None


def _single_words(column: Sequence[str]) -> bool:
    return sum(" " not in cell for cell in column) * 4 >= len(column) * 3


def _settled(found: Sequence[PastedField]) -> tuple[PastedField, ...]:
    """Each meaning once, the first column first; a "name" beside a given name is the family name."""
    fields = list(found)
    if PastedField.GIVEN in fields and PastedField.FAMILY not in fields and PastedField.NAME in fields:
        fields[fields.index(PastedField.NAME)] = PastedField.FAMILY
    seen: set[PastedField] = set()
    for number, field in enumerate(fields):
        if field in seen:
            fields[number] = PastedField.NOTHING
        seen.add(field)
    return tuple(fields)


def _key(text: str) -> str:
    return " ".join(fold(text).replace("_", " ").strip(" :*").split())
