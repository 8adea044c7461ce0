"""Accounts of staff, and a few seats."""

import pytest
from django.contrib.auth.models import Permission, User

from causeway.areas.models import Area, AreaRelation

HOME, OTHER = "E14000901", "E14000902"
LONDON = "E12000007"


@pytest.fixture
def account(client):
    """Sign in as somebody with these permissions and no more."""

    def signed_in(*permissions, username="example"):
        user = User.objects.create_user(username, f"{username}@example.org", "plain-example-words")
        for each in ("wagtailadmin.access_admin", *permissions):
            app, codename = each.split(".")
            user.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
        client.force_login(user)
        return user

    return signed_in


@pytest.fixture
def seats(db):
    """Two seats, one of them in London."""
    made = [
        Area.objects.create(kind="constituency", code=HOME, name="Upper Example"),
        Area.objects.create(kind="constituency", code=OTHER, name="Lower Example"),
    ]
    london = Area.objects.create(kind="region", code=LONDON, name="London")
    AreaRelation.objects.create(part=made[0], whole=london, share=1, basis="exact", source="an example")
    return made
