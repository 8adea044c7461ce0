"""Importers: one module for each published format, from its files to tidy rows."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from causeway.evidence.definitions import Source
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest import (
    assessment_factors,
    childrens_commissioner,
    community_waits,
    ehc_timeliness,
    mental_health_waits,
    scotland_mental_health,
    social_workers,
)
from causeway.evidence.ingest.rows import Row

Importer = Callable[[Sequence[Path], Source], list[Row]]

IMPORTERS: Mapping[str, Importer] = {
    "assessment_factors": assessment_factors.read,
    "childrens_commissioner": childrens_commissioner.read,
    "community_waits": community_waits.read,
    "ehc_timeliness": ehc_timeliness.read,
    "mental_health_waits": mental_health_waits.read,
    "scotland_mental_health": scotland_mental_health.read,
    "social_workers": social_workers.read,
}


def files_of(source: Source, folder: Path) -> list[Path]:
    """Return the source's files in ``folder``, in a fixed order; raises :class:`IngestError` naming one that is missing."""
    found: list[Path] = []
    for file in source.files:
        paths = sorted(folder.glob(file.path))
        if not paths:
            raise IngestError(f"{source.title}: there is no {file.path} in the folder given.")
        found += paths
    return found


def read_source(source: Source, folder: Path) -> list[Row]:
    """Read a source's files into rows, sorted so that the same files always give the same rows."""
    return sorted(IMPORTERS[source.importer](files_of(source, folder), source), key=Row.identity)
