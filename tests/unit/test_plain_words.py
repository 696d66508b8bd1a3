"""Plain answers to a reader to whom no page can be shown: in the language asked for."""

from __future__ import annotations

import pytest
from starlette.requests import Request

from overland import i18n
from overland.server import turns


def _asked(query: str, accepted: str) -> Request:
    headers = [(b"accept-language", accepted.encode())]
    return Request({"type": "http", "query_string": query.encode(), "headers": headers})


@pytest.mark.parametrize(
    ("query", "accepted", "said"),
    [
        ("story=x&lang=ru", "fr", "Слишком много запросов сразу."),
        ("", "fr-CA,fr;q=0.9", "Trop de demandes à la fois."),
        ("lang=%00", "", "Too much is asked for at once."),
    ],
)
def test_a_reader_for_whom_there_is_no_room_is_told_in_the_language_asked_for(
    query: str, accepted: str, said: str
) -> None:
    before = i18n.language()
    answer = turns.busy(_asked(query, accepted))
    assert bytes(answer.body).decode().startswith(said)
    assert answer.status_code == 503
    assert answer.headers["cache-control"] == "no-store"
    assert i18n.language() == before
