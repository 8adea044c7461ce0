"""What a browser is asked for a passkey, and whether its answer is right. py_webauthn makes the questions and does all cryptography.

A question stands in the session of whoever is signed in. It is for one account and one purpose, is good for five minutes, and is taken out
before its answer is looked at: whatever that says, the next needs a new question.
"""

import datetime as dt
import json
from enum import StrEnum
from typing import TYPE_CHECKING

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from causeway.campaign.pack import campaign
from causeway.insights.passkeys.models import Passkey
from causeway.insights.passkeys.site import Site, site
from causeway.later import Later
from causeway.limits.counting import tries

if TYPE_CHECKING:
    import webauthn
    from webauthn.authentication.verify_authentication_response import VerifiedAuthentication
    from webauthn.helpers import structs
    from webauthn.registration.verify_registration_response import VerifiedRegistration
else:  # with its cryptography 10 MB, for whoever uses a passkey
    webauthn, structs = Later("webauthn"), Later("webauthn.helpers.structs")

LASTS = dt.timedelta(minutes=5)
LONGEST = 20_000  # characters of an answer; a long one with its certificates has about six thousand
_ASKED = "insights.passkey-asked"


class Purpose(StrEnum):
    """What a question is asked for."""

    ADD = "add"
    USE = "use"


class RefusedError(Exception):
    """An answer is no right one to a question that was asked."""


def question(request: HttpRequest, user: User, purpose: Purpose) -> str:
    """Return a new question as JSON, as a browser takes it; the one before is void. Raises :exc:`RefusedError` where there are no passkeys."""
    ours, own = _site(), [structs.PublicKeyCredentialDescriptor(urlsafe_base64_decode(each)) for each in _ids(user)]
    asked: object
    if purpose is Purpose.ADD:
        asked = webauthn.generate_registration_options(
            rp_id=ours.host,
            rp_name=campaign().name,
            user_id=salted_hmac("insights.passkeys", str(user.pk), algorithm="sha256").digest(),
            user_name=user.get_username(),
            exclude_credentials=own,
            # A second key beside the password: a security key without a PIN is welcome.
            authenticator_selection=structs.AuthenticatorSelectionCriteria(
                resident_key=structs.ResidentKeyRequirement.PREFERRED,
                user_verification=structs.UserVerificationRequirement.PREFERRED,
            ),
        )
    elif not own:
        raise RefusedError
    else:
        asked = webauthn.generate_authentication_options(rp_id=ours.host, allow_credentials=own)
    until = (timezone.now() + LASTS).timestamp()
    request.session[_ASKED] = [purpose, user.pk, urlsafe_base64_encode(asked.challenge), until]
    return webauthn.options_to_json(asked)


def added(request: HttpRequest, user: User, answer: str) -> "VerifiedRegistration":
    """Return the new passkey that an answer brings. Raises :exc:`RefusedError`."""
    challenge, ours = _taken(request, user, Purpose.ADD), _site()
    try:
        return webauthn.verify_registration_response(
            credential=answer, expected_challenge=challenge, expected_rp_id=ours.host, expected_origin=ours.origin
        )
    except Exception as problem:  # whatever a hostile answer makes readers of JSON, CBOR, ASN.1 and certificates raise
        raise RefusedError from problem


def used(request: HttpRequest, user: User, answer: str) -> tuple[Passkey, int]:
    """Return the passkey with which the account answered, locked, and how often it says it was used. Raises :exc:`RefusedError`.

    In the caller's transaction. A count that does not go up is that of a copy, and refused.
    """
    challenge, ours = _taken(request, user, Purpose.USE), _site()
    passkey = Passkey.objects.select_for_update().filter(user=user, credential_id=_id_of(answer)).first()
    if passkey is None:
        raise RefusedError
    try:
        right: VerifiedAuthentication = webauthn.verify_authentication_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=ours.host,
            expected_origin=ours.origin,
            credential_public_key=urlsafe_base64_decode(passkey.public_key),
            credential_current_sign_count=passkey.sign_count,
        )
    except Exception as problem:  # as above
        raise RefusedError from problem
    return passkey, right.new_sign_count


def _site() -> Site:
    if (ours := site()) is None:
        raise RefusedError
    return ours


def _ids(user: User) -> list[str]:
    return list(Passkey.objects.filter(user=user).values_list("credential_id", flat=True))


def _taken(request: HttpRequest, user: User, purpose: Purpose) -> bytes:
    """Take the question out of the session. Of two requests that read the session at once, one gets it."""
    asked_for, whose, challenge, until = request.session.pop(_ASKED, ["", None, "", 0.0])
    fits = (asked_for, whose) == (purpose, user.pk) and timezone.now().timestamp() < until
    if not fits or tries("insights.passkey-answered", challenge, 2 * LASTS).count > 1:
        raise RefusedError
    return urlsafe_base64_decode(challenge)


def _id_of(answer: str) -> str:
    try:
        named = json.loads(answer)["id"]
    except (ValueError, KeyError, TypeError, RecursionError) as problem:
        raise RefusedError from problem
    if not isinstance(named, str) or not named.isascii() or "\0" in named:
        raise RefusedError
    return named
