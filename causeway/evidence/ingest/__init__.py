"""Importers: one module for each published format, from its files to tidy rows. A module is imported when its format is read."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import cast

from causeway.evidence.definitions.renewal import Table
from causeway.evidence.definitions.schema import Source
from causeway.evidence.exceptions import IngestError
from causeway.evidence.ingest.rows import Row

Importer = Callable[[Sequence[Path], Source], list[Row]]


def _when_read(module: str, name: str = "read") -> Importer:
    """Return an importer whose module, with the libraries for workbooks and tables, is imported at its first use, not at every start."""

    def importer(paths: Sequence[Path], source: Source) -> list[Row]:
        found = cast("Importer", getattr(import_module(f"{__name__}.{module}"), name))
        return found(paths, source)

    return importer


IMPORTERS: Mapping[str, Importer] = {
    "appeals": _when_read("appeals"),
    "assessment_factors": _when_read("assessment_factors"),
    "childrens_commissioner": _when_read("childrens_commissioner"),
    "community_waits": _when_read("community_waits"),
    "constituency_deprivation": _when_read("constituencies", "read_deprivation"),
    "constituency_people": _when_read("constituencies", "read_people"),
    "constituency_teachers": _when_read("constituencies", "read_teachers"),
    "department_tables": _when_read("department_tables"),
    "grant_balances": _when_read("grant_balances"),
    "interactive_tool": _when_read("interactive_tool"),
    "mental_health_waits": _when_read("mental_health_waits"),
    "pupils_in_care": _when_read("pupils_in_care"),
    "revenue_outturn": _when_read("revenue_outturn"),
    "scotland_mental_health": _when_read("scotland_mental_health"),
    "sen_attendance": _when_read("sen_attendance"),
    "social_workers": _when_read("social_workers"),
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


def read_renewed(path: Path, source: Source, table: Table) -> list[Row]:
    """Read one official table that its publisher's address gave, by :mod:`causeway.evidence.ingest.ees`, into rows."""
    return cast("list[Row]", import_module(f"{__name__}.ees").read(path, source, table))
