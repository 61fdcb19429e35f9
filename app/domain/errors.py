"""The error that is the user's to put right; everything else is a bug."""


class UserError(Exception):
    """Bad input or an impossible wish: what is wrong, where (file, row, field) and what to do, in one sentence.

    ``message`` is an English message id with ``{named}`` places; ``arguments`` fill them. It is put into words in the
    reader's language where it is shown (``app.words``). Whoever raises it has changed nothing.
    """

    def __init__(self, message: str, /, **arguments: object) -> None:
        super().__init__(message, arguments)
        self.message = message
        self.arguments = arguments

    def __str__(self) -> str:
        return self.message.format(**self.arguments) if self.arguments else self.message
