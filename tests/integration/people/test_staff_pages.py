"""A page of staff opens for accounts of staff with what it asks for; others are led to the door, or told that they may not."""

import pytest
from django.contrib.auth.models import AnonymousUser, Permission
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import HttpResponse

from causeway.people.staff_pages import staff

pytestmark = pytest.mark.django_db
SEE, CHANGE = "auth.view_group", "auth.change_group"


@pytest.fixture
def opens(rf, django_user_model):
    """Whether a view opens for an account with some permissions; ``None`` for nobody."""

    def opened(door, has):
        request = rf.get("/staff/example/")
        request.session = {}
        request._messages = FallbackStorage(request)
        request.user = AnonymousUser()
        if has is not None:
            request.user = django_user_model.objects.create_user(f"account {has}")
            request.user.user_permissions.set(Permission.objects.filter(codename__in=has))
        answer = door(lambda _request, word: HttpResponse(word))(request, word="open")
        return answer.status_code == 200 and answer.content == b"open"

    return opened


@pytest.mark.parametrize(
    ("door", "has", "opened"),
    [
        (staff(), None, False),
        (staff(), [], False),
        (staff(), ["access_admin"], True),
        (staff(SEE), ["access_admin"], False),
        (staff(SEE), ["access_admin", "view_group"], True),
        (staff(SEE), ["view_group"], False),
        (staff(SEE, CHANGE), ["access_admin", "view_group"], False),
        (staff(SEE, CHANGE), ["access_admin", "view_group", "change_group"], True),
        (staff(any_of=(SEE, CHANGE)), ["access_admin", "change_group"], True),
        (staff(any_of=(SEE, CHANGE)), ["access_admin"], False),
    ],
)
def test_who_comes_in(opens, door, has, opened):
    assert opens(door, has) is opened
