"""The gazetteer of what ships, made of the files themselves: no database is needed to read a title."""

import csv
import gzip
from functools import cache
from pathlib import Path

from causeway.news.placing.domain.gazetteer import Gazetteer
from causeway.news.placing.domain.names import Place, names_of_area, names_of_member, names_of_school, relations

FOLDER = Path(__file__).parents[3] / "reference"


def rows(name):
    path = FOLDER / name
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return csv.DictReader(data.decode("utf-8").splitlines())


def _related():
    kinds = ("part_kind", "whole_kind")
    shipped = (row for row in rows("areas/relations.csv.gz") if "sub-icb" not in {row[kind] for kind in kinds})
    return relations((row["part"], row["whole"], float(row["share"])) for row in shipped)


def names():
    related, also = _related(), {}
    for row in rows("areas/names.csv"):
        also.setdefault((row["area_kind"], row["code"]), []).append(row["text"])
    areas = [row for row in rows("areas/areas.csv") if row["kind"] != "sub-icb"]
    councils = {row["code"] for row in areas if row["kind"] == "authority"}
    for row in areas:
        if row["kind"] == "district" and (row["code"] in councils or row["valid_to"]):
            continue
        place = Place(row["kind"], row["code"], row["name"], row["code"], related.around(row["code"]))
        others = also.get((row["kind"], row["code"]), [])
        yield from names_of_area(place, [*others, *filter(None, [row["name_cy"]])])
    for row in rows("representatives/members.csv"):
        seat = row["constituency_code"]
        yield from names_of_member(Place("mp", row["member_id"], row["name"], seat, related.around(seat)))
    for row in rows("areas/schools.csv.gz"):
        within = frozenset(filter(None, (row["constituency"], row["district"], row["authority"])))
        around = within | related.around(row["authority"]) if row["authority"] else within
        yield from names_of_school(Place("school", row["urn"], row["name"], row["constituency"], around))
    for row in rows("areas/schools_elsewhere.csv.gz"):
        seat = row["constituency"]
        yield from names_of_school(Place("school", row["number"], row["name"], seat, related.around(seat)))


@cache
def gazetteer():
    return Gazetteer(names())
