"""The small country with one real source of figures."""

from tests.integration.evidence.conftest import country, nothing_kept
from tests.integration.sharing.conftest import figures, loaded

__all__ = ["country", "figures", "loaded", "nothing_kept"]
