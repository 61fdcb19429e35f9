"""Addresses of the web that a browser may be given (TRUST, "Attachments")."""

from app.domain.errors import UserError

_WEB = ("https://", "http://")


def web_address(text: str) -> str:
    """``text`` without blanks around it, if it is empty or an address of the web; raises UserError for another."""
    link = text.strip()
    if link and (not link.lower().startswith(_WEB) or " " in link or len(link.split("//", 1)[1]) < 1):
        raise UserError("{link} is no address of the web: begin with https:// and leave no spaces.", link=repr(link))
    return link
