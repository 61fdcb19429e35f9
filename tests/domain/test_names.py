"""Names stay as people write them; lists are sorted as readers expect."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.domain.names import display_name, email_key, normal_email, sort_key, with_native
from app.domain.text import clean_text

NAMES = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=12)


def test_a_name_is_not_recased_or_taken_apart() -> None:
    assert display_name("Bart", "van der Berg") == "Bart van der Berg"
    assert display_name("bell", "hooks") == "bell hooks"
    assert display_name("", "Suharto") == "Suharto"
    assert display_name("Pelé", "") == "Pelé"


def test_the_latin_form_and_the_native_one_stay_on_one_line() -> None:
    assert with_native("Zhang Wei", "张伟") == "Zhang Wei\u00a0张伟"
    assert with_native("Zhang Wei", "") == "Zhang Wei"
    assert with_native("", "张伟") == "张伟"
    assert with_native("José", "José") == "José"


def test_lists_are_sorted_by_family_name_with_its_particles() -> None:
    people = [
        ("Bart", "van der Berg"),
        ("Zoë", "Ångström"),
        ("Anna", "Berg"),
        ("Ola", "Østby"),
        ("Wei", "Li Wang"),
        ("Zhi", "Li"),
        ("An", "Li"),
        ("Piotr", "Łukasz"),
        ("Ann", "O’Brien"),
        ("", "Suharto"),
        ("Maria", "VALERA"),
        ("伟", "张"),
    ]
    ordered = sorted(people, key=lambda name: sort_key(*name))
    assert [family for _given, family in ordered] == [
        "Ångström", "Berg", "Li", "Li", "Li Wang", "Łukasz", "O’Brien", "Østby", "Suharto", "VALERA", "van der Berg",
        "张",
    ]  # fmt: skip
    assert ordered[2] == ("An", "Li")


def test_without_a_family_name_the_given_name_sorts() -> None:
    assert sort_key("Pelé", "") == "pele"
    assert sort_key("", "") == ""


@given(NAMES, NAMES)
def test_the_sort_key_is_storable_and_blind_to_case_and_spaces(first: str, family: str) -> None:
    key = sort_key(first, family)
    assert clean_text(key) == key
    assert sort_key(f" {first}  ", f"{family} ") == key


@given(NAMES, NAMES, NAMES)
def test_a_family_name_sorts_before_any_longer_one(family: str, first: str, more: str) -> None:
    shorter, longer = sort_key(first, family), sort_key("", f"{family} {more}")
    if sort_key("", family) and sort_key("", more) and first.strip():
        assert shorter < longer


@given(NAMES, NAMES)
def test_both_forms_of_a_name_are_shown_to_the_letter(display: str, native: str) -> None:
    shown = with_native(display, native)
    assert shown.startswith(display)
    assert shown.endswith(native)


def test_an_address_is_kept_as_written_with_its_domain_in_lower_case() -> None:
    assert normal_email(" Bart.VanDerBerg@WUR.nl\n") == "Bart.VanDerBerg@wur.nl"
    assert normal_email("jürgen@exämple.de") == "jürgen@exämple.de"
    assert normal_email("o'brien+irc@sub.example.ac.uk") == "o'brien+irc@sub.example.ac.uk"


@pytest.mark.parametrize(
    "text",
    [
        "", "@", "bart", "bart@", "@wur.nl", "bart@wur", "bart@.nl", "bart@wur..nl", "bart@wur.nl.",
        "b art@wur.nl", "a@b@wur.nl", "Bart <bart@wur.nl>", "a@wur.nl; b@wur.nl",
 "bart@-wur.nl", ".bart@wur.nl", "ba..rt@wur.nl", "x" * 65 + "@wur.nl",
        "a@" + "x" * 64 + ".nl", "a@" + "x.y" * 90 + ".nl", "bart\x00@wur.nl",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused_with_what_was_written(text: str) -> None:
    with pytest.raises(UserError) as refusal:
        normal_email(text)
    assert repr(text) in str(refusal.value)
    assert "name@example.org" in str(refusal.value)


@given(st.emails())
def test_every_plain_address_is_accepted_and_normal_at_once(address: str) -> None:
    normal = normal_email(address)
    assert normal_email(normal) == normal
    assert email_key(normal) == email_key(address)


def test_the_same_address_in_other_letters_is_the_same() -> None:
    assert email_key("Anna@Example.ORG ") == email_key("anna@example.org")
    assert email_key("anna@example.org") != email_key("hanna@example.org")
