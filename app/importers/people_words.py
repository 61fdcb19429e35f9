"""What lists of people call their columns, roles, replies and presence, in seven languages; each word folded.

English, French, German, Spanish, Dutch, Portuguese and Italian. A word that means different things in two of them
stands under the one that is more usual; the user sees what was taken, and may choose.
"""

from app.domain.kinds import ParticipationRole, PresenceState, Reply
from app.domain.pasted_people import PastedField
from app.domain.text import fold

_HEADS = {
    PastedField.NAME: "name|names|full name|participant|participants|person|nom|nom complet|nom et prenom|teilnehmer|"
    "teilnehmerin|teilnehmende|vollstandiger name|personne|display name|attendee|nombre|nombre completo|"
    "nombre y apellidos|participante|naam|volledige naam|deelnemer|nome|nome completo|nome e cognome|partecipante|"
    "name, vorname|teilnehmer/in|teilnehmer*in|teilnehmer:in",
    PastedField.GIVEN: "given name|given names|given|first name|first names|firstname|forename|prenom|prenoms|vorname|"
    "vornamen|rufname|nombre de pila|nombres|voornaam|voornamen|primeiro nome|nome proprio|nome di battesimo",
    PastedField.FAMILY: "family name|family|last name|lastname|surname|nom de famille|nachname|familienname|zuname|"
    "apellido|apellidos|achternaam|familienaam|sobrenome|apelido|ultimo nome|cognome",
    PastedField.NATIVE: "native name|native|name in own script|nom d'origine|nom en langue originale|originalname|"
    "name in originalschrift|nombre original|oorspronkelijke naam|nome original|nome originale",
    PastedField.TITLE: "title|titre|titel|akademischer titel|akad. titel|civilite|anrede|salutation|mr/ms|dr|titulo|"
    "tratamiento|aanhef|tratamento|titolo|academic title|honorific",
    PastedField.EMAIL: "e-mail|email|mail|e-mail address|email address|mail address|adresse e-mail|adresse mail|"
    "adresse electronique|courriel|courrier electronique|e-mail-adresse|mailadresse|emailadresse|correo|"
    "correo electronico|direccion de correo|e-mailadres|emailadres|mailadres|correio eletronico|correio electronico|"
    "posta elettronica|indirizzo e-mail|indirizzo email|e-mail 1|email 1",
    PastedField.MORE_EMAILS: "other e-mail|other e-mails|other email|other emails|second e-mail|second email|e-mail 2|"
    "email 2|weitere e-mail|zweite e-mail|autre e-mail|autres e-mails|autre courriel|otro correo|andere e-mail|"
    "outro e-mail|altra e-mail",
    PastedField.PHONE: "phone|telephone|tel|tel.|mobile|portable|telefon|telefonnummer|handy|handynummer|phone number|"
    "numero de telephone|telefono|telefono movil|movil|telefoon|telefoonnummer|mobiel|telefone|telemovel|celular|"
    "cellulare|numero di telefono",
    PastedField.ZONE: "time zone|timezone|zeitzone|fuseau horaire|zona horaria|tijdzone|fuso horario|fuso orario",
    PastedField.LANGUAGE: "language|preferred language|sprache|bevorzugte sprache|langue|langue preferee|idioma|taal|"
    "lingua",
    PastedField.ORGANISATION: "organisation|organization|org|institution|institute|institut|affiliation|company|"
    "organisme|etablissement|entreprise|employer|employeur|einrichtung|firma|partner|partenaire|party|beneficiary|"
    "institucion|organizacion|entidad|empresa|instelling|organisatie|bedrijf|werkgever|instituicao|organizacao|"
    "istituzione|istituto|organizzazione|ente|azienda|institution/organisation|zugehorigkeit",
    PastedField.COUNTRY: "country|pays|land|nation|country code|code pays|landercode|landerkennung|pais|paese|"
    "codigo de pais|landcode",
    PastedField.POSITION: "position|function|job title|fonction|poste|funktion|stelle|stellung|cargo|puesto|funcion|"
    "functie|funcao|posizione|funzione|incarico|berufsbezeichnung",
    PastedField.ROLE: "role|rolle|participates as|participe comme|teilnahme als|kind|type|categorie|category|rol|"
    "papel|ruolo|teilnehmerrolle|kategorie|categoria|tipo",
    PastedField.REPLY: "reply|answer|response|rsvp|status|reponse|statut|antwort|zusage|coming|confirmed|attending|"
    "zusage/absage|ruckmeldung|teilnahme|anmeldung|zugesagt|kommt|respuesta|asistencia|confirmado|antwoord|aanwezigheid|"
    "resposta|presenca|confirmacao|risposta|conferma|participation|presence",
}  # fmt: skip
HEADS = {fold(word): field for field, words in _HEADS.items() for word in words.split("|")}
# A whole name in these words is the given name where a column of family names stands beside it.
GIVEN_BESIDE_FAMILY = frozenset({"nombre", "nome", "naam", "nom"})

