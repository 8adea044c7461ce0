"""Signing what is sent, as the Standard Webhooks specification says: so its receiver knows that it is ours, whole, and fresh."""

import base64
import hashlib
import hmac

# https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md


def headers(uid: str, moment: int, body: bytes, secret: str) -> tuple[tuple[str, str], ...]:
    """Return the three headers; none without a secret."""
    if not secret:
        return ()
    signed = b".".join((uid.encode(), str(moment).encode(), body))
    mark = base64.b64encode(hmac.new(secret.encode(), signed, hashlib.sha256).digest()).decode()
    return (("webhook-id", uid), ("webhook-timestamp", str(moment)), ("webhook-signature", f"v1,{mark}"))
