"""The campaign's words for networks: ``shares.yaml``, what people may post, by what they tell others about."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field, field_validator

from causeway.campaign.sections import Section
from causeway.campaign.words import Words, with_keys_of_their_own

PLACES = {"area", "figure", "link", "mp", "owner"}


def share_problem(text: str) -> str:
    """Return what is wrong with a text for sharing: it names its link once, and no other place than those we fill; empty when right."""
    named = re.findall(r"\{(\w*)\}", text)
    if named.count("link") != 1:
        return "a text names its link once: write {link} where it goes"
    if wrong := sorted(set(named) - PLACES):
        return f"we cannot fill {', '.join(wrong)}; the places are {{area}}, {{figure}}, {{link}}, {{mp}} and {{owner}}"
    return "a brace stands alone" if re.search(r"[{}]", re.sub(r"\{\w+\}", "", text)) else ""


class ShareText(Words):
    """One text to post. ``{figure}`` is a sentence about the area, ``{owner}`` the campaign's handle on X and its owner elsewhere.

    ``{mp}`` is the MP's name on X, where Parliament lists it, and the MP's name elsewhere.
    """

    key: str = Field(pattern=r"^[a-z]{2,20}$")
    text: str = Field(max_length=1500)

    @field_validator("text")
    @classmethod
    def _can_be_filled(cls, text: str) -> str:
        if problem := share_problem(text):
            raise ValueError(problem)
        return text


class ShareAct(Words):
    """One thing to tell others about, with texts to choose from; the first is offered first."""

    key: str = Field(pattern=r"^[a-z]{2,20}$", description="stands in links, so it does not change")
    title: str = Field(max_length=60)
    subject: str = Field(max_length=120, description="of an e-mail; {area} may stand in it")
    to: str = Field(default="", pattern=r"^(/\S*)?$", description="where the link leads on this site; the area's page when empty")
    texts: tuple[ShareText, ...] = Field(min_length=1)


class ShareWords(Words):
    """What people may post; a pack without it has nothing to share."""

    acts: Annotated[tuple[ShareAct, ...], AfterValidator(with_keys_of_their_own("acts of sharing"))] = ()

    def act(self, key: str) -> ShareAct | None:
        """Return the act with this key."""
        return next((act for act in self.acts if act.key == key), None)


SHARES = Section[ShareWords]("shares.yaml", ShareWords, without=ShareWords())