_ROLES = {
    ParticipationRole.MEMBER: "member|membre|mitglied|participant|teilnehmer|teilnehmerin|partner|partenaire|miembro|"
    "participante|socio|lid|deelnemer|membro|parceiro|partecipante",
    ParticipationRole.SPEAKER: "speaker|orateur|oratrice|intervenant|intervenante|referent|referentin|redner|rednerin|"
    "conferencier|conferenciere|keynote|keynote speaker|vortragende|vortragender|ponente|orador|oradora|spreker|"
    "palestrante|relatore|relatrice|presenter",
    ParticipationRole.GUEST: "guest|invite|invitee|gast|guest of honour|invitado|invitada|convidado|convidada|ospite",
    ParticipationRole.OBSERVER: "observer|observateur|observatrice|beobachter|beobachterin|observador|observadora|"
    "waarnemer|osservatore|osservatrice",
    ParticipationRole.STAFF: "staff|equipe|personnel|organiser|organisateur|organisatrice|mitarbeiter|mitarbeiterin|"
    "secretariat|sekretariat|organisation|organizador|organizadora|personal|medewerker|organizzatore|segreteria|team",
}
ROLES = {fold(word): role for role, words in _ROLES.items() for word in words.split("|")}

_REPLIES = {
    Reply.ACCEPTED: "yes|y|oui|ja|accepted|accepte|acceptee|zugesagt|zusage|confirmed|confirme|confirmee|coming|x|1|"
    "true|wahr|vrai|kommt|si|sim|aceptado|aceptada|confirmado|confirmada|bevestigd|aceite|confermato|confermata|✓|✔",
    Reply.DECLINED: "no|n|non|nein|declined|decline|declinee|refuse|abgesagt|absage|cancelled|0|false|falsch|faux|nee|"
    "nao|rechazado|rechazada|afgewezen|afgemeld|recusado|recusada|rifiutato|rifiutata|kommt nicht|not coming",
    Reply.TENTATIVE: "tentative|maybe|perhaps|peut-etre|provisoire|vielleicht|mit vorbehalt|?|quiza|quizas|misschien|"
    "talvez|forse|unter vorbehalt",
    Reply.NONE: "none|no answer|aucune|sans reponse|pending|en attente|keine|offen|-|–|keine antwort|pendiente|"
    "geen antwoord|pendente|in attesa",
}
REPLIES = {fold(word): reply for reply, words in _REPLIES.items() for word in words.split("|")}

_PRESENCE = {
    PresenceState.PRESENT: "x|✓|✔|1|yes|y|ja|j|oui|si|sim|true|wahr|vrai|p|present|presente|anwesend|vor ort|on site|"
    "onsite|in person|aanwezig|sur place|presencial|in presenza|da|●",
    PresenceState.REMOTE: "r|remote|online|virtual|virtuell|zoom|video|o|v|a distance|en ligne|en linea|op afstand|"
    "a distancia|da remoto|digital|◐",
    PresenceState.EXCUSED: "e|excused|entschuldigt|excuse|excusee|verontschuldigd|justificado|justificada|giustificato|"
    "scusato|○",
    PresenceState.ABSENT: "a|absent|absente|abwesend|n|no|nein|non|nee|nao|0|false|falsch|faux|-|–|ausente|afwezig|"
    "assente|fehlt",
}
PRESENCE = {fold(word): state for state, words in _PRESENCE.items() for word in words.split("|")}

# What a day may be called by its place in the meeting: "Day 1", "Tag 1".
DAY_WORDS = frozenset({"day", "tag", "jour", "dia", "dag", "giorno"})


def key_of(text: str) -> str:
    """What a head or a value is looked up by: folded, without the signs that forms put around it."""
    return " ".join(fold(text).replace("_", " ").strip(" :*").split())
