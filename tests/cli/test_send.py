"""plenary send and plenary mail-settings: drafts, a server of the tests' own, what is said and what is refused."""

import pytest
from database_fixtures import dump
from mail_reading import read_mail
from mail_servers import PASSWORD, USER, guarded_server, plain_server

from app.cli.main import run
from app.usecases.files import opened

MEETING = ("--meeting", "paris-2017")


@pytest.fixture
def plenary(capsys, monkeypatch):
    """Run a command; gives exit status, the lines of standard output, those of standard error."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "PLENARY_SMTP_PASSWORD"):
        monkeypatch.delenv(name, raising=False)

    def command(*arguments):
        try:
            status = run([str(argument) for argument in arguments])
        except SystemExit as stopped:
            status = stopped.code
        captured = capsys.readouterr()
        return status, captured.out.splitlines(), captured.err.splitlines()

    return command


@pytest.fixture
def two(plenary, sample_file):
    """The addresses of two people who are not invited yet."""
    _status, out, _err = plenary("send", sample_file, *MEETING, "--kind", "invitation", "--dry-run")
    return [line.partition("<")[2].partition(">")[0] for line in out[:2]]


def mailed(file):
    with opened(str(file)) as store:
        return [row["state"].value for row in dump(store)["mail_message"]]


def test_a_dry_run_says_who_would_get_what_and_changes_nothing(plenary, sample_file):
    before = sample_file.read_bytes()
    status, out, err = plenary("send", sample_file, *MEETING, "--kind", "invitation", "--dry-run")
    assert (status, err) == (0, [])
    assert len(out) == 23
    assert out[0].endswith("@csiro.example> · Invitation: CIRCASA kick-off meeting, 17–18 November 2017 · 1 message")
    assert out[-1] == "Nothing was sent: this was a dry run."
    assert sample_file.read_bytes() == before


def test_drafts_for_some_with_words_of_their_own(plenary, sample_file, two, tmp_path):
    words, folder = tmp_path / "words.txt", tmp_path / "new" / "drafts"
    words.write_text("Come to {meeting}\n\nDear {name},\n{note}\n", "utf-8")
    status, out, err = plenary(
        "send", sample_file, *MEETING, "--kind", "invitation", "--eml", folder, "--text", words, "--note", "Soon!",
        "--to", *two,
    )  # fmt: skip
    files = sorted(folder.iterdir())
    assert (status, err, out) == (0, [], [f"Wrote {file}." for file in files])
    mails = [read_mail(file.read_bytes()) for file in files]
    assert [mail.mailbox("To")[1] for mail in mails] == two
    assert mails[0].head["Subject"] == "Come to CIRCASA kick-off meeting"
    assert mails[0].text == f"Dear {mails[0].mailbox('To')[0]},\nSoon!"
    assert mailed(sample_file) == ["drafted"] * 2
    words.write_text("Come\n\nDear {nmae}", "utf-8")
    status, out, err = plenary(
        "send", sample_file, *MEETING, "--kind", "invitation", "--eml", folder, "--text", words, "--to", *two
    )
    assert (status, out, len(err)) == (1, [], 1)
    assert err[0].startswith("There is no placeholder {nmae}: use one of {name}, ")


def test_sent_over_smtp_and_gone_on_with(plenary, sample_file, two):
    with plain_server() as box:
        status, out, _err = plenary(
            "mail-settings", sample_file, "--host", "127.0.0.1", "--port", box.port, "--security", "none",
            "--address", "team@circasa.example", "--name", "The team",
        )  # fmt: skip
        assert (status, out[:3]) == (0, ["host: 127.0.0.1", f"port: {box.port}", "security: none"])
        box.rcpt[two[1]] = ["450 4.2.1 later"]
        send = ("send", sample_file, *MEETING)
        status, out, err = plenary(*send, "--kind", "invitation", "--smtp", "--to", *two)
        assert (status, err, box.addresses) == (1, [], two[:1])
        assert out[0].endswith(f"<{two[1]}>: waits (450 4.2.1 later)")
        assert out[1] == "1 message is sent."
        assert read_mail(box.taken[0][1]).mailbox("From") == ("The team", "team@circasa.example")
        status, _out, err = plenary(*send, "--kind", "invitation", "--smtp")
        assert (status, "still wait (1)" in err[0]) == (1, True)
        assert plenary(*send, "--resume") == (0, ["2 messages are sent."], [])
        assert box.addresses == two
        assert plenary(*send, "--resume")[0] == 1
        box.rcpt[two[1]] = ["450 4.2.1 later"]
        plenary(*send, "--kind", "invitation", "--smtp", "--to", *two)
        assert plenary(*send, "--give-up") == (0, ["What waited is given up: it is never sent."], [])
    assert mailed(sample_file) == ["sent", "sent", "sent", "dropped"]


def test_the_password_comes_from_the_environment_and_shows_nowhere(plenary, sample_file, two, tmp_path, monkeypatch):
    with guarded_server(tmp_path) as box:
        plenary(
            "mail-settings", sample_file, "--host", "localhost", "--port", box.port, "--user", USER,
            "--address", "team@circasa.example", "--ca-file", box.ca_file,
        )  # fmt: skip
        send = ("send", sample_file, *MEETING, "--kind", "invitation", "--smtp", "--to", *two)
        status, out, err = plenary(*send, "--dry-run")
        assert (status, err) == (1, ["localhost asks for the password of secretariat: give it."])
        monkeypatch.setenv("PLENARY_SMTP_PASSWORD", PASSWORD)
        status, out, err = plenary(*send, "--dry-run")
        assert (status, out[-2:]) == (
            0,
            ["localhost is ready to take messages.", "Nothing was sent: this was a dry run."],
        )
        assert box.taken == []
        status, out, err = plenary(*send)
        assert (status, out, err) == (0, ["2 messages are sent."], [])
        monkeypatch.setenv("PLENARY_SMTP_PASSWORD", "wr0ng")
        status, out, err = plenary(*send)
        assert (status, out) == (1, [])
        assert "does not take the password" in err[0] and "wr0ng" not in err[0]
        assert mailed(sample_file) == ["sent", "sent"]  # nothing was begun
    assert box.addresses == two


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [
        (("--kind", "invitation"), 1, "How is it to be sent? Say --eml FOLDER for drafts, or --smtp."),
        (("--smtp",), 1, "What is to be sent? Say --kind invitation, update or cancellation."),
        (("--kind", "invitation", "--smtp"), 1, "There is no mail server yet: set one, or write drafts."),
        (("--kind", "cancellation", "--dry-run"), 1, "paris-2017 takes place: cancel the meeting first"),
        (("--kind", "update", "--dry-run"), 1, "The agenda of paris-2017 was not published yet: publish it first."),
        (("--kind", "update", "--release", "7", "--dry-run", "--meeting", "wageningen-2020"), 1, "has no release 7"),
        (("--kind", "invitation", "--to", "a@b.example", "--dry-run"), 1, "a@b.example"),
        (("--kind", "invitation", "--text", "no-such-file", "--dry-run"), 1, "no-such-file cannot be read"),
        (("--resume",), 1, "No message of paris-2017 waits to be sent."),
        (("--kind", "party", "--smtp"), 2, "invalid choice: 'party'"),
        (("--kind", "invitation", "--smtp", "--eml", "x"), 2, "not allowed with"),
    ],
)
def test_what_cannot_be_sent_is_one_sentence(plenary, sample_file, given, status, said):
    found, out, err = plenary("send", sample_file, *MEETING, *given)
    assert (found, out, len(err)) == (status, [], 1)
    assert said in err[0]
    assert mailed(sample_file) == []
