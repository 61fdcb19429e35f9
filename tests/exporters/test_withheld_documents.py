"""Withheld people in real documents: nowhere by name, in every format by organisation, also after freezing."""

import dataclasses
from dataclasses import replace

from agenda_example import LAURENT, SILVA, WANG, wageningen
from document_examples import person
from hypothesis import given, settings
from hypothesis import strategies as st
from minutes_example import wageningen_minutes
from pdf_reading import letters, text

from app.domain.agenda import AgendaDocument
from app.domain.consent import withhold
from app.domain.documents import PersonRef
from app.domain.frozen_json import freeze, thaw
from app.domain.minutes import MinutesDocument
from app.exporters.minutes_markdown import minutes_md
from app.exporters.pdf.agenda import agenda_pdf
from app.exporters.pdf.minutes import minutes_pdf
from app.exporters.terms import person_text
from app.words import words

ENGLISH = words("en")
KNOWN = (LAURENT, SILVA, WANG)
UIDS = sorted({one.uid for one in KNOWN} | {"person nobody"})


def people(value: object) -> list[PersonRef]:
    """Every person in ``value``, in order."""
    if isinstance(value, PersonRef):
        return [value]
    if isinstance(value, tuple):
        return [one for part in value for one in people(part)]
    if dataclasses.is_dataclass(value):
        return [one for part in vars(value).values() for one in people(part)]
    return []


@given(uids=st.frozensets(st.sampled_from(UIDS)))
def test_real_documents(uids):
    names = {one.uid: one.name for one in KNOWN}
    for document in (wageningen(), wageningen_minutes()):
        bare = replace(document, meeting=replace(document.meeting, contact=""))
        left = {one.name for one in people(withhold(bare, uids))}
        assert not left & {names.get(uid) for uid in uids}


def test_a_withheld_name_is_still_withheld_after_freezing():
    document = withhold(wageningen_minutes(), {WANG.uid})
    assert any(one.withheld for one in people(document))
    assert people(thaw(freeze(document, 1), MinutesDocument, 1)) == people(document)


def test_what_was_frozen_before_there_was_the_field_thaws():
    def without(kept: object) -> object:
        if isinstance(kept, dict):
            return {name: without(part) for name, part in kept.items() if name != "withheld"}
        return [without(part) for part in kept] if isinstance(kept, list) else kept

    old = without(freeze(wageningen(), 1))
    thawed = thaw(old, AgendaDocument, 1)
    assert people(thawed) == people(wageningen())
    assert not any(one.withheld for one in people(thawed))


def test_how_a_person_is_named():
    ref = person("WANG Xiaoming", "CAAS", "王小明", illustrative=True)
    assert person_text(ref, ENGLISH) == "WANG Xiaoming\u00a0王小明°"
    assert person_text(ref, ENGLISH, organisation=True) == "WANG Xiaoming\u00a0王小明° (CAAS)"
    assert person_text(person("", "", "王小明"), ENGLISH, organisation=True) == "王小明"
    hidden = withhold(ref, {ref.uid})
    assert person_text(hidden, ENGLISH) == person_text(hidden, ENGLISH, organisation=True) == "name withheld, CAAS°"
    assert person_text(withhold(person("A B"), {"person A B"}), ENGLISH) == "name withheld"


@settings(max_examples=3)
@given(uids=st.frozensets(st.sampled_from(UIDS), min_size=1))
def test_documents_to_read(uids):
    minutes = withhold(wageningen_minutes(), uids)
    agenda = withhold(replace(wageningen(), meeting=replace(wageningen().meeting, contact="")), uids)
    said = [
        minutes_md(minutes, ENGLISH).decode(),
        text(minutes_pdf(minutes, ENGLISH)),
        text(agenda_pdf(agenda, "chair", ENGLISH)),
    ]
    for one in KNOWN:
        if one.uid in uids:
            assert not [document for document in said if one.name in document]
            assert f"name withheld, {one.organisation}" in said[0]
            assert f"name withheld, {one.organisation} ({one.organisation})" not in "".join(said)


def test_markup_in_the_organisation_of_a_withheld_person_is_shown_as_typed():
    hostile = person("X", "<img src='file:///etc/passwd'> & *ORG*")
    document = withhold(replace(wageningen_minutes(), chair=hostile), {hostile.uid})
    assert "namewithheld,<imgsrc='file:///etc/passwd'>&*ORG*" in letters(minutes_pdf(document, ENGLISH))
