"""What may stand in an address of this room."""

from django.urls.converters import StringConverter

from causeway.sharing.domain.networks import Network


class NetworkConverter:
    """A network."""

    regex = "|".join(Network)

    def to_python(self, value: str) -> Network:
        """Return the network."""
        return Network.keyed(value)

    def to_url(self, value: str) -> str:
        """Return its name in addresses."""
        return str(value)


class ActConverter(StringConverter):
    """An act's key; whether there is such an act is for the campaign pack to say."""

    regex = "[a-z]{2,20}"
