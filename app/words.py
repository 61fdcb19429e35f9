"""The gettext catalogue, readable from every room: the window, the errors, the steps of the history, the documents.

Messages are written in English and looked up in ``resources/i18n/<language>/LC_MESSAGES/plenary.mo``. Arguments are
named and filled in after the look-up, so that no message is ever built from pieces.
"""

import gettext
from functools import cache

from app.domain.errors import UserError
from app.resources import resource

LANGUAGES = ("en", "fr")
_DOMAIN = "plenary"


class Words:
    """The messages of one language.

    Call it with a message id: ``words("Day {number}", number=2)``.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._catalogue = _catalogue(language)

    def __call__(self, message: str, /, **arguments: object) -> str:
        """``message`` in this language, its named places filled with ``arguments``."""
        text = self._catalogue.gettext(message)
        return text.format(**arguments) if arguments else text

    def plural(self, one: str, many: str, number: int, /, **arguments: object) -> str:
        """The form for ``number``, which also fills the place ``{number}``."""
        return self._catalogue.ngettext(one, many, number).format(number=number, **arguments)

    def error(self, error: UserError) -> str:
        """The sentence of ``error`` in this language."""
        return self(error.message, **error.arguments)


@cache
def words(language: str = "en") -> Words:
    """The messages of ``language``; raises UserError for a language Plenary does not speak."""
    if language not in LANGUAGES:
        raise UserError(
            "There is no language {language}: choose one of {languages}.",
            language=repr(language),
            languages=", ".join(LANGUAGES),
        )
    return Words(language)


def message(text: str) -> str:
    """Mark a message id that is put into words later, so that it is found for translation."""
    return text


def _catalogue(language: str) -> gettext.NullTranslations:
    file = resource("i18n", language, "LC_MESSAGES", f"{_DOMAIN}.mo")
    if not file.is_file():
        return gettext.NullTranslations()
    with file.open("rb") as stream:
        return gettext.GNUTranslations(stream)
