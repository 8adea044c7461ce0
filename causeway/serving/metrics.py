"""What each process counts, for Prometheus. Several web processes of one machine count together, in files: see ``settings``."""

from pathlib import Path

from prometheus_client import Counter, Histogram

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)

REQUESTS = Counter("causeway_requests", "Requests answered.", ["room", "method", "status"])
SECONDS = Histogram("causeway_request_seconds", "How long they took.", ["room"], buckets=_SECONDS)
KEPT_PAGES = Counter("causeway_kept_pages", "Pages asked for that are kept ready: found, or made.", ["outcome"])


def forget_the_dead(folder: Path) -> None:
    """Delete the counts of processes that are no more, before the web server starts: to Prometheus it is a counter that began anew."""
    for path in folder.glob("*_*.db") if Path("/proc/self").exists() else ():
        if not Path("/proc", path.stem.rpartition("_")[2]).exists():
            path.unlink(missing_ok=True)
