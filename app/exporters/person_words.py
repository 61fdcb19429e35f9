"""What tables and fields are called in the readable part of an access request; unknown ones by their own name."""

from collections.abc import Mapping

from app.domain.person_record import ANOTHER_PERSON, Value
from app.words import Words, message

TABLES: Mapping[str, str] = {
    "action": message("Action items"),
    "action_event": message("What became of action items"),
    "affiliation": message("Affiliations"),
    "agenda_release": message("Agenda release"),
    "baseline": message("Baseline of the plan"),
    "chain_link": message("What action items serve"),
    "availability": message("Availability at meetings"),
    "consent": message("Consents"),
    "decision_vote": message("Votes"),
    "draft": message("Drafts of texts"),
    "expression_of_interest": message("Expressions of interest"),
    "external_ref": message("References to other programs"),
    "file": message("Files"),
    "irc_role": message("Roles in the research consortium"),
    "item_role": message("Parts in meetings"),
    "mail_message": message("Messages"),
    "membership": message("Memberships of bodies"),
    "minutes": message("Minutes chaired or written"),
    "minutes_version": message("Version of minutes"),
    "participation": message("Meetings"),
    "person": message("Person"),
    "presence": message("Days at meetings"),
    "presentation": message("Presentations"),
    "presentation_file": message("Files of presentations"),
    "reply_received": message("Replies to invitations"),
    "roll_call": message("Roll calls"),
    "sensitive_note": message("Diet, access and visa needs"),
    "topic_comment": message("Comments on the research agenda"),
}

FIELDS: Mapping[str, str] = {
    "abstract": message("Abstract"),
    "accepted_on": message("Accepted"),
    "action": message("Action"),
    "answer": message("Answer"),
    "area": message("Area"),
    "at": message("Time"),
    "ballot": message("Vote"),
    "body": message("Body"),
    "chair": message("Chair"),
    "circulated_on": message("Circulated"),
    "closed_on": message("Closed"),
    "country": message("Country"),
    "day": message("Day"),
    "decision": message("Decision"),
    "display": message("Name"),
    "due_on": message("Due"),
    "email": message("E-mail"),
    "expires_on": message("Erased after"),
    "family": message("Family name"),
    "file": message("File"),
    "function": message("Function"),
    "given": message("Given name"),
    "given_at": message("Given on"),
    "held_by": message("Seat held by"),
    "invited_on": message("Invited"),
    "item": message("Item"),
    "kind": message("Kind"),
    "language": message("Language"),
    "meeting": message("Meeting"),
    "membership": message("Membership"),
    "message": message("Message"),
    "mime": message("Type"),
    "minutes": message("Minutes"),
    "more_emails": message("Other e-mail addresses"),
    "name": message("Name"),
    "native": message("Name in own script"),
    "note": message("Note"),
    "number": message("No."),
    "opened_on": message("Opened"),
    "organisation": message("Organisation"),
    "participation": message("Meeting"),
    "person": message("Person"),
    "phone": message("Telephone"),
    "presentation": message("Presentation"),
    "public": message("Public"),
    "purpose": message("Purpose"),
    "received_on": message("Received"),
    "reply": message("Reply"),
    "representative": message("Representative"),
    "role": message("Role"),
    "secretary": message("Secretary"),
    "series": message("Series"),
    "session": message("Session"),
    "since": message("Since"),
    "size": message("Bytes"),
    "state": message("Status"),
    "text": message("Text"),
    "title": message("Title"),
    "topic": message("Topic"),
    "valid_from": message("From"),
    "valid_until": message("Until"),
    "withdrawn_at": message("Withdrawn on"),
    "wording_version": message("Version of the wording"),
    "zone": message("Time zone"),
}


def table_name(table: str, words: Words) -> str:
    """What a table is called."""
    return words(TABLES[table]) if table in TABLES else table.replace("_", " ")


def field_name(field: str, words: Words) -> str:
    """What a field is called."""
    return words(FIELDS[field]) if field in FIELDS else field.replace("_", " ")


def value_text(value: Value, words: Words) -> str:
    """A value in words; nothing for an empty one."""
    match value:
        case None:
            return ""
        case bool():
            return words("yes") if value else words("no")
        case tuple():
            return ", ".join(value)
        case _:
            return words("another person") if value == ANOTHER_PERSON else str(value)
