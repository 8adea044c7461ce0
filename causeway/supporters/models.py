"""The room's models, where Django looks for them."""

from causeway.supporters.bringing_in.models import BroughtIn
from causeway.supporters.joining.models import Consent, StaysOut, Supporter
from causeway.supporters.newsletters.models import Delivery, Newsletter, PlaceCopy
from causeway.supporters.passing_on.models import PassedOn

__all__ = ["BroughtIn", "Consent", "Delivery", "Newsletter", "PassedOn", "PlaceCopy", "StaysOut", "Supporter"]
