"""Delivery reports as RFC 3464 and RFC 6533 have them, wherever in the mail they stand, and groups of their fields in plain text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from email.message import Message as Mail

from causeway.frame.domain.mail_words import inside, own_parts
from causeway.outbox.domain.returned.kinds import Fate, Kind

STATUS_TYPES = frozenset({"message/delivery-status", "message/global-delivery-status", "message/x-delivery-status"})
ACTIONS = {
    "failed": Kind.FAILED,
    "failure": Kind.FAILED,
    "undeliverable": Kind.FAILED,
    "expired": Kind.FAILED,
    "delayed": Kind.DELAYED,
    "delivered": Kind.ARRIVED,
    "relayed": Kind.ARRIVED,
    "expanded": Kind.ARRIVED,
}
ADDRESS = re.compile(r"[^\s<>()\[\],;:\"'|]{1,64}@[^\s<>()\[\],;:\"'|@]{1,190}")
_FIELD = re.compile(
    r"^[ \t>]*(final-recipient|original-recipient|action|status|diagnostic-code)[ \t]*:[ \t]*(.{0,900})$", re.IGNORECASE
)
_STATUS = re.compile(r"\b([245])\.\d{1,3}\.\d{1,3}\b")

Fields = Mapping[str, str]


def fates(mail: Mail) -> tuple[Fate, ...]:
    """Return what the report in a mail says of each recipient; none where there is no report."""
    found = [fate for part in own_parts(mail) if part.get_content_type() in STATUS_TYPES for fate in _in_part(part)]
    return tuple(found)


def fates_in(text: str) -> tuple[Fate, ...]:
    """Return what plain text says in a report's own fields."""
    return tuple(_fates(_groups(text)))


def one_line(text: str) -> str:
    """Return text as the one line that is kept."""
    return " ".join(text.split())[:300]


def address_in(field: str) -> str:
    """Return the address in a recipient's field, in small letters: ``rfc822; <A@B>`` is ``a@b``."""
    found = ADDRESS.search(field.partition(";")[2] or field)
    return found[0].strip(".").lower() if found else ""


def _in_part(part: Mail) -> Iterator[Fate]:
    """Read the groups of a status part: Python splits those of one kind, not those of RFC 6533."""
    groups = inside(part)
    encoding = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
    if groups and encoding in {"base64", "quoted-printable"}:
        groups = [_decoded(groups, encoding)]
    if groups and len(groups[0].keys()):
        yield from _fates({name.lower(): str(group.get(name, "")) for name in group.keys()} for group in groups)  # noqa: SIM118
        return
    content = part.get_payload(decode=True)
    text = content.decode("utf-8", "replace") if isinstance(content, bytes) else str(groups[0].get_payload() if groups else "")
    yield from _fates(_groups(text))


def _decoded(groups: list[Mail], encoding: str) -> Mail:
    """Return an encoded status part's content as one message without headers: Python looks for its fields before it decodes it."""
    whole = Mail()
    whole["Content-Transfer-Encoding"] = encoding
    whole.set_payload("\n".join(group.as_string() for group in groups))
    content = whole.get_payload(decode=True)
    read = Mail()
    read.set_payload(content.decode("utf-8", "replace") if isinstance(content, bytes) else "")
    return read


def _groups(text: str) -> Iterator[dict[str, str]]:
    """Yield the groups of fields in text; a recipient's field that stands there already begins a new one."""
    group: dict[str, str] = {}
    last = ""
    for line in text.split("\n"):
        found = _FIELD.match(line.rstrip("\r"))
        if found:
            last = found[1].lower()
            if last in group:
                yield group
                group = {}
            group[last] = found[2].strip()
        elif last and line[:1] in {" ", "\t"} and line.strip():
            group[last] = f"{group[last]} {line.strip()}"[:900]
        else:
            last = ""
            if not line.strip() and "action" in group:
                yield group
                group = {}
    if group:
        yield group


def _fates(groups: Iterable[Fields]) -> Iterator[Fate]:
    for fields in groups:
        kind = _kind(fields)
        if kind is not None:
            final, original = address_in(fields.get("final-recipient", "")), address_in(fields.get("original-recipient", ""))
            yield Fate(kind, _words(fields), final, original)


def _kind(fields: Fields) -> Kind | None:
    """Return the fate by its action; by the class of its status where there is no action that anybody defined."""
    action = fields.get("action", "").strip().lower().partition(" ")[0].strip(";,.")
    status = _STATUS.search(fields.get("status", ""))
    if action in ACTIONS:
        contradicts = ACTIONS[action] is Kind.ARRIVED and status is not None and status[1] != "2"
        return None if contradicts else ACTIONS[action]
    if status is None or not (fields.get("final-recipient") or fields.get("diagnostic-code") or action):
        return None
    return {"5": Kind.FAILED, "4": Kind.DELAYED}.get(status[1])


def _words(fields: Fields) -> str:
    diagnostic = fields.get("diagnostic-code", "")
    words = one_line(diagnostic.partition(";")[2] or diagnostic)
    status = fields.get("status", "").strip()
    return words if status and status in words else one_line(f"{status} {words}")
