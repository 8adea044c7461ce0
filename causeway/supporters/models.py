"""The room's models, where Django looks for them."""

from causeway.supporters.joining.models import Consent, Supporter
from causeway.supporters.newsletters.models import Delivery, Newsletter

__all__ = ["Consent", "Delivery", "Newsletter", "Supporter"]
