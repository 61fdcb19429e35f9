"""Somebody who types without end, for test_drafts_service.py: ``python draft_typing.py FILE``; says each draft kept."""

import os
import sys

from app.domain.clock import utc_now
from app.domain.drafts import minutes_place
from app.services.drafts import keep_draft
from app.usecases.files import opened


def typing(file: str) -> None:
    with opened(file) as store:
        words = []
        while True:
            words.append("word")
            with store.change("Keep a draft") as session:
                keep_draft(session, minutes_place(3, None), "typist", " ".join(words), 0, utc_now())
            os.write(1, b"%d\n" % len(words))


if __name__ == "__main__":
    typing(sys.argv[1])
