"""What other programs call the kinds, states and parts of an agenda, in seven languages; each word folded."""

import re
from collections.abc import Mapping
from typing import TypeVar

from app.domain.kinds import AgendaState, ItemKind, ItemRoleKind, PresentationKind, RoleState
from app.domain.text import fold

_KINDS = {
    ItemKind.TALK: "talk|lecture|presentation|keynote|keynote speech|opening keynote|closing keynote|lightning talk|"
    "lightning talks|lightningtalk|maintrack|main track|devroom|short talk|long talk|invited talk|contributed talk|"
    "paper|poster|video|film|demo|demonstration|tutorial|training|vortrag|kurzvortrag|expose|conference|communication|"
    "charla|ponencia|presentacion|voordracht|presentatie|palestra|apresentacao|intervento|presentazione",
    ItemKind.DISCUSSION: "discussion|debate|panel|panel discussion|round table|roundtable|workshop|hands-on|meeting|"
    "bof|birds of a feather|podium|barcamp|unconference|working group|q&a|diskussion|podiumsdiskussion|arbeitsgruppe|"
    "debat|table ronde|atelier|discusion|mesa redonda|taller|discussie|discussao|discussione|tavola rotonda",
    ItemKind.BREAK: "break|coffee|coffee break|tea|tea break|lunch|lunch break|breakfast|pause|kaffeepause|mittag|"
    "mittagspause|mittagessen|fruhstuck|pause cafe|pause dejeuner|dejeuner|petit-dejeuner|pausa|descanso|cafe|"
    "almuerzo|comida|desayuno|pauze|koffiepauze|lunchpauze|intervalo|almoco|pausa caffe|pranzo|biopause|bio break",
    ItemKind.SOCIAL: "social|social event|party|dinner|reception|concert|performance|music|excursion|field trip|"
    "entertainment|film screening|apero|aperitif|empfang|abendessen|feier|ausflug|diner|soiree|cena|recepcion|fiesta|"
    "borrel|jantar|recepcao|ricevimento|festa|djset|dj set|game|meetup|get-together",
    ItemKind.REPORT: "report|status report|progress report|bericht|rapport|informe|verslag|relatorio|relazione",
    ItemKind.FORMAL: "formality|formal|opening|closing|opening ceremony|closing ceremony|ceremony|welcome|roll call|"
    "adoption of the agenda|formalitat|eroffnung|abschluss|begrussung|formalite|ouverture|cloture|accueil|"
    "formalidad|apertura|clausura|formaliteit|abertura|encerramento|formalita|chiusura",
}  # fmt: skip
_FORMS = {
    PresentationKind.KEYNOTE: "keynote|keynote speech|opening keynote|closing keynote|invited talk|keynotes",
    PresentationKind.POSTER: "poster|poster session|affiche",
    PresentationKind.VIDEO: "video|film|movie|film screening|pre-recorded",
}
_STATES = {
    AgendaState.TENTATIVE: "tentative|provisional|draft|planned|vorlaufig|provisoire|provisional|voorlopig|provisorio|"
    "provvisorio|geplant|prevu",
    AgendaState.CONFIRMED: "confirmed|confirmee|confirme|bestatigt|confirmado|confirmada|bevestigd|confermato|"
    "scheduled|accepted",
    AgendaState.CANCELLED: "cancelled|canceled|abgesagt|annule|annulee|cancelado|cancelada|geannuleerd|annullato|"
    "withdrawn|entfallt",
}
_ROLES = {
    ItemRoleKind.CHAIR: "chair|chairs|chairperson|vorsitz|leitung|presidence|president|presidencia|voorzitter|"
    "presidencia|presidenza|session chair|host",
    ItemRoleKind.RAPPORTEUR: "rapporteur|rapporteurs|berichterstatter|relator|relatore|verslaggever|scribe|note taker",
    ItemRoleKind.MODERATOR: "moderator|moderators|moderation|moderateur|moderador|moderatore|gespreksleider|herald",
    ItemRoleKind.GUEST_OF_HONOUR: "guest of honour|guest of honor|ehrengast|invite d'honneur|invitee d'honneur|"
    "invitado de honor|eregast|convidado de honra|ospite d'onore",
    ItemRoleKind.PRESENTER: "presenter|presenting|presenting author",
    ItemRoleKind.SPEAKER: "speaker|speakers|referent|orateur|oratrice|ponente|spreker|palestrante|relatrice|author",
}
_ANSWERS = {
    RoleState.ASKED: "to be confirmed|asked|tbc|a confirmer|noch nicht zugesagt|angefragt|por confirmar|invite|invited",
    RoleState.DECLINED: "declined|decline|declinee|abgesagt|rechazado|afgemeld",
}
M = TypeVar("M")
_YES = frozenset(["x", "yes", "y", "true", "1", "ja", "oui", "si", "sim", "wahr", "vrai", "✓", "✔", "•"])


def _folded(words: Mapping[M, str]) -> dict[str, M]:
    return {fold(word): member for member, listed in words.items() for word in listed.split("|")}


_KIND_OF, _FORM_OF, _STATE_OF = _folded(_KINDS), _folded(_FORMS), _folded(_STATES)
_ROLE_OF, _ANSWER_OF = _folded(_ROLES), _folded(_ANSWERS)
_BREAK_TITLE = re.compile(
    r"(?:(?:morning|afternoon|coffee|tea|lunch|short|bio|health|comfort|kaffee|mittags|networking)[\s-]*)?"
    r"(?:break|pause|pauze|pausa|lunch|coffee|tea|breakfast|mittagessen|mittag|dejeuner|almuerzo|pranzo)"
    r"(?:\s*(?:&|and|und|et|/|,|-)\s*(?:coffee|tea|lunch|networking|posters?|poster ?session|snacks))*"
    r"|pause (?:cafe|dejeuner)|coffee|coffee/tea"
)


def key_of(text: str) -> str:
    """What a word is looked up by: folded, without the signs that forms put around it."""
    return " ".join(fold(text).replace("_", " ").strip(" :*").split())


def kind_of(text: str) -> ItemKind | None:
    """The kind that ``text`` names; None: it names none."""
    return _KIND_OF.get(key_of(text))


def form_of(text: str) -> PresentationKind | None:
    """The form of a presentation that ``text`` names; None: it names none."""
    return _FORM_OF.get(key_of(text))


def state_of(text: str) -> AgendaState | None:
    """The state that ``text`` names; None: it names none."""
    return _STATE_OF.get(key_of(text))


def role_of(text: str) -> ItemRoleKind | None:
    """The part in an item that ``text`` names; None: it names none."""
    return _ROLE_OF.get(key_of(text))


def answer_of(text: str) -> RoleState | None:
    """What ``text`` says of somebody's part; None: nothing."""
    return _ANSWER_OF.get(key_of(text))


def is_yes(text: str) -> bool:
    """Whether a cell says yes."""
    return key_of(text) in _YES


def kind_of_event(type_: str, title: str, track: str, has_people: bool) -> ItemKind:
    """The kind of an event: what its type says, else a break by its title or track, else a talk."""
    known = kind_of(type_)
    if known is not None:
        return known
    if not has_people and (_BREAK_TITLE.fullmatch(key_of(title)) or kind_of(track) is ItemKind.BREAK):
        return ItemKind.BREAK
    return ItemKind.TALK
