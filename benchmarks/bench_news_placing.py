"""Names in titles: our gazetteer of everything that ships, beside a loop over the same names, and what it finds beside a reader's labels.

The loop asks of every name whether it stands in the text, as one would write it first; it finds less than ours, for it tells nothing apart.
"""

import time
from collections.abc import Callable, Sequence

from benchmarks import table
from causeway.news.placing.domain.folding import fold
from causeway.news.placing.domain.gazetteer import Gazetteer
from causeway.news.placing.domain.resolving import placed
from tests.unit.news.shipped_names import names
from tests.unit.news.test_labelled_news import (
    PARTS,
    labelled,
    places_found,
    precision_and_recall,
    services_found,
    split,
)

ROUNDS = 20
LOOPED = 40  # items that the loop is given: it would take minutes over all


def _rate(read: Callable[[str], object], texts: Sequence[str]) -> float:
    started = time.perf_counter()
    for text in texts:
        read(text)
    return len(texts) / (time.perf_counter() - started)


def _looped(plain: Sequence[str], text: str) -> list[str]:
    whole = fold(text).text
    return [name for name in plain if name in whole]


def main() -> None:
    """Read the labelled items, and say how many a second."""
    started = time.perf_counter()
    all_names = list(names())
    gathered = time.perf_counter()
    gazetteer = Gazetteer(all_names)
    made = time.perf_counter()
    print(f"{len(gazetteer):,} names: gathered in {gathered - started:.2f} s, made ready in {made - gathered:.2f} s")
    texts = [f"{row['title']}\n{row['text']}" for part in PARTS for row in labelled(part)]
    ours = _rate(lambda text: placed(gazetteer, text, official=True), texts * ROUNDS)
    plain = [name.text for name in all_names]
    loop = _rate(lambda text: _looped(plain, text), texts[:LOOPED])
    print(f"{'ours, told apart':34}{ours:12,.0f} items a second")
    print(f"{'a loop over the names':34}{loop:12,.0f} items a second   ours is {ours / loop:,.0f} times as quick")
    table.rate("names found in a text", ours, "loop over the names", loop)
    for column, found in (("places", places_found), ("services", services_found)):
        for part in PARTS:
            pairs = [(split(row[column]), found(row)) for row in labelled(part)]
            precision, recall = precision_and_recall(pairs)
            print(f"{column}, {part}: {len(pairs)} items, precision {precision:.3f}, recall {recall:.3f}")


if __name__ == "__main__":
    main()
