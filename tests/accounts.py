"""Accounts of staff who may do certain things and no more."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission

from causeway.regions.models import LooksAfter


def account(name, *permissions, group="", regions=(), email=""):
    """Make an account that may open staff's pages and do what these permissions, and this group, say."""
    user = get_user_model().objects.create_user(name, email=email, is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *permissions]))
    if group:
        user.groups.add(Group.objects.get(name=group))
    for region in regions:
        LooksAfter.objects.create(user=user, region=region)
    return user
