"""What a motion's text is called in words: the lead of each part, and what became of a clause."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from causeway.motions.pack import MOTIONS
from causeway.motions.wording.domain import Clause, Compared, Fate, Part, compared


def lead(part: Part, body: str) -> str:
    """Return what a part begins with: "This branch notes"."""
    said = {Part.NOTES: _("%(body)s notes"), Part.BELIEVES: _("%(body)s believes"), Part.RESOLVES: _("%(body)s resolves")}
    return said[part] % {"body": body}


def fate(of: Fate) -> str:
    """Return what became of a clause, as people read it."""
    return {
        Fate.KEPT: _("as in the model"),
        Fate.CHANGED: _("changed"),
        Fate.STRUCK: _("struck"),
        Fate.ADDED: _("added"),
        Fate.LOCAL: _("local figure"),
    }[of]


@dataclass(frozen=True)
class Row:
    """One clause beside the model, with its fate in words."""

    compared: Compared
    said: str

    @property
    def clause(self) -> Clause:
        """The clause."""
        return self.compared.clause

    @property
    def touched(self) -> bool:
        """Whether there is something to mark in it."""
        return self.compared.fate in {Fate.CHANGED, Fate.STRUCK, Fate.ADDED}

    @property
    def kept(self) -> bool:
        """Whether it stands as in the model."""
        return self.compared.fate is Fate.KEPT

    @property
    def struck(self) -> bool:
        """Whether it stands no more."""
        return self.compared.fate is Fate.STRUCK


@dataclass(frozen=True)
class PartShown:
    """A part of a motion: what it begins with, and its rows."""

    part: Part
    lead: str
    rows: tuple[Row, ...]


def body_of(kind: str, nation: str) -> str:
    """Return how a body of this kind speaks of itself."""
    pack = MOTIONS.words()
    model = pack.model(kind) if pack else None
    return model.speaks(nation) if model else _("This meeting")


@dataclass(frozen=True)
class Shown:
    """A text beside its model: part by part, and in a sentence what became of the model."""

    parts: tuple[PartShown, ...]
    changes: str


def shown(model: tuple[Clause, ...], text: tuple[Clause, ...], body: str) -> Shown:
    """Return a text beside its model; a part without a clause is there too, so that one can be added."""
    rows = compared(model, text)
    parts = (
        PartShown(part, lead(part, body), tuple(Row(row, fate(row.fate)) for row in rows if row.clause.part is part))
        for part in Part
    )
    return Shown(tuple(parts), _changes(len(model), [row.fate for row in rows]))


def _changes(clauses: int, fates: list[Fate]) -> str:
    of = {each: fates.count(each) for each in Fate}
    if set(fates) == {Fate.KEPT}:
        return _("All %(all)s clauses as they stand in the model.") % {"all": clauses}
    said = _("Of the model’s %(all)s clauses: %(kept)s kept, %(changed)s changed, %(struck)s struck. %(added)s added.")
    return said % {
        "all": clauses,
        "kept": of[Fate.KEPT],
        "changed": of[Fate.CHANGED],
        "struck": of[Fate.STRUCK],
        "added": of[Fate.ADDED],
    }
