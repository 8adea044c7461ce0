"""The tool that the settings name, and the way to it; none by default."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from causeway.supporters.passing_on.sending import ByHttp, Sender, ToFile
from causeway.supporters.passing_on.tools import ActionNetwork, CiviCrm, Mailchimp, Tool, Webhook

KEYS = ("action-network", "mailchimp", "civicrm", "webhook", "file")


@dataclass(frozen=True)
class Chosen:
    """The tool under its key, and how it is reached."""

    key: str
    tool: Tool
    sender: Sender
    secret: str


def chosen() -> Chosen | None:
    """Return the tool to pass supporters on to; ``None`` for nobody. Raises ``ImproperlyConfigured`` for one there is not."""
    key = settings.SUPPORTERS_TO
    if not key:
        return None
    if key not in KEYS:
        raise ImproperlyConfigured(f"CAUSEWAY_SUPPORTERS_TO is {key}; it is one of {', '.join(KEYS)}, or empty for nobody.")
    sender = ToFile(Path(settings.VAR) / "passed-on.jsonl") if key == "file" else ByHttp()
    return Chosen(key, _tool(key), sender, settings.SUPPORTERS_SECRET)


def _tool(key: str) -> Tool:
    url, secret, name = settings.SUPPORTERS_URL.rstrip("/"), settings.SUPPORTERS_KEY, settings.SUPPORTERS_NAME
    tools: dict[str, Tool] = {
        "action-network": ActionNetwork(url, secret),
        "mailchimp": Mailchimp(url, secret, settings.SUPPORTERS_LIST),
        "civicrm": CiviCrm(url, secret),
    }
    return tools.get(key) or Webhook(url, name)
