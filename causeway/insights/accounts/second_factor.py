"""The second factor: a passkey, a code from an app on one's phone (TOTP), or one of ten codes on paper. django-otp keeps them all.

A site that others can reach asks it of everyone on staff. One on this machine alone offers it: its mail is for everyone to read anyway.
"""

import datetime as dt
import io
import secrets
from base64 import b32encode

import django_otp
import segno
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from causeway.audit.actions import record
from causeway.insights.accounts.telling import tell_of_no_keys, tell_of_paper, tell_of_passkey, tell_of_phone
from causeway.insights.acts import Noted
from causeway.insights.passkeys import actions as passkeys
from causeway.insights.passkeys.models import Passkey
from causeway.insights.passkeys.questions import LONGEST, RefusedError
from causeway.insights.passkeys.site import site
from causeway.limits.declared import MINUTE, Limit
from causeway.privacy.erasing import on_erase

PAPER_CODES = 10
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
PASSKEY_TRIES = Limit(
    "staff.passkey",
    20,
    10 * MINUTE,
    _("Answers of a passkey that are looked at, for one account of staff"),
    _("Nobody can try answers by the thousand. Whoever uses a passkey sends one."),
)


LASTS = dt.timedelta(minutes=10)
_GIVEN = "insights.second-key-given"


class OnlyKeyError(Exception):
    """It is the only second key of an account that must have one."""


def is_on(user: User) -> bool:
    """Whether the account has a passkey, or a phone that gives its codes."""
    return has_phone(user) or has_passkey(user)


def has_phone(user: User) -> bool:
    """Whether the account has a phone that gives its codes."""
    return bool(TOTPDevice.objects.filter(user=user, confirmed=True).exists())


def has_passkey(user: User) -> bool:
    """Whether the account has a passkey."""
    return bool(Passkey.objects.filter(user=user).exists())


def may_use_passkey(user: User) -> bool:
    """Whether the account has a passkey, and this site is one where browsers take one."""
    return site() is not None and has_passkey(user)


def paper_codes_left(user: User) -> int:
    """Return how many codes on paper are still good."""
    return int(StaticToken.objects.filter(device__user=user, device__confirmed=True).count())


def is_missing(user: User) -> bool:
    """Whether the account must get a second factor before anything else."""
    return bool(settings.SECOND_FACTOR_REQUIRED) and not is_on(user)


def is_due(request: HttpRequest) -> bool:
    """Whether this visit still owes the code of an account that has a second factor."""
    user = request.user
    return user.is_authenticated and not user.is_verified() and is_on(user)  # type: ignore[attr-defined]  # django-otp’s own method


@transaction.atomic
def phone_to_be(user: User) -> TOTPDevice:
    """Return the phone that is being set up; the same one until it is confirmed, though two pages ask at once."""
    _alone_with(user)
    device: TOTPDevice | None = TOTPDevice.objects.filter(user=user, confirmed=False).order_by("pk").first()
    return device or TOTPDevice.objects.create(user=user, confirmed=False, name="phone")


def _alone_with(user: User) -> None:
    """Let what else changes this account's keys wait until the transaction is over: the library's tables may hold two of what we want one of."""
    User.objects.select_for_update().get(pk=user.pk)


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
    tell_of_phone(user, another=has_phone(user))
    TOTPDevice.objects.filter(user=user).exclude(pk=device.pk).delete()
    device.confirmed = True
    device.save()
    _let_in(request, device)
    record(Noted.SECOND_FACTOR_ON, actor=user.get_username(), subject=user)
    return _new_codes(user)


@transaction.atomic
def paper_codes(user: User) -> list[str]:
    """Make ten new codes, each good once, instead of those before; they are shown once."""
    tell_of_paper(user)
    return _new_codes(user)


