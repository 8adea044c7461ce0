"""Refreshing a source of figures: find the newest file, fetch it, read it, and take it in beside what stays."""

import logging
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from causeway.evidence.definitions.renewal import By, Renewal
from causeway.evidence.definitions.schema import Source, sources
from causeway.evidence.exceptions import EvidenceError, IngestError
from causeway.evidence.ingest import IMPORTERS, read_renewed, read_source
from causeway.evidence.ingest.rows import Row, digest
from causeway.evidence.models import Release, ReleaseState
from causeway.evidence.releases import ees_api
from causeway.evidence.releases.actions import Origin, take_in
from causeway.evidence.releases.fetch import addresses
from causeway.evidence.releases.queries import difference, rows_of
from causeway.evidence.statistics.comparing import recompute
from causeway.fetching.refreshing import Outcome, Refreshable, RefreshFailed, Wish, refreshes

logger = logging.getLogger(__name__)


def _name(url: str) -> str:
    """Return a plain file name for what an address gives."""
    name = unquote(PurePosixPath(urlsplit(url).path).name)
    plain = "".join(letter for letter in name if letter.isalnum() or letter in "-_.").strip(".")
    return plain[-80:] or "file"


def beside_earlier(earlier: Iterable[Row], fresh: Sequence[Row]) -> list[Row]:
    """Return the fresh rows, and of the earlier ones those of periods that the fresh ones do not have, in the usual order."""
    covered = {(row.indicator, row.measure, row.period) for row in fresh}
    kept = [row for row in earlier if (row.indicator, row.measure, row.period) not in covered]
    return sorted([*kept, *fresh], key=Row.identity)


def _located(renewal: Renewal, wish: Wish) -> tuple[list[str], str]:
    """Return the addresses of the newest release's files, and its version where the publisher names one."""
    if len(wish.urls) == 1 and "=" not in wish.urls[0].partition("://")[0]:
        return [wish.urls[0]], ""
    if renewal.by is By.EES:
        found = ees_api.newest(wish.visitor, renewal.publication, renewal.data_set, base=wish.origin)
        return [found.csv], found.version
    if renewal.by is By.LISTING:
        patterns = (renewal.link, *renewal.beside)
        return [wish.visitor.newest_link(str(renewal.url), each, through=renewal.through) for each in patterns], ""
    return [str(renewal.url)], ""


def _ingested(paths: Sequence[Path], source: Source, renewal: Renewal) -> list[Row]:
    names = ", ".join(path.name for path in paths)
    try:
        return read_renewed(paths[0], source, renewal.table) if renewal.table else IMPORTERS[source.importer](paths, source)
    except EvidenceError:
        raise
    except Exception as error:
        # What stands at the address may be anything: a page that says sorry, half an archive, a workbook with a password.
        logger.exception("%s could not be read", names)
        raise IngestError(f"{names} cannot be read as what its publisher used to give: {type(error).__name__}.") from error


def _newest(source: Source, renewal: Renewal, wish: Wish) -> tuple[list[Row], Origin]:
    urls, version = _located(renewal, wish)
    fetched = []
    for url in urls:
        wish.say(f"  Asking for {url}")
        fetched.append(wish.visitor.file(url, f"{source.key}.csv" if renewal.by is By.EES else _name(url)))
        wish.say(f"  {fetched[-1].bytes:,} bytes, {'as before' if fetched[-1].unchanged else 'new'}.")
    wish.say("  Reading and checking …")
    fresh = sorted(_ingested([each.path for each in fetched], source, renewal), key=Row.identity)
    current = Release.objects.filter(source=source.key, state=ReleaseState.CURRENT).first()
    if renewal.keeps_earlier and current:
        fresh = beside_earlier(rows_of(current), fresh)
    first = fetched[0]
    return fresh, Origin(" ".join(urls), first.fetched_at, version or first.etag or first.last_modified)


def _by_hand(source: Source, wish: Wish) -> tuple[list[Row], Origin]:
    """Fetch every file of the source, where a person has said where they are, or where the definition does."""
    wanted = addresses(source, wish.urls)
    for path, url in wanted.items():
        if not wish.kept:
            (wish.visitor.folder / path).parent.mkdir(parents=True, exist_ok=True)
            wish.say(f"  {path}: {wish.visitor.file(url, path).bytes:,} bytes")
    return read_source(source, wish.visitor.folder), Origin(" ".join(wanted.values()))


def _put_aside(source: Source, sha256: str) -> Release | None:
    """Return the release with these very figures that a person has gone back from: a refresh must not undo that."""
    return Release.objects.filter(source=source.key, sha256=sha256, state=ReleaseState.SUPERSEDED).first()


def _said(before: Release | None, after: Release) -> str:
    if before is None:
        return f"{after.rows:,} figures are shown now."
    found = difference(before, after)
    return f"A new release is shown, {after.period_first} to {after.period_last}: {found.sentence()}"


def renew(key: str, wish: Wish) -> Outcome:
    """Refresh one source; raises :class:`RefreshFailed` with the reason, and the release that was shown stays."""
    source = sources()[key]
    by_files = source.refresh is None or any("=" in url.partition("://")[0] for url in wish.urls)
    before = Release.objects.filter(source=key, state=ReleaseState.CURRENT).first()
    try:
        rows, origin = _by_hand(source, wish) if by_files or source.refresh is None else _newest(source, source.refresh, wish)
        aside = _put_aside(source, digest(rows))
        if aside:
            text = f"The publisher still gives the figures of {aside.loaded_at:%d %B %Y}, which are put aside here. They stay so."
            return Outcome(changed=False, sentence=text)
        taken = take_in(source, rows, actor=wish.actor, origin=origin)
        recompute(actor=wish.actor)
    except EvidenceError as error:
        raise RefreshFailed(str(error)) from error
    if not taken.new:
        return Outcome(changed=False, sentence="The publisher has nothing new: the figures are as before.")
    return Outcome(changed=True, sentence=_said(before, taken.release))


@refreshes
def evidence_sources() -> list[Refreshable]:
    """Return every source of figures."""
    return [
        Refreshable(
            key,
            source.title,
            source.publisher,
            str(source.url),
            source.refresh.every if source.refresh else None,
            partial(renew, key),
        )
        for key, source in sources().items()
    ]
