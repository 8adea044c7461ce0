"""The tools that supporters can be passed on to: one small class each, which says what a request to it looks like.

Each tells the whole of what it says every time (this address reads, this address left), so that saying it twice does no harm.
"""

import base64
import hashlib
import json
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlencode

from causeway.supporters.passing_on.domain import Person, Request

JSON = ("Content-Type", "application/json")


class Tool(Protocol):
    """One tool. ``name`` is what people call it: it must stand in the words they agreed to."""

    @property
    def name(self) -> str:
        """Return what people call it."""

    def request(self, person: Person) -> Request:
        """Return what tells it of somebody."""


def _json(method: str, url: str, said: Any, *more: tuple[str, str]) -> Request:
    return Request(method, url, (JSON, *more), json.dumps(said, ensure_ascii=False).encode())


@dataclass(frozen=True)
class ActionNetwork:
    """Action Network, by OSDI's person signup helper (https://actionnetwork.org/docs/v2/person_signup_helper)."""

    url: str
    key: str
    name: str = "Action Network"

    def request(self, person: Person) -> Request:
        """Return the sign-up; who left is signed up as unsubscribed, which is how the helper unsubscribes."""
        status = "subscribed" if person.reads else "unsubscribed"
        said: dict[str, Any] = {"person": {"email_addresses": [{"address": person.email, "primary": True, "status": status}]}}
        if person.reads:
            said["person"]["custom_fields"] = _told(person)
        return _json("POST", f"{self.url}/api/v2/people/", said, ("OSDI-API-Token", self.key))


@dataclass(frozen=True)
class Mailchimp:
    """Mailchimp, by its Marketing API 3.0: a member of a list is put under the digest of its address."""

    url: str
    key: str
    list_id: str
    name: str = "Mailchimp"

    def request(self, person: Person) -> Request:
        """Return the member as it shall be."""
        status = "subscribed" if person.reads else "unsubscribed"
        digest = hashlib.md5(person.email.lower().encode(), usedforsecurity=False).hexdigest()
        said = {"email_address": person.email, "status_if_new": status, "status": status}
        basic = base64.b64encode(f"causeway:{self.key}".encode()).decode()
        return _json("PUT", f"{self.url}/3.0/lists/{self.list_id}/members/{digest}", said, ("Authorization", f"Basic {basic}"))


@dataclass(frozen=True)
class CiviCrm:
    """CiviCRM, by its APIv4 over HTTP (https://docs.civicrm.org/dev/en/latest/api/v4/rest/)."""

    url: str
    key: str
    name: str = "CiviCRM"

    def request(self, person: Person) -> Request:
        """Return the contact as it shall be, matched by its address; who left has opted out of all bulk mail."""
        record: dict[str, Any] = {
            "contact_type": "Individual",
            "email_primary.email": person.email,
            "is_opt_out": not person.reads,
        }
        if person.reads:
            record["source"] = f"Causeway, agreed {person.given}"
        said = {"records": [record], "match": ["contact_type", "email_primary.email"]}
        marks = (("X-Civi-Auth", f"Bearer {self.key}"), ("X-Requested-With", "XMLHttpRequest"))
        form = ("Content-Type", "application/x-www-form-urlencoded")
        body = urlencode({"params": json.dumps(said, ensure_ascii=False)}).encode()
        return Request("POST", f"{self.url}/civicrm/ajax/api4/Contact/save", (form, *marks), body)


@dataclass(frozen=True)
class Webhook:
    """Any other tool that takes a signed webhook; ``name`` is the one given in the settings."""

    url: str
    name: str

    def request(self, person: Person) -> Request:
        """Return what happened as an event."""
        kind = "supporter.reads" if person.reads else "supporter.left"
        data = {"email": person.email} | (_told(person) if person.reads else {})
        return _json("POST", self.url, {"type": kind, "data": data})


def _told(person: Person) -> dict[str, str]:
    """Return what is told beside the address: no more than the consent and the place they named."""
    told = {"constituency": person.seat_name, "subjects": " ".join(person.subjects)}
    return {name: text for name, text in told.items() if text} | {"consent": person.wording, "consent_given": person.given}
