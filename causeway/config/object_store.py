"""An object store as the settings name it, and what the storage behind Django's interface is given of it."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class ObjectStore:
    """A bucket of a store that speaks S3; without an endpoint the store is Amazon's, without a key the machine's own role is asked."""

    bucket: str
    folder: str = ""
    endpoint: str = ""
    region: str = ""
    key_id: str = ""
    secret: str = ""

    def options(self) -> dict[str, Any]:
        """Return the options of :class:`causeway.files.object_storage.InObjectStorage`."""
        return {
            "bucket_name": self.bucket,
            "location": self.folder.strip("/"),
            "endpoint_url": self.endpoint or None,
            "region_name": self.region or None,
            "access_key": self.key_id or None,
            "secret_key": self.secret or None,
            # A store of one's own seldom has a name for each bucket.
            "path_style": bool(self.endpoint),
        }
