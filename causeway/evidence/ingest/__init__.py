"""Importers: one module for each published format, from its files to tidy rows."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from causeway.evidence.definitions import Source
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest import (
    assessment_factors,
    childrens_commissioner,
    community_waits,
    constituencies,
    grant_balances,
    interactive_tool,
    mental_health_waits,
    pupils_in_care,
    revenue_outturn,
    scotland_mental_health,
    social_workers,
)
from causeway.evidence.ingest.rows import Row

Importer = Callable[[Sequence[Path], Source], list[Row]]

IMPORTERS: Mapping[str, Importer] = {
    "assessment_factors": assessment_factors.read,
    "childrens_commissioner": childrens_commissioner.read,
    "community_waits": community_waits.read,
    "constituency_deprivation": constituencies.read_deprivation,
    "constituency_people": constituencies.read_people,
    "constituency_teachers": constituencies.read_teachers,
    "grant_balances": grant_balances.read,
    "interactive_tool": interactive_tool.read,
    "mental_health_waits": mental_health_waits.read,
    "pupils_in_care": pupils_in_care.read,
    "revenue_outturn": revenue_outturn.read,
    "scotland_mental_health": scotland_mental_health.read,
    "social_workers": social_workers.read,
}


def files_of(source: Source, folder: Path) -> list[Path]:
    """Return the source's files in ``folder``, in a fixed order; raises :class:`IngestError` naming one that is missing."""
    found: list[Path] = []
    for file in source.files:
        paths = sorted(folder.glob(file.path)) or sorted(
            folder.parent.glob(file.path)
        )  # figures, or tables of places beside them
        if not paths:
            raise IngestError(f"{source.title}: there is no {file.path} in the folder given.")
        found += paths
    return found


def read_source(source: Source, folder: Path) -> list[Row]:
    """Read a source's files into rows, sorted so that the same files always give the same rows."""
    return sorted(IMPORTERS[source.importer](files_of(source, folder), source), key=Row.identity)