def _new_codes(user: User) -> list[str]:
    _alone_with(user)
    device = StaticDevice.objects.filter(user=user).order_by("pk").first() or StaticDevice.objects.create(user=user, name="paper")
    StaticToken.objects.filter(device__user=user).delete()
    codes = ["".join(secrets.choice(_ALPHABET) for _ in range(10)) for _ in range(PAPER_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    record(Noted.PAPER_CODES_MADE, actor=user.get_username(), subject=user)
    return codes


def given(request: HttpRequest, user: User, *, code: str, passkey: str) -> bool:
    """Check what was given: what a passkey answered, if anything, else a code."""
    return enter_by_passkey(request, user, passkey) if passkey else enter(request, user, code)


def was_given_lately(request: HttpRequest, now: dt.datetime) -> bool:
    """Whether this visit gave its second key in the last ten minutes, at whatever page."""
    return 0 <= now.timestamp() - float(request.session.get(_GIVEN, 0)) < LASTS.total_seconds()


def enter(request: HttpRequest, user: User, code: str) -> bool:
    """Check a code from the phone or from paper; each wrong one makes the next wait twice as long."""
    typed = code.replace(" ", "").lower()
    device = django_otp.match_token(user, typed) if 0 < len(typed) <= 16 else None  # noqa: PLR2004  no code is longer
    if device is None:
        record(Noted.SECOND_FACTOR_FAILED, actor=user.get_username(), subject=user)
        return False
    _let_in(request, device)
    record(Noted.SECOND_FACTOR_GIVEN, actor=user.get_username(), subject=user, detail={"by": device.name})
    return True


def enter_by_passkey(request: HttpRequest, user: User, answer: str) -> bool:
    """Check what a passkey answered to the question that was asked last."""
    too_many = PASSKEY_TRIES.over(user.get_username())
    try:
        passkey = None if too_many or len(answer) > LONGEST else passkeys.use(request, user, answer)
    except RefusedError:
        passkey = None
    if passkey is None:
        record(Noted.SECOND_FACTOR_FAILED, actor=user.get_username(), subject=user, detail={"by": "passkey"})
        return False
    _let_in(request, passkey)
    record(Noted.SECOND_FACTOR_GIVEN, actor=user.get_username(), subject=user, detail={"by": "passkey", "passkey": passkey.pk})
    return True


@transaction.atomic
def add_passkey(request: HttpRequest, user: User, name: str, answer: str) -> list[str]:
    """Keep a new passkey; returns new codes for paper where the account has none. Raises :exc:`RefusedError`."""
    if PASSKEY_TRIES.over(user.get_username()) or len(answer) > LONGEST:
        raise RefusedError
    first = not is_on(user)
    passkey = passkeys.add(request, user, name, answer)
    if first:
        record(Noted.SECOND_FACTOR_ON, actor=user.get_username(), subject=user)
    _let_in(request, passkey)
    return [] if paper_codes_left(user) else _new_codes(user)


@transaction.atomic
def remove_passkey(user: User, key: int) -> None:
    """Take a passkey off; with the last second key the codes on paper go, too.

    Raises :exc:`Passkey.DoesNotExist` where it is not the account's, :exc:`OnlyKeyError` where the account must have a second key.
    """
    _alone_with(user)  # of two taken off at once, one may be the last
    passkey = Passkey.objects.get(pk=key, user=user)
    passkey.delete()
    tell_of_passkey(user, passkey.name, removed=True)
    record(Noted.PASSKEY_REMOVED, actor=user.get_username(), subject=user, detail={"passkey": key})
    if is_missing(user):
        raise OnlyKeyError
    if not is_on(user):
        _forget(user)
        tell_of_no_keys(user)
        record(Noted.SECOND_FACTOR_OFF, actor=user.get_username(), subject=user)


@transaction.atomic
def take_off(user: User, *, actor: str) -> None:
    """Forget an account's passkeys, phone and codes on paper, for somebody who lost them."""
    _forget(user)
    tell_of_no_keys(user)
    record(Noted.SECOND_FACTOR_OFF, actor=actor, subject=user)


@on_erase(User)
def _forget(user: User) -> None:
    for kind in (Passkey, TOTPDevice, StaticDevice):
        kind.objects.filter(user=user).delete()


def _let_in(request: HttpRequest, device: Device) -> None:
    django_otp.login(request, device)
    request.session[_GIVEN] = timezone.now().timestamp()
