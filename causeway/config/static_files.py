"""Styles and pictures as they are served: named by their content, and compressed once rather than at every start."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import brotli
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

SUFFIXES = (".br", ".gz")
LARGE = 100_000  # bytes: Wagtail's scripts, which staff's browsers keep. None of a public page is as large
QUICK = 9  # of brotli's eleven: a tenth of the time, and 8% more bytes


class WholeOrNot(Compressor):
    """Writes a compressed copy whole or not at all, so that one which is there can be trusted; large ones without taking long over it."""

    @staticmethod
    def compress_brotli(data: bytes) -> bytes:
        """Return what a browser that knows Brotli is sent."""
        return bytes(brotli.compress(data, quality=QUICK) if len(data) > LARGE else brotli.compress(data))

    def write_data(self, path: str, data: bytes, suffix: str, stat_result: os.stat_result) -> str:
        """Write under another name, give it its original's time, then move it into place."""
        written = Path(super().write_data(path, data, f"{suffix}.part", stat_result))
        return str(written.replace(f"{path}{suffix}"))


class CompressedOnce(CompressedManifestStaticFilesStorage):
    """Compresses only what changed since the last time."""

    def create_compressor(self, **options: Any) -> Compressor:
        """Return what compresses."""
        return WholeOrNot(**options)

    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Compress those of ``paths`` whose compressed copies are not there, or are of an earlier content.

        Pages name a file by its content, so its twin without that name is left as it is.
        """
        by_content = set(self.hashed_files.values())
        asked_for = [path for path in paths if path in by_content or path not in self.hashed_files]
        yield from super().compress_files([path for path in asked_for if not self._compressed(path, by_content)])

    def _compressed(self, name: str, by_content: set[str]) -> bool:
        original = Path(self.path(name))
        copies = [Path(f"{original}{suffix}") for suffix in SUFFIXES]
        if not all(copy.exists() for copy in copies):
            return False
        # A name made from the content never stands for another content, even where the file is written anew.
        time = int(original.stat().st_mtime * 1000)
        return name in by_content or all(abs(int(copy.stat().st_mtime * 1000) - time) <= 1 for copy in copies)
