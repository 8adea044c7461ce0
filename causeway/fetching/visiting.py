"""One visit to a publisher: what was fetched before is asked for on condition, what broke off goes on, and nobody is hurried."""

import json
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from causeway.fetching.domain.links import NoSuchLink, newest
from causeway.fetching.download import Fetched, fetch
from causeway.fetching.exceptions import FetchFailed, FetchRefused

AGENT = "Causeway"
PAUSE_SECONDS = 1.0
PAGE_BYTES = 5_000_000
FILE_BYTES = 200_000_000
WHOLE_SECONDS = 1800.0


@dataclass
class Visitor:
    """Fetches for one refresh into ``folder``: one request at a time, with a pause between them."""

    folder: Path
    pause: float = PAUSE_SECONDS
    _robots: dict[str, RobotFileParser] = field(default_factory=dict)
    _last: float = 0.0

    def file(self, url: str, name: str, *, limit: int = FILE_BYTES, accept: str = "*/*") -> Fetched:
        """Fetch a file whole: on condition where we have it from this address, and from where the last attempt broke off."""
        to = self.folder / name
        known = self._remembered(to, url)
        self.wait()
        fetched = fetch(
            url,
            to,
            limit_bytes=limit,
            headers={"Accept": accept},
            etag=known.get("etag", ""),
            last_modified=known.get("last_modified", ""),
            within_seconds=WHOLE_SECONDS,
            resume=True,
        )
        if not fetched.unchanged:
            about = {
                "url": url,
                "etag": fetched.etag,
                "last_modified": fetched.last_modified,
                "sha256": fetched.sha256,
                "fetched_at": fetched.fetched_at.isoformat(),
            }
            _about(to).write_text(json.dumps(about), encoding="utf-8")
        return fetched

    def document(self, url: str, name: str) -> bytes:
        """Fetch a short answer of an API, always anew, and return it."""
        self.wait()
        got = fetch(url, self.folder / name, limit_bytes=PAGE_BYTES, headers={"Accept": "application/json"})
        return got.path.read_bytes()

    def newest_link(self, page: str, pattern: str, *, through: tuple[str, ...] = ()) -> str:
        """Return the address of the newest file that a publisher's page leads to, ``through`` the newest of each page between.

        Raises :class:`FetchFailed` when a page has no such link, and :class:`FetchRefused` where robots.txt asks us to stay away.
        """
        for step in (*through, pattern):
            self._mind_robots(page)
            self.wait()
            got = fetch(page, self.folder / "page.html", limit_bytes=PAGE_BYTES)
            try:
                page = newest(got.path.read_text(encoding="utf-8", errors="replace"), got.url, step).address
            except NoSuchLink as error:
                raise FetchFailed(f"{error} The page may have been rebuilt: give the file's address with --url.") from error
        return page

    def _remembered(self, to: Path, url: str) -> dict[str, str]:
        try:
            known = json.loads(_about(to).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return known if known.get("url") == url else {}

    def wait(self) -> None:
        """Let the pause pass since the last request."""
        left = self._last + self.pause - time.monotonic()
        if left > 0:
            time.sleep(left)
        self._last = time.monotonic()

    def _mind_robots(self, page: str) -> None:
        """Refuse a page that its server asks programs not to read. APIs and files for download are made for programs."""
        parts = urlsplit(page)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._robots:
            self._robots[origin] = self._read_robots(origin)
        if not self._robots[origin].can_fetch(AGENT, page):
            raise FetchRefused(f"{parts.netloc} asks programs not to read {parts.path}, so it was not read. Use --url.")

    def _read_robots(self, origin: str) -> RobotFileParser:
        rules = RobotFileParser()
        self.wait()
        try:
            text = fetch(f"{origin}/robots.txt", self.folder / "robots.txt", limit_bytes=500_000).path.read_text(errors="replace")
        except FetchFailed as failed:
            if failed.status is None or failed.status >= 500:  # noqa: PLR2004  a server in trouble has not said yes
                raise
            text = ""  # it has no rules
        rules.parse(text.splitlines())
        return rules


def _about(path: Path) -> Path:
    return path.with_name(f"{path.name}.about.json")
