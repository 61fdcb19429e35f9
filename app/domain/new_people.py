"""A person about to be entered: what was typed or pasted, before it meets the database."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NewPerson:
    """The fields of a person to be entered, as they were written; empty where nothing was said.

    At least one form of the name is needed. The organisation is one that is there (``organisation_id``), or a short
    name to find or make (``organisation``, with ``country`` as ISO 3166-1 alpha-2 for one that is made). ``role`` is
    the position the person has there.
    """

    display: str = ""
    given: str = ""
    family: str = ""
    native: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""
    zone: str = ""
    language: str = ""
    organisation_id: int | None = None
    organisation: str = ""
    country: str = ""
    role: str = ""


def as_typed(text: str, email: str = "", organisation: str = "") -> NewPerson:
    """The person that ``text`` names: "Family, Given" says which is which; any other name stays whole.

    A name that the person did not take apart is kept as the family name too, because no rule tells where it would
    break (DOMAIN, "Person"); it can be said later.
    """
    name = " ".join(text.split())
    family, comma, given = (part.strip() for part in name.partition(","))
    if comma and family and given:
        return NewPerson(f"{given} {family}", given, family, email=email, organisation=organisation)
    return NewPerson(display=name.strip(", "), email=email, organisation=organisation)
