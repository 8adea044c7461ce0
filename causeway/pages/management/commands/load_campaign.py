"""Write the campaign pack into the site's pages, its library and its newsroom."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from causeway.campaign.words import PackError
from causeway.frame.whole_pack import check_whole_pack
from causeway.library.pack import LIBRARY
from causeway.library.packed.loading import load as load_library
from causeway.news.loading import load as load_news
from causeway.news.pack import NEWS
from causeway.pages.pack import load


class Command(BaseCommand):
    """Make or update the pages, the library and the sources of news of the pack in CAUSEWAY_CAMPAIGN; what staff have edited is kept."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask whether the pack wins over staff."""
        parser.add_argument("--overwrite", action="store_true", help="take the pack's words even where staff have edited")

    def handle(self, *, overwrite: bool, **_options: Any) -> None:
        """Load it, or say what is wrong with it."""
        folder = Path(settings.CAMPAIGN_PATH)
        try:
            campaign = check_whole_pack(folder)
        except PackError as error:
            raise CommandError(str(error)) from error
        load(campaign, folder, self.stdout.write, overwrite=overwrite)
        load_library(LIBRARY.read(folder), self.stdout.write, overwrite=overwrite)
        load_news(NEWS.read(folder), self.stdout.write, overwrite=overwrite)
