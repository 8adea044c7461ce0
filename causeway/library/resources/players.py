"""Players of videos: an address that can be shown in a frame, from one host, once somebody has asked for it."""

import re
from dataclasses import dataclass

_PLAYERS = (
    (
        re.compile(r"^https?://(?:www\.|m\.)?youtube\.com/watch\?(?:.*&)?v=([\w-]{6,20})"),
        "https://www.youtube-nocookie.com",
        "/embed/{}",
    ),
    (re.compile(r"^https?://youtu\.be/([\w-]{6,20})"), "https://www.youtube-nocookie.com", "/embed/{}"),
    (re.compile(r"^https?://(?:www\.)?vimeo\.com/(\d{5,12})(?:$|[/?#])"), "https://player.vimeo.com", "/video/{}?dnt=1"),
)


@dataclass(frozen=True)
class Player:
    """Where a video plays: the host that would be asked, and the address of its player."""

    origin: str
    address: str

    @property
    def host(self) -> str:
        """The host's name, for people."""
        return self.origin.removeprefix("https://").removeprefix("www.")


def player(address: str) -> Player | None:
    """Return the player of a video's address; ``None`` where we know none, and the video is watched where it stands."""
    for pattern, origin, path in _PLAYERS:
        if found := pattern.match(address):
            return Player(origin, origin + path.format(found[1]))
    return None
