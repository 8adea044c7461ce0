"""A section of the pack: one file that one room reads by its own schema, and declares in its ``room.py``."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

import yaml
from django.conf import settings
from pydantic import TypeAdapter, ValidationError

from causeway.campaign.words import PackError
from causeway.yaml_files import parse_yaml

_Said = TypeVar("_Said")
Say = Callable[[str], object]  # to whoever loads a pack


def text_of(path: Path) -> str:
    """Return a file's text; raises :class:`PackError` where there is none, or in another encoding."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise PackError(f"The campaign pack has no {path.name}. Add it to {path.parent.name}/.") from None
    except UnicodeDecodeError as error:
        raise PackError(f"{path.name} in the campaign pack is not UTF-8 text. Save it as UTF-8.") from error


def yaml_in(text: str, name: str) -> Any:
    """Return what the text of a file says; raises :class:`PackError` with its name and the line."""
    try:
        return parse_yaml(text)
    except (yaml.YAMLError, ValueError) as error:  # a day that no calendar has is no YAMLError
        raise PackError(f"{name} in the campaign pack is not valid YAML: {error}") from error


def yaml_of(path: Path) -> Any:
    """Return what a file says."""
    return yaml_in(text_of(path), path.name)


def checksum(value: object) -> str:
    """Return what tells whether something that was written from the pack, or the pack's own words for it, changed since."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()


def theirs_is_kept(title: str) -> str:
    """Return what is said of something that both the pack and staff have changed."""
    return f"  {title}: the pack has changed, and so have staff. Theirs is kept; --overwrite takes the pack's."


class Packed(Protocol):
    """A row that the pack brought: the checksums of what the pack last wrote, and of what the row then held."""

    pack_sha256: str
    row_sha256: str


def is_behind(row: Packed, of_pack: str, held: Callable[[], str], title: str, say: Say) -> bool:
    """Whether a row is to be written anew: the pack has changed, and staff have not. Where both have, that is said."""
    if row.pack_sha256 == of_pack:
        return False
    if held() != row.row_sha256:
        say(theirs_is_kept(title))
        return False
    return True


def gaps(error: ValidationError, within: str = "") -> str:
    """Return what a schema found missing or wrong, field by field."""
    begins = [within] if within else []
    return "; ".join(f"{'.'.join([*begins, *map(str, gap['loc'])])}: {gap['msg']}" for gap in error.errors())


@dataclass(frozen=True, eq=False)
class Section(Generic[_Said]):
    """One file of the pack, or one folder of them.

    ``schema`` is what it is read as, a model or a tuple of models; ``without`` what holds where the pack has no such file, which is an
    error where it ``must`` be there. ``agrees`` returns what contradicts the campaign's own words, empty where nothing does. What once
    stood elsewhere is refused with a sentence: a ``moved`` field by the file it stands in now, a whole file that this one came ``instead_of``.
    """

    file: str
    schema: Any
    without: Any = None
    must: bool = False
    load: Callable[[Path], Any] = yaml_of
    agrees: Callable[[Any, Any], str] | None = None
    moved: Mapping[str, str] = field(default_factory=dict)
    instead_of: str = ""

    def read(self, folder: Path) -> _Said:
        """Read and check it in a pack's folder; raises :class:`PackError` with a sentence for its writer."""
        path = folder / self.file
        found = self.load(path) if self.must or path.exists() else None
        if found is None and not self.must:
            without: _Said = self.without
            return without
        for name in self.moved.keys() & (found if isinstance(found, dict) else {}):
            raise PackError(f"{name} no longer stands in {self.file}. Move it to {self.moved[name]}.")
        try:
            said: _Said = TypeAdapter(self.schema).validate_python(found)
        except ValidationError as error:
            raise PackError(f"{self.file} in the campaign pack is not complete: {gaps(error, path.stem)}.") from error
        return said

    def check(self, folder: Path, campaign: Any) -> None:
        """Raise :class:`PackError` for what is wrong with it, by itself and beside the campaign's own words."""
        said = self.read(folder)
        if self.instead_of and (folder / self.instead_of).exists():
            raise PackError(
                f"{self.instead_of} in the campaign pack is read no more. Put its words into {self.file}, and delete it."
            )
        if self.agrees is not None and (problem := self.agrees(said, campaign)):
            raise PackError(f"{self.file} in the campaign pack does not fit: {problem}.")

    def words(self) -> _Said:
        """Return what the campaign that this site runs says here."""
        said: _Said = _kept(self, settings.CAMPAIGN_PATH)
        return said


@lru_cache(maxsize=64)
def _kept(section: Section[Any], folder: Path | str) -> Any:
    return section.read(Path(folder))
