"""Passwords of mail and calendar servers, in the keyring of this computer: never in the database, a log or an error.

Where there is no keyring that keeps them from others, nothing is kept, and whoever needs a password asks each time.
"""

from contextlib import suppress

from app.domain.errors import UserError

_UNSAFE = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")  # keeps nothing, or in a plain file


def keyring_usable() -> bool:
    """Whether this computer has a keyring to keep passwords in."""
    import keyring
    from keyring.backends.chainer import ChainerBackend

    found = keyring.get_keyring()
    kept_by = found.backends if isinstance(found, ChainerBackend) else [found]
    return any(not type(each).__module__.startswith(_UNSAFE) for each in kept_by)


def get_secret(service: str, user: str) -> str | None:
    """The password kept for ``user`` at ``service`` ("smtp:host", "caldav:host"); None: none, or no keyring to ask."""
    import keyring
    from keyring.errors import KeyringError

    if not keyring_usable():
        return None
    try:
        return keyring.get_password(_named(service), user)
    except KeyringError:
        return None


def set_secret(service: str, user: str, password: str) -> None:
    """Keep a password for the next time; raises UserError where this computer cannot."""
    import keyring
    from keyring.errors import KeyringError

    if keyring_usable():
        try:
            keyring.set_password(_named(service), user, password)
        except KeyringError:
            pass  # locked, or refused by its owner: what it says may hold what was to be kept
        else:
            return
    raise UserError("This computer has no keyring that can be used: the password is not kept, and asked each time.")


def delete_secret(service: str, user: str) -> None:
    """Forget the password; one that is not there is no error."""
    import keyring
    from keyring.errors import KeyringError

    if keyring_usable():
        with suppress(KeyringError):
            keyring.delete_password(_named(service), user)


def _named(service: str) -> str:
    return f"plenary {service}"
