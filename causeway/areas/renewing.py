"""Refreshing the list of schools (GIAS), every day if wished, and the postcode index (ONSPD), every quarter."""

import datetime as dt

from django.utils import timezone

from causeway.areas import actions, refreshed
from causeway.areas.building import gias, postcodes
from causeway.areas.building.manifest import OGL, Origin, describe, write_manifest
from causeway.areas.building.onspd import LookUps, answers
from causeway.areas.building.relations import look_ups
from causeway.areas.building.sources import BadSource
from causeway.areas.models import Area, AreaKind, LoadedFile, School
from causeway.areas.ons_portal import ARCGIS, Directory, newest_directory, unpacked
from causeway.areas.queries import postcode_index
from causeway.areas.search import forget
from causeway.fetching.download import Fetched
from causeway.fetching.exceptions import FetchFailed
from causeway.fetching.refreshing import Outcome, RefreshFailed, Wish

GIAS = "https://ea-edubase-api-prod.azurewebsites.net"
GIAS_FILE = "/edubase/downloads/public/edubasealldata{day:%Y%m%d}.csv"
GIAS_DAYS = 4  # today's file appears in the morning; over a weekend the last may be some days old
WHOLE = 0.97  # of the postcodes known now; a new directory has about as many
_GONE = frozenset({403, 404})


def _schools_file(wish: Wish, today: dt.date) -> Fetched:
    if wish.urls:
        return wish.visitor.file(wish.urls[0], "edubasealldata.csv")
    for back in range(GIAS_DAYS):
        day = today - dt.timedelta(days=back)
        try:
            return wish.visitor.file(f"{wish.origin or GIAS}{GIAS_FILE.format(day=day)}", "edubasealldata.csv")
        except FetchFailed as failed:
            if failed.status not in _GONE:
                raise
            wish.say(f"  There is no file of {day:%d %B}.")
    raise RefreshFailed(f"The Department for Education has had no file of schools for {GIAS_DAYS} days. Name one with --url.")


def renew_schools(wish: Wish) -> Outcome:
    """Fetch, read, verify, load; raises :class:`RefreshFailed` with the reason, and the list before stays."""
    today = wish.day or timezone.localdate()
    fetched = _schools_file(wish, today)
    known = LoadedFile.objects.filter(name=actions.REFRESHED_SCHOOLS).first()
    if known and known.sha256 == fetched.sha256:
        return Outcome(changed=False, sentence="The list of schools is as before.")
    places = {kind.value: set(Area.objects.as_at(today).filter(kind=kind).values_list("code", flat=True)) for kind in AreaKind}
    councils = Area.objects.as_at(today).filter(kind=AreaKind.UPPER_TIER).exclude(dfe_code="").values_list("dfe_code", "code")
    before = set(School.objects.filter(listed=True).values_list("urn", flat=True))
    wish.say(f"  {fetched.bytes:,} bytes. Reading and checking …")
    try:
        rows = gias.schools(fetched.path, postcode_index(), places, dict(councils))
        gias.verify(rows, len(before))
    except BadSource as error:
        raise RefreshFailed(f"The list of schools was not taken over; the one before stays. {error}") from error
    actions.replace_schools(rows, sha256=fetched.sha256, actor=wish.actor)
    forget()
    now = {int(row["urn"]) for row in rows}
    sentence = f"{len(now):,} schools: {len(now - before):,} new, {len(before - now):,} no longer listed."
    return Outcome(changed=True, sentence=sentence)


def _directory(wish: Wish) -> Directory:
    if wish.urls:
        return Directory(wish.urls[0], "given by hand", "by hand")
    return newest_directory(wish.visitor, wish.origin or ARCGIS)


def _build(frame_of: LookUps, wish: Wish, directory: Directory, fetched: Fetched) -> int:
    folder = refreshed.new_folder(fetched.sha256[:16])
    path = folder / "postcodes.bin"
    with unpacked(fetched.path) as csv:
        table = answers(csv, frame_of)
    fewest = int(len(postcode_index()) * WHOLE)
    wish.say(f"  {table.height:,} postcodes in use. Writing the index and checking every one …")
    count = postcodes.build(table, path, fewest)
    origin = Origin(
        "Index of unit postcodes",
        "ONS Postcode Directory",
        "Office for National Statistics, Royal Mail, Ordnance Survey",
        OGL,
        directory.vintage,
    )
    write_manifest(folder, {"areas/postcodes.bin": describe(path, count, origin)})
    refreshed.use(folder)
    refreshed.share(folder)
    return count


def renew_postcodes(wish: Wish) -> Outcome:
    """Fetch the newest directory, build an index from it, check every row, and answer from it from then on."""
    directory = _directory(wish)
    wish.say(f"  {directory.title}")
    fetched = wish.visitor.file(directory.url, "onspd.zip", limit=1_000_000_000)
    in_use = refreshed.refreshed_index()
    if in_use and in_use.name == fetched.sha256[:16]:
        return Outcome(changed=False, sentence=f"The postcodes are as before ({directory.vintage}).")
    try:
        count = _build(look_ups(), wish, directory, fetched)
    except BadSource as error:
        raise RefreshFailed(f"The postcode directory was not taken over; the index before stays. {error}") from error
    return Outcome(changed=True, sentence=f"{count:,} postcodes, as of {directory.vintage}.")
