"""The room's models, where Django looks for them."""

from causeway.motions.carrying.models import Motion
from causeway.motions.published.models import Minutes, Version

__all__ = ["Minutes", "Motion", "Version"]
