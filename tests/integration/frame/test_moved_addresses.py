"""Addresses that staff gave up lead where they said; others are not there, and cost one question to know."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

pytestmark = pytest.mark.django_db


def test_an_address_that_was_given_up_leads_where_staff_said(client):
    for asked, old in (("/gone/", "/gone"), ("/went/%C3%A9/", "/went/é"), ("/asked/?a=b", "/asked?a=b")):
        Redirect.objects.create(old_path=old, redirect_link="/write/", site=Site.objects.first())
        answer = client.get(asked)
        assert (answer.status_code, answer["Location"]) == (301, "/write/")
    assert client.get("/never/").status_code == 404


def test_where_none_was_given_up_one_question_says_so(client):
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/gone/?a=b").status_code == 404
    assert sum("wagtailredirects_redirect" in each["sql"] for each in asked) == 1
