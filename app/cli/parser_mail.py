"""The words of ``plenary send`` and ``plenary mail-settings``."""

import argparse
from typing import Any

from app.domain.mail import MAIL_KINDS
from app.domain.mail_server import Security


def add_mail(commands: Any) -> None:
    """Add both commands to the parser."""
    send = commands.add_parser("send", help="write to the people of a meeting: invitation, update, cancellation")
    send.add_argument("file", metavar="FILE")
    send.add_argument("--meeting", required=True, help="short name or number of the meeting")
    send.add_argument("--kind", default="", choices=("", *MAIL_KINDS), metavar="KIND", help=", ".join(MAIL_KINDS))
    send.add_argument("--release", type=int, default=0, metavar="N", help="of an update: the release, else the latest")
    send.add_argument("--to", nargs="+", action="extend", default=[], metavar="EMAIL",
                      help="only these people, else everybody it concerns")  # fmt: skip
    send.add_argument("--note", default="", metavar="TEXT", help="a remark for this one occasion")
    send.add_argument("--text", default="", metavar="FILE",
                      help="the words in place of the team's: first line the subject, then the text")  # fmt: skip
    way = send.add_mutually_exclusive_group()
    way.add_argument("--eml", default="", metavar="FOLDER", help="write a draft for each into this folder")
    way.add_argument("--smtp", action="store_true",
                     help="send; the password: PLENARY_SMTP_PASSWORD, the keyring, or asked")  # fmt: skip
    send.add_argument("--resume", action="store_true", help="go on with what waits of an earlier run")
    send.add_argument("--give-up", action="store_true", help="never send what waits of an earlier run")
    send.add_argument("--dry-run", action="store_true", help="only say who would get what")
    _add_settings(commands)


def _add_settings(commands: Any) -> None:
    settings: argparse.ArgumentParser = commands.add_parser(
        "mail-settings", help="show or set the team's mail server and sender"
    )
    settings.add_argument("file", metavar="FILE")
    settings.add_argument("--host", metavar="NAME")
    settings.add_argument("--port", type=int, metavar="N", help="0: the usual one")
    settings.add_argument("--security", choices=tuple(Security), help="none: only to this computer")
    settings.add_argument("--user", metavar="NAME")
    settings.add_argument("--name", metavar="NAME", help="of the sender")
    settings.add_argument("--address", metavar="EMAIL", help="of the sender")
    settings.add_argument("--reply-to", metavar="EMAIL")
    settings.add_argument("--ca-file", metavar="PATH", help="certificates to trust in place of the system's")
    settings.add_argument("--rate", type=int, metavar="N", help="messages a minute; 0: no limit")
    settings.add_argument("--keep-password", action="store_true", help="put the password into this computer's keyring")
