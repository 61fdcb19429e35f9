"""The words of messages and the settings of the mail server: what is filled in, what is refused, what is kept."""

import pytest

from app.domain.errors import UserError
from app.domain.kinds import MailKind
from app.domain.mail import MAIL_KINDS, MAIL_LANGUAGES, MailText
from app.domain.mail_server import MailServer, Security, checked_server, is_address, kept_server, server_kept
from app.domain.mail_texts import (
    BUILT_IN,
    checked_text,
    filled,
    kept_signature,
    kept_texts,
    refuse_wrong_places,
    signature_of,
    text_of,
)

KIND = MailKind.INVITATION


def test_there_are_good_words_for_every_kind_in_both_languages():
    for kind in MAIL_KINDS:
        for language in MAIL_LANGUAGES:
            assert checked_text(BUILT_IN[kind, language]) == BUILT_IN[kind, language]
            assert text_of(None, kind, language).body.endswith("{signature}")
    assert BUILT_IN[KIND, "en"].body != BUILT_IN[KIND, "fr"].body


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("Dear {Name}", "There is no placeholder {Name}: use one of {name}, "),
        ("Dear {}", "There is no placeholder {}"),
        ("Dear {name.__class__}", "There is no placeholder {name.__class__}"),
        ("Dear {name", "A { stands alone"),
        ("Dear name}", "A } stands alone"),
        ("x" * 20_001, "too long"),
    ],
)
def test_a_wrong_placeholder_is_refused_with_one_sentence(template, said):
    with pytest.raises(UserError) as problem:
        refuse_wrong_places(template)
    assert said in str(problem.value)
    with pytest.raises(UserError):
        kept_texts(None, KIND, "en", MailText("S", template))
    with pytest.raises(UserError):
        kept_signature(None, "en", template)


def test_what_is_filled_in_is_never_read_as_a_template():
    values = {"name": "{note} {{x}}", "note": "", "link": "", "place": "Paris"}
    template = "Dear {name},\n\n\nJoin: {link}\n\n{note}\n\n{{curly}} {place} {link}"
    assert filled(template, values) == "Dear {note} {{x}},\n\n{curly} Paris "


def test_the_teams_own_words_are_kept_until_those_built_in_are_wanted_again():
    own = MailText("Come to {meeting}", "Dear {name}")
    kept = kept_texts(kept_signature(None, "fr", "À bientôt"), KIND, "en", own)
    assert text_of(kept, KIND, "en") == own
    assert text_of(kept, KIND, "fr") == BUILT_IN[KIND, "fr"]
    assert signature_of(kept, "fr") == "À bientôt"
    assert text_of(kept_texts(kept, KIND, "en", None), KIND, "en") == BUILT_IN[KIND, "en"]
    assert text_of({"invitation": {"en": {"subject": "{newer}", "body": "x"}}}, KIND, "en") == BUILT_IN[KIND, "en"]
    assert text_of(["what"], KIND, "en") == BUILT_IN[KIND, "en"]


def test_a_mail_server_is_kept_without_any_password():
    server = MailServer("smtp.example.org", 0, Security.TLS, "me", "Team", "team@example.org", rate=30)
    assert server_kept(kept_server(server)) == server
    assert server.real_port == 465
    assert set(kept_server(server)) == {
        "host", "port", "security", "user", "name", "address", "reply_to", "ca_file", "rate",
    }  # fmt: skip
    for odd in (None, [], {"host": 3}, {"security": "rot13"}, {"host": "x y", "address": "a@b.example"}):
        assert server_kept(odd) == MailServer()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"port": 70_000}, "port from 1 to 65535"),
        ({"host": "https://smtp.example.org/"}, "is no name of a mail server"),
        ({"security": Security.NONE}, "only over TLS"),
        ({"address": ""}, "need a sender"),
        ({"address": "team"}, "is no e-mail address"),
        ({"reply_to": "a b@c.example"}, "is no e-mail address"),
        ({"rate": -1}, "messages a minute"),
    ],
)
def test_a_mail_server_that_cannot_be_is_refused(changes, said):
    good = {"host": "smtp.example.org", "address": "team@example.org"}
    with pytest.raises(UserError, match=said):
        checked_server(MailServer(**(good | changes)))


def test_the_own_machine_needs_no_tls():
    assert (
        checked_server(MailServer("localhost", 2525, Security.NONE, address=" a@b.example\n")).address == "a@b.example"
    )
    assert is_address("o'neil+x@müller.example")
