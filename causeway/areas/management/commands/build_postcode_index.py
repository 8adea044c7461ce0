"""Write the postcode index anew from ONS's quarterly postcode directory (ONSPD)."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from causeway.areas.building import onspd, postcodes
from causeway.areas.building.manifest import OGL, Origin, describe, write_manifest
from causeway.areas.building.sources import BadSource


class Command(BaseCommand):
    """Write reference/areas/postcodes.bin from ONSPD, checked against every row of it."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the directory and the two look-ups beside it."""
        parser.add_argument("--onspd", type=Path, required=True, help="the directory's single CSV file, compressed or not")
        parser.add_argument("--places", type=Path, required=True, help="folder with the look-ups of sub-ICBs and of districts")
        parser.add_argument("--vintage", required=True, help="as the directory names itself, for instance 'August 2025'")
        parser.add_argument("--to", type=Path, default=settings.REFERENCE_PATH / "areas")
        parser.add_argument("--fewest", type=int, default=postcodes.FEWEST, help="refuse a directory with fewer postcodes in use")

    def handle(self, *, places: Path, vintage: str, to: Path, fewest: int, **options: Any) -> None:
        """Write it, or say what is wrong and leave what is there."""
        try:
            answers = onspd.answers(options["onspd"], onspd.published(places))
            count = postcodes.build(answers, to / "postcodes.bin", fewest)
        except BadSource as error:
            raise CommandError(str(error)) from error
        origin = Origin(
            "Index of unit postcodes",
            "ONS Postcode Directory",
            "Office for National Statistics, Royal Mail, Ordnance Survey",
            OGL,
            vintage,
        )
        write_manifest(to, {"areas/postcodes.bin": describe(to / "postcodes.bin", count, origin)})
        self.stdout.write(f"{count:,} postcodes in use, {(to / 'postcodes.bin').stat().st_size:,} bytes.")
