"""What bodies made of the model: clause by clause and ask by ask, over all texts that were adopted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from causeway.motions.wording.domain import Clause, Fate, compared

FEW = 10  # below it, counts are told and no share


@dataclass(frozen=True)
class Adopted:
    """One adopted text beside the model it began with."""

    model: tuple[Clause, ...]
    text: tuple[Clause, ...]


@dataclass(frozen=True)
class Tally:
    """How many bodies kept, changed or struck something, of those whose model had it."""

    kept: int = 0
    changed: int = 0
    struck: int = 0

    @property
    def asked(self) -> int:
        """How many bodies were asked."""
        return self.kept + self.changed + self.struck

    @property
    def standing(self) -> int:
        """How many have it in their text, in the model's words or their own."""
        return self.kept + self.changed

    def with_one(self, fate: Fate) -> "Tally":
        """Return the tally with one body more."""
        return Tally(self.kept + (fate is Fate.KEPT), self.changed + (fate is Fate.CHANGED), self.struck + (fate is Fate.STRUCK))


@dataclass(frozen=True)
class ClauseTally:
    """A clause of the model, as it last stood there, and what became of it."""

    clause: Clause
    tally: Tally


@dataclass(frozen=True)
class Consent:
    """The family tree: how many texts, each ask's tally by its key, each clause's in the model's order, and how many clauses were added."""

    texts: int
    asks: dict[str, Tally]
    clauses: tuple[ClauseTally, ...]
    added: int

    @property
    def few(self) -> bool:
        """Whether these are too few to speak of a share."""
        return self.texts < FEW


def consent(texts: Sequence[Adopted]) -> Consent:
    """Return the family tree of the texts. An ask stands in a text where any of its clauses does, and is kept where none was touched."""
    clauses: dict[str, ClauseTally] = {}
    asks: dict[str, Tally] = {}
    added = 0
    for one in texts:
        rows = compared(one.model, one.text)
        for row in rows:
            if row.fate in {Fate.KEPT, Fate.CHANGED, Fate.STRUCK}:
                first = next(clause for clause in one.model if clause.id == row.clause.id)
                had = clauses.get(first.id)
                clauses[first.id] = ClauseTally(first, (had.tally if had else Tally()).with_one(row.fate))
        added += sum(row.fate is Fate.ADDED for row in rows)
        for ask, fate in _of_asks((row.clause.ask, row.fate) for row in rows).items():
            asks[ask] = asks.get(ask, Tally()).with_one(fate)
    return Consent(len(texts), asks, tuple(clauses.values()), added)


def _of_asks(rows: Iterable[tuple[str, Fate]]) -> dict[str, Fate]:
    """Return what became of each ask in one text."""
    of_each: dict[str, set[Fate]] = {}
    for ask, fate in rows:
        if ask and fate in {Fate.KEPT, Fate.CHANGED, Fate.STRUCK}:
            of_each.setdefault(ask, set()).add(fate)
    return {ask: fates.pop() if len(fates) == 1 else Fate.CHANGED for ask, fates in of_each.items()}
