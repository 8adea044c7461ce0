"""The Department for Education's explore-education-statistics API: from a publication's name to the file of its newest data set.

Four addresses are used, all of version 1 and read page by page: ``/publications``, ``/publications/{id}/data-sets``,
``/data-sets/{id}/versions`` and ``/data-sets/{id}/csv``.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from causeway.evidence.exceptions import IngestError
from causeway.fetching.visiting import Visitor

BASE = "https://api.education.gov.uk/statistics/v1"
MOST_PAGES = 100
PUBLISHED = "Published"
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z", re.IGNORECASE)


@dataclass(frozen=True)
class DataSetVersion:
    """A published version of a data set, and the address of its file."""

    version: str
    published: str
    csv: str


def _answer(visitor: Visitor, url: str) -> dict[str, Any]:
    try:
        read = json.loads(visitor.document(url, "answer.json"))
    except ValueError as error:
        raise IngestError(f"{url} did not answer with JSON.") from error
    if not isinstance(read, dict):
        raise IngestError(f"{url} answered with something else than was asked for.")
    return read


def _all(visitor: Visitor, url: str, **query: str | int) -> Iterator[dict[str, Any]]:
    for page in range(1, MOST_PAGES + 1):
        read = _answer(visitor, f"{url}?{urlencode({**query, 'page': page})}")
        try:
            yield from read["results"]
            pages = int(read["paging"]["totalPages"])
        except (KeyError, TypeError, ValueError) as error:
            raise IngestError(f"{url} answered without its list of results.") from error
        if page >= pages:
            return


def _publication(visitor: Visitor, base: str, slug: str) -> str:
    found = list(_all(visitor, f"{base}/publications", search=slug.replace("-", " "), pageSize=20))
    for one in found:
        if one.get("slug") == slug:
            return str(one["id"])
    raise IngestError(
        f"The Department for Education's API has no publication called {slug}; it may not offer its data there yet."
    )


def _data_set(visitor: Visitor, base: str, publication: str, pattern: str) -> str:
    if _ID.match(pattern):
        return pattern
    sets = list(_all(visitor, f"{base}/publications/{_publication(visitor, base, publication)}/data-sets", pageSize=20))
    fitting = [one for one in sets if one.get("status") == PUBLISHED and re.search(pattern, str(one.get("title")), re.IGNORECASE)]
    if len(fitting) == 1:
        return str(fitting[0]["id"])
    titles = "; ".join(f"{one.get('title')} ({one.get('id')})" for one in sets) or "none"
    many = "More than one data set looks" if fitting else "No data set looks"
    raise IngestError(
        f"{many} like “{pattern}” in {publication}. It has: {titles}. Name one by its id in the source's definition."
    )


def _newest_version(visitor: Visitor, base: str, data_set: str) -> tuple[str, str]:
    versions = [
        one for one in _all(visitor, f"{base}/data-sets/{data_set}/versions", pageSize=20) if one.get("status") == PUBLISHED
    ]
    if not versions:
        raise IngestError(f"The Department for Education has no published version of the data set {data_set}.")
    newest = max(versions, key=lambda one: str(one.get("published")))
    return str(newest["version"]), str(newest.get("published") or "")


def newest(visitor: Visitor, publication: str, data_set: str, *, base: str = "") -> DataSetVersion:
    """Return the newest published version of a data set that is named by a pattern of its title, or by its id.

    Raises :class:`IngestError` when there is none or several, naming what there is.
    """
    base = base or BASE
    found = _data_set(visitor, base, publication, data_set)
    version, published = _newest_version(visitor, base, found)
    return DataSetVersion(version, published, f"{base}/data-sets/{found}/csv?dataSetVersion={quote(version)}")
