"""What stands in an address for something that people named."""

from django.db import models
from django.utils.text import slugify


def free_slug(model: type[models.Model], name: str, longest: int, otherwise: str) -> str:
    """Return a name as it stands in the addresses of ``model``, with a number where that is taken; ``otherwise`` where nothing of it can."""
    stem = slugify(name)[:longest].strip("-") or otherwise
    taken = set(model._default_manager.filter(slug__startswith=stem).values_list("slug", flat=True))  # noqa: SLF001  Django documents it
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return stem if stem not in taken else next(slug for slug in numbered if slug not in taken)
