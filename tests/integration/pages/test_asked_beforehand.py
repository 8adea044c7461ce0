"""A server asks for a few pages of each kind before it forks, and each of them is there."""

from collections import Counter

import pytest
from django.urls import resolve

from causeway.config.rooms import OF_EACH_KIND, ask_beforehand
from causeway.config.wsgi import application
from tests.integration.evidence.conftest import country  # noqa: F401  a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("country")]


def _asked(site=application):
    answers = {}

    def noting(environ, start_response):
        def start(status, headers, *more):
            answers[f"{environ['PATH_INFO']}?{environ['QUERY_STRING']}"] = status
            return start_response(status, headers, *more)

        return site(environ, start)

    ask_beforehand(noting)
    return answers


def test_every_page_that_is_asked_for_is_there():
    answers = _asked()
    assert {status[:3] for status in answers.values()} == {"200"}, answers
    assert {"/?", "/health/ready/?", "/search/?q=school", "/indicators/?"} <= set(answers)


def test_a_few_of_each_kind_are_asked_for():
    kinds = Counter()
    for address in _asked():
        found = resolve(address.partition("?")[0])
        kinds[found.route, found.kwargs.get("kind")] += 1
    assert max(kinds.values()) <= OF_EACH_KIND
    assert any(route.startswith("areas/") for route, _kind in kinds)


def test_a_page_that_breaks_keeps_no_server_from_starting(caplog):
    def broken(environ, _start_response):
        raise RuntimeError(environ["PATH_INFO"])

    ask_beforehand(broken)
    assert "/search/" in caplog.text
