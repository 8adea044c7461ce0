"""The second factor: a code from an app on one's phone (TOTP), or one of ten codes on paper. django-otp keeps and checks both.

A site that others can reach asks it of everyone on staff. One on this machine alone offers it: its mail is for everyone to read anyway.
"""

import io
import secrets
from base64 import b32encode

import django_otp
import segno
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from causeway.audit.actions import record
from causeway.insights.acts import Noted

PAPER_CODES = 10
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def is_on(user: User) -> bool:
    """Whether the account has a phone that gives its codes."""
    return bool(TOTPDevice.objects.filter(user=user, confirmed=True).exists())


def is_missing(user: User) -> bool:
    """Whether the account must get a second factor before anything else."""
    return bool(settings.SECOND_FACTOR_REQUIRED) and not is_on(user)


def is_due(request: HttpRequest) -> bool:
    """Whether this visit still owes the code of an account that has a second factor."""
    user = request.user
    return user.is_authenticated and not user.is_verified() and is_on(user)  # type: ignore[attr-defined]  # django-otp’s own method


def phone_to_be(user: User) -> TOTPDevice:
    """Return the phone that is being set up; the same one until it is confirmed."""
    device: TOTPDevice
    device, _made = TOTPDevice.objects.get_or_create(user=user, confirmed=False, defaults={"name": "phone"})
    return device


def secret_of(device: TOTPDevice) -> str:
    """Return the key to be typed where a picture cannot be read, in groups of four."""
    words = b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(words[at : at + 4] for at in range(0, len(words), 4))


def picture_of(device: TOTPDevice) -> SafeString:
    """Return the picture that an app reads, as SVG."""
    out = io.BytesIO()
    segno.make(device.config_url, error="m").save(
        out, kind="svg", scale=5, border=4, xmldecl=False, svgclass=None, lineclass=None
    )
    return mark_safe(out.getvalue().decode())  # noqa: S308  drawn by us from our own address


@transaction.atomic
def confirm(request: HttpRequest, device: TOTPDevice, code: str) -> list[str] | None:
    """Take a phone whose code is right instead of any before it; returns new codes for paper, ``None`` for a wrong code."""
    if not device.verify_token(code):
        return None
    user = device.user
    TOTPDevice.objects.filter(user=user).exclude(pk=device.pk).delete()
    device.confirmed = True
    device.save()
    django_otp.login(request, device)
    record(Noted.SECOND_FACTOR_ON, actor=user.get_username(), subject=user)
    return paper_codes(user)


@transaction.atomic
def paper_codes(user: User) -> list[str]:
    """Make ten new codes, each good once, instead of those before; they are shown once."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="paper", confirmed=True)
    codes = ["".join(secrets.choice(_ALPHABET) for _ in range(10)) for _ in range(PAPER_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    record(Noted.PAPER_CODES_MADE, actor=user.get_username(), subject=user)
    return codes


def enter(request: HttpRequest, user: User, code: str) -> bool:
    """Check a code from the phone or from paper; each wrong one makes the next wait twice as long."""
    typed = code.replace(" ", "").lower()
    device = django_otp.match_token(user, typed) if 0 < len(typed) <= 16 else None  # noqa: PLR2004  no code is longer
    if device is None:
        record(Noted.SECOND_FACTOR_FAILED, actor=user.get_username(), subject=user)
        return False
    django_otp.login(request, device)
    record(Noted.SECOND_FACTOR_GIVEN, actor=user.get_username(), subject=user, detail={"by": device.name})
    return True


@transaction.atomic
def take_off(user: User, *, actor: str) -> None:
    """Forget an account's phone and paper codes, for somebody who lost both."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
    record(Noted.SECOND_FACTOR_OFF, actor=actor, subject=user)
