"""Whether the site is well, for whatever watches it, and whether this machine can answer, for the balancer before several.

What is said is a few fixed words: no address, name or error of anything stands in it.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import TYPE_CHECKING, cast

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage
from django.core.cache import caches
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from causeway.files import same_key
from causeway.letters.home import owing
from causeway.outbox.queries import overdue
from causeway.work.queries import last_sign_of_work

if TYPE_CHECKING:  # it brings Redis's library, which a site of one machine need not hold
    from causeway.serving.shared_cache import SharedCache

READY, SILENT = "ready", "does not answer"
OLDEST_SIGN = dt.timedelta(minutes=5)  # of a worker: it has something to do twice a minute, and renews a lease three times
STYLES = "frame/frame.css"
NO_MIGRATION = "_~"  # what Django's own loader leaves out, by the first letter of a file's name


@require_safe
def health(_request: HttpRequest) -> JsonResponse:
    """Say what is well and what is not, 503 where anything is not."""
    return _answer(_CHECKS)


@require_safe
def ready(_request: HttpRequest) -> JsonResponse:
    """Say whether this machine can answer visitors, whatever the worker and the cache do: a site without them still stands."""
    return _answer({name: _CHECKS[name] for name in ("database", "migrations", "static", "key")})


def _answer(checks: Mapping[str, Callable[[], str]]) -> JsonResponse:
    said = {name: _said(check) for name, check in checks.items()}
    answer = JsonResponse(said, status=200 if set(said.values()) == {READY} else 503)
    answer["Cache-Control"] = "no-store"
    return answer


def _said(check: Callable[[], str]) -> str:
    try:
        return check()
    except (DatabaseError, InterfaceError):
        return SILENT


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return READY


@lru_cache(maxsize=1)
def _known() -> frozenset[tuple[str, str]]:
    """Return all migrations by the names of their files: to load them would be four hundred modules in every process."""
    return frozenset((app.label, name) for app in apps.get_app_configs() for name in _files_of(app.label))


def _files_of(label: str) -> Iterator[str]:
    module, _explicit = MigrationLoader.migrations_module(label)
    where = find_spec(module) if module else None
    for found in iter_modules(where.submodule_search_locations or ()) if where else ():
        if not found.ispkg and found.name[0] not in NO_MIGRATION:
            yield found.name


def _migrations() -> str:
    return READY if _known() <= set(MigrationRecorder(connection).applied_migrations()) else "behind"


def _cache() -> str:
    return READY if not settings.CACHE_URL or cast("SharedCache", caches["default"]).answers() else SILENT


def _static() -> str:
    """Return whether the styles are where the manifest says; a storage without a manifest needs none."""
    storage = staticfiles_storage
    if not isinstance(storage, ManifestFilesMixin):
        return READY
    try:
        return READY if storage.exists(storage.stored_name(STYLES)) else "not collected"
    except ValueError:
        return "not collected"


def _key() -> str:
    return READY if same_key.agrees() else "not the key of the other machines: give this one the same CAUSEWAY_SECRET_KEY"


def _letters() -> str:
    found = owing(None, timezone.now())
    return (
        READY
        if not found.many
        else f"degraded: a letter has waited for its mail to be written for {_minutes(found.since)} minutes"
    )


def _mail() -> str:
    found = overdue(timezone.now())
    if not found.many:
        return READY
    why = "no relay takes it" if found.refused else "nothing holds it back"
    return f"degraded: mail has been due for {_minutes(found.since)} minutes, and {why}"


def _minutes(since: dt.datetime | None) -> int:
    return int((timezone.now() - since).total_seconds() // 60) if since else 0


def _worker() -> str:
    sign = last_sign_of_work()
    if sign is None:
        return "not seen yet"
    return READY if timezone.now() - sign < OLDEST_SIGN else f"not seen for {_minutes(sign)} minutes"


_CHECKS: Mapping[str, Callable[[], str]] = {
    "database": _database,
    "cache": _cache,
    "migrations": _migrations,
    "static": _static,
    "key": _key,
    "worker": _worker,
    "letters": _letters,
    "mail": _mail,
}
