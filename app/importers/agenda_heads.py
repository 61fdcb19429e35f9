"""What sheets with an agenda call their columns, in seven languages and in the words of this program's own sheets."""

from collections.abc import Sequence
from functools import cache

from app.domain.agenda_columns import SheetField
from app.domain.text import fold
from app.importers.agenda_kinds import key_of
from app.words import LANGUAGES, words

_HEADS = {
    SheetField.DAY: "day|date|datum|tag|jour|dia|fecha|data|dag|giorno|day of the meeting|begin date|start date",
    SheetField.START: "start|start time|begin|begins|from|time|times|hour|uhrzeit|beginn|von|zeit|anfang|debut|heure|"
    "heure de debut|de|horaire|inicio|hora|hora de inicio|desde|horario|starttijd|tijd|aanvang|van|inizio|ora|"
    "ora di inizio|dalle|comeco|start (local)",
    SheetField.END: "end|end time|ends|until|to|ende|bis|fin|heure de fin|a|jusqu'a|hora de fin|hasta|einde|eindtijd|"
    "tot|fine|ora di fine|alle|fim|termino",
    SheetField.LENGTH: "minutes|length|duration|length in minutes|min|dauer|dauer in minuten|lange|duree|"
    "duree en minutes|duracion|minutos|duur|duracao|durata|minuti|duration (min)|minuten",
    SheetField.TITLE: "title|item|agenda item|topic|subject|event|talk|titel|thema|tagesordnungspunkt|top|"
    "programmpunkt|vortrag|titre|point|point de l'ordre du jour|sujet|intitule|titulo|tema|punto|asunto|onderwerp|"
    "agendapunt|assunto|titolo|argomento|punto all'ordine del giorno|what|name|"
    "activity|aktivitat|activite|actividad|programme",
    SheetField.SESSION: "session|block|sitzung|seance|sesion|sessie|sessao|sessione|session title|part|section",
    SheetField.ROOM: "room|venue|location|place|raum|saal|ort|salle|lieu|sala|lugar|zaal|ruimte|locatie|local|luogo|"
    "where|hall",
    SheetField.TRACK: "track|stream|strand|strang|fil|parcours|linea|spoor|trilha|percorso|theme|category|kategorie",
    SheetField.KIND: "kind|type|format|art|typ|genre|tipo|soort|form",
    SheetField.STATE: "state|status|stand|etat|statut|estado|staat|stato",
    SheetField.DECISION: "decision|beschluss|entscheidung|decisione|decisao|besluit|for decision",
    SheetField.SPEAKERS: "speakers|speaker|presenter|presenters|who|lead|referent|referenten|referentin|vortragende|"
    "sprecher|orateurs|orateur|intervenants|intervenant|intervenant(e)s|ponentes|ponente|oradores|sprekers|spreker|"
    "palestrantes|relatori|relatore|presented by|author|authors|speaker(s)|wer|qui|quien",
    SheetField.EMAIL: "e-mail|email|mail|e-mail of the speaker|speaker e-mail|speaker email|courriel|correo|"
    "e-mail address|email address",
    SheetField.ORGANISATION: "organisation|organization|institution|affiliation|organisation of the speaker|"
    "einrichtung|organisme|etablissement|institucion|organizacion|instelling|organisatie|instituicao|istituzione|company",
    SheetField.CHAIR: "chair|chairs|chairperson|moderator|moderators|host|vorsitz|leitung|moderation|presidence|"
    "president|moderateur|presidencia|moderador|voorzitter|presidenza|moderatore|session chair",
    SheetField.ABSTRACT: "abstract|description|summary|content|zusammenfassung|beschreibung|inhalt|resume|descriptif|"
    "contenu|resumen|descripcion|samenvatting|beschrijving|resumo|descricao|riassunto|descrizione",
    SheetField.TALK: "presentation|presentation title|title of the presentation|talk title|prasentation|presentacion|"
    "presentatie|apresentacao|presentazione",
    SheetField.LANGUAGE: "language|sprache|langue|idioma|taal|lingua",
    SheetField.NOTE: "note|notes|remark|remarks|comment|comments|subtitle|anmerkung|bemerkung|untertitel|hinweis|"
    "remarque|sous-titre|nota|notas|observaciones|opmerking|opmerkingen|observacoes|osservazioni",
    SheetField.INTERNAL_NOTE: "internal note|internal notes|note for the chair|interne notiz|note interne|nota interna|"
    "interne notitie|for the chair",
    SheetField.ID: "id|number|no|no.|nr|nr.|code|uid|guid|identifier|nummer|numero|n°|event id|key",
}  # fmt: skip
_OWN = {  # the heads of this program's own sheets
    "Day": SheetField.DAY, "Start": SheetField.START, "End": SheetField.END, "Session": SheetField.SESSION,
    "Room": SheetField.ROOM, "Track": SheetField.TRACK, "Item": SheetField.TITLE, "Kind": SheetField.KIND,
    "State": SheetField.STATE, "Decision": SheetField.DECISION, "Speakers": SheetField.SPEAKERS,
    "Chair": SheetField.CHAIR, "Presentation": SheetField.TALK, "Note": SheetField.NOTE,
    "Internal note": SheetField.INTERNAL_NOTE, "Length in minutes": SheetField.LENGTH, "Abstract": SheetField.ABSTRACT,
    "Language": SheetField.LANGUAGE, "Identifier": SheetField.ID,
}  # fmt: skip
_ENOUGH = 2  # known words make a head row, however many others there are


@cache
def _known() -> dict[str, SheetField]:
    found = {fold(word): field for field, listed in _HEADS.items() for word in listed.split("|")}
    for language in LANGUAGES:
        for text, field in _OWN.items():
            found.setdefault(key_of(words(language)(text)), field)
    return found


def head_fields(cells: Sequence[str]) -> tuple[SheetField, ...] | None:
    """What the columns mean, if ``cells`` are a head row; None: they are none. The first of two heads alike counts."""
    known = _known()
    fields = [known.get(key_of(cell), SheetField.NOTHING) for cell in cells]
    if len(set(fields) - {SheetField.NOTHING}) < _ENOUGH:
        return None
    return settled(fields)


def settled(fields: Sequence[SheetField]) -> tuple[SheetField, ...]:
    """Each meaning once, the first column first; a sheet with sessions and no titles has its titles there."""
    seen: set[SheetField] = set()
    found = []
    for field in fields:
        found.append(field if field not in seen else SheetField.NOTHING)
        seen.add(field)
    if SheetField.TITLE not in seen and SheetField.SESSION in seen:
        found[found.index(SheetField.SESSION)] = SheetField.TITLE
    return tuple(found)
