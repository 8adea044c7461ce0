"""A hundred thousand items of news from feeds to rows: read, stored once and clustered, as items a second beside feedparser and a loop.

The feeds are made up: 250 items each, a tenth of them edited copies of others'. Ours is the whole road: guard, fast parser, words, keys,
near copies, rows, and then also the places and services of each. feedparser alone only reads. The loop is what one would write first: the
phrases of each new text against those of the last ten thousand items, one by one. Seconds are the processor's, so that neighbours do not count.
"""

import datetime as dt
import io
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

from benchmarks import table

COUNT, OF_A_FEED, COPIED = table.size("items", 100_000, 15_000), 250, 0.1
WITH_PLACES = 2_000
READ_BY_FEEDPARSER = 4
LOOPED, AMONG = 60, 10_000
WORDS = [
    f"{a}{b}" for a in ("wait", "school", "team", "child", "council", "plan", "board", "need") for b in ("", *"abcdefghijkl")
]


def _text(chance: random.Random) -> list[str]:
    return [chance.choice(WORDS) for _ in range(90)]


def feeds(chance: random.Random) -> Iterator[bytes]:
    """Yield feeds."""
    texts: list[list[str]] = []
    for begins in range(0, COUNT, OF_A_FEED):
        items = []
        for number in range(begins, begins + OF_A_FEED):
            copied = texts and chance.random() < COPIED
            words = list(chance.choice(texts[-2000:])) if copied else _text(chance)
            if copied:
                words[chance.randrange(90)] = "edited"
            texts.append(words)
            items.append(
                f"<item><title>Story {number} {' '.join(words[:5])}</title><link>https://example.org/{number}</link>"
                f"<pubDate>Mon, 30 Nov 2026 08:00:00 GMT</pubDate><description>&lt;p&gt;{' '.join(words)}&lt;/p&gt;</description></item>"
            )
        yield f"<rss version='2.0'><channel><title>Example</title>{''.join(items)}</channel></rss>".encode()


def main() -> None:
    """Make the rows in a database of its own, and print."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "CAUSEWAY_VAR": folder, "DJANGO_SETTINGS_MODULE": "causeway.config.settings"}
        subprocess.run([sys.executable, "-m", "causeway", "migrate", "--verbosity", "0"], env=environment, check=True)
        subprocess.run([sys.executable, "-m", "benchmarks.bench_news", "measure"], env=environment, check=True)


def measure() -> None:
    """Measure in a process that has the database."""
    import django

    django.setup()
    import feedparser

    from causeway.news.items import stored, storing
    from causeway.news.items.models import Item
    from causeway.news.parsing.answers import Answer, Asked
    from causeway.news.parsing.kinds import FORMATS
    from causeway.news.sources.domain import Kind
    from causeway.news.sources.models import Source

    listeners, stored.on_stored = stored.on_stored, []  # the first figure is without those that stand above
    now = dt.datetime(2026, 11, 30, 12, tzinfo=dt.UTC)
    source = Source.objects.create(key="bench", title="Bench", kind=Kind.FEED, address="https://example.org/feed", due_at=now)
    asked, bodies = Asked(Kind.FEED), list(feeds(random.Random(15)))

    def road(bodies: list[bytes]) -> tuple[float, float]:
        read = kept = 0.0
        for body in bodies:
            began = time.process_time()
            found = list(FORMATS[Kind.FEED].read(asked, Answer(body, "https://example.org/feed")))
            parsed = time.process_time()
            for at in range(0, len(found), storing.AT_ONCE):
                storing.store(source, found[at : at + storing.AT_ONCE], now)
            read, kept = read + parsed - began, kept + time.process_time() - parsed
        return read, kept

    read, kept = road(bodies)
    items = Item.objects.count()
    ours = items / (read + kept)
    print(f"{items:,} items: read at {items / read:,.0f} a second, stored and clustered at {items / kept:,.0f}")
    print(
        f"{'ours, from feed to clustered row':38}{ours:10,.0f} items a second; copies found {Item.objects.exclude(lead=None).count():,}"
    )
    again = time.process_time()
    road(bodies[-2:])
    took = time.process_time() - again
    print(f"{'the same again, nothing new':38}{2 * OF_A_FEED / took:10,.0f} items a second; rows {Item.objects.count():,}")

    began = time.process_time()
    entries = sum(len(feedparser.parse(io.BytesIO(body)).entries) for body in bodies[:READ_BY_FEEDPARSER])
    theirs = entries / (time.process_time() - began)
    print(
        f"{'feedparser alone, only reading':38}{theirs:10,.0f} items a second; ours, reading and storing, is {ours / theirs:.1f} times as quick"
    )
    table.rate("items read, stored and clustered", ours, "feedparser alone, which only reads", theirs)

    texts = [
        text.split("&lt;")[0].split()
        for body in bodies[: AMONG // OF_A_FEED + 1]
        for text in body.decode().split("&lt;p&gt;")[1:]
    ]
    phrases = [{tuple(words[at : at + 3]) for at in range(len(words) - 2)} for words in texts]
    began = time.process_time()
    for one in phrases[AMONG : AMONG + LOOPED]:
        [other for other in phrases[:AMONG] if len(one & other) >= 0.6 * len(one | other)]
    loop = LOOPED / (time.process_time() - began)
    print(
        f"{'a loop over ten thousand':38}{loop:10,.0f} items a second; ours among {items:,} is {items / kept / loop:.0f} times as quick"
    )
    table.rate(f"near copies among {items:,}", items / kept, "loop over ten thousand", loop)

    stored.on_stored = listeners
    Source.objects.create(key="placed", title="Placed", kind=Kind.FEED, address="https://example.org/other", due_at=now)
    source = Source.objects.get(key="placed")
    some = bodies[: WITH_PLACES // OF_A_FEED]
    read, kept = road(some)
    print(f"{'with places, services and rules':38}{WITH_PLACES / (read + kept):10,.0f} items a second, of {WITH_PLACES:,} more")


if __name__ == "__main__":
    measure() if sys.argv[1:] == ["measure"] else main()
