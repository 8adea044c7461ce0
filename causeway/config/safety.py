"""What must not be started: a site that others can reach with a door open. Each fault is a sentence that says what to set."""

import ipaddress
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from causeway.config.object_store import ObjectStore

KEY_LENGTH, KEY_VARIETY = 50, 10
SECRET_LENGTH = 20


@dataclass(frozen=True)
class Stance:
    """The settings that decide whether a site may be started."""

    base_url: str
    debug: bool
    hosts: tuple[str, ...]
    given_key: str
    mail: str
    mail_domain: str
    mail_secrets: tuple[tuple[str, str], ...] = ()
    shared: tuple[str, ...] = ()  # settings that name what several machines use
    older_keys: tuple[str, ...] = ()
    objects: ObjectStore | None = None  # where files lie in one

    @property
    def public(self) -> bool:
        """Whether others may reach it: over https, or under a name or number that is not this machine's or a private network's."""
        return self.base_url.startswith("https:") or not _private(urlsplit(self.base_url).hostname or "")


def faults(stance: Stance) -> tuple[str, ...]:
    """Return what is unsafe, a sentence each; empty when the site may be started."""
    return (*_anywhere(stance), *(_in_public(stance) if stance.public else ()))


def _anywhere(stance: Stance) -> Iterator[str]:
    address = urlsplit(stance.base_url)
    if address.scheme not in {"http", "https"} or not address.hostname:
        yield f"CAUSEWAY_BASE_URL is {stance.base_url!r}. Write the whole public address: https://campaign.example.org"
    elif address.path or address.query or address.username:
        yield f"CAUSEWAY_BASE_URL is {stance.base_url!r}. Leave only https:// and the name: the site answers at the root of its host."
    if stance.given_key and _weak(stance.given_key):
        yield (
            f"CAUSEWAY_SECRET_KEY can be guessed: write {KEY_LENGTH} random characters or more. One is made by: "
            'python3 -c "import secrets; print(secrets.token_urlsafe(50))"'
        )
    if stance.shared and not stance.given_key and not stance.public:
        yield (
            f"CAUSEWAY_SECRET_KEY is not set, and {' and '.join(stance.shared)} can be shared: each machine would make a key of its own, "
            f"and refuse the links and sign-ins of the others. Give all of them the same {KEY_LENGTH} random characters or more."
        )
    if any(_weak(key) for key in stance.older_keys):
        yield (
            "CAUSEWAY_SECRET_KEY_FALLBACKS holds a key that can be guessed, and what it signed still holds: leave it out, "
            "or write the whole key that stood in CAUSEWAY_SECRET_KEY."
        )
    if stance.objects is not None:
        yield from _of_store(stance.objects)
    for name, secret in stance.mail_secrets:
        if secret and len(secret) < SECRET_LENGTH:
            yield f"{name} can be guessed: write {SECRET_LENGTH} random characters or more."


def _of_store(objects: ObjectStore) -> Iterator[str]:
    address = urlsplit(objects.endpoint)
    if not objects.bucket:
        yield "CAUSEWAY_FILES is s3, and CAUSEWAY_S3_BUCKET is not set. Name the bucket in which uploads and papers lie."
    if bool(objects.key_id) != bool(objects.secret):
        yield (
            "Of CAUSEWAY_S3_KEY_ID and CAUSEWAY_S3_SECRET only one is set. Set both, or neither where the machine itself may use the bucket."
        )
    if objects.endpoint and (address.scheme not in {"http", "https"} or not address.hostname):
        yield f"CAUSEWAY_S3_ENDPOINT is {objects.endpoint!r}. Write the store's whole address: https://objects.example.org"
    elif address.scheme == "http" and not _private(address.hostname or ""):
        yield (
            f"CAUSEWAY_S3_ENDPOINT is {objects.endpoint!r}, an address outside your own network without https: files would travel in the open. "
            "Write https://…"
        )


def _in_public(stance: Stance) -> Iterator[str]:
    host = urlsplit(stance.base_url).hostname or ""
    if not stance.base_url.startswith("https:"):
        yield (
            f"CAUSEWAY_BASE_URL is {stance.base_url!r}, a public address without https: passwords and letters would travel in the open. "
            "Write https://… and put a proxy with a certificate in front (docs/how-to/run-in-public.md)."
        )
    if stance.debug:
        yield "CAUSEWAY_DEBUG is on, so that error pages show code and settings to strangers. Set CAUSEWAY_DEBUG=no."
    if not stance.given_key:
        yield f"CAUSEWAY_SECRET_KEY is not set. A public server needs one: {KEY_LENGTH} random characters or more."
    if stance.mail == "mailbox":
        yield (
            "CAUSEWAY_MAIL is 'mailbox', the test mailbox that everyone who reaches the site can read. "
            "Set CAUSEWAY_MAIL=smtp or anymail (docs/how-to/send-real-mail.md)."
        )
    elif stance.mail_domain.endswith(".invalid"):
        yield f"CAUSEWAY_MAIL_DOMAIN is {stance.mail_domain!r}, which nobody can answer. Write the campaign's own domain."
    if "*" in stance.hosts:
        yield "CAUSEWAY_HOSTS holds '*', so that anyone's name would do in links that we mail. Write the names of this site."
    elif not any(host == name or (name.startswith(".") and f".{host}".endswith(name)) for name in stance.hosts):
        yield f"CAUSEWAY_HOSTS does not hold {host!r}, the name in CAUSEWAY_BASE_URL, so no page would be answered. Add it."


def _weak(key: str) -> bool:
    return len(key) < KEY_LENGTH or len(set(key)) < KEY_VARIETY or key.startswith("django-insecure-")


def elsewhere(host: str) -> str:
    """Return a database's host where that is another machine; nothing for a socket, a file and this machine."""
    return "" if not host or host.startswith("/") or host in {"localhost", "127.0.0.1", "::1"} else host


def _private(host: str) -> bool:
    """Whether a name or number is this machine's or one of a private network."""
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return "." not in host or host.endswith((".localhost", ".local", ".internal", ".test"))
    return number.is_private or number.is_loopback or number.is_unspecified
