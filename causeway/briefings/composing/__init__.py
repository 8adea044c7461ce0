"""Composing papers, a module a paper: from :class:`BriefingData` to a tree. The only place where a paper's own words stand."""

from causeway.briefings.composing.briefing import mp_briefing
from causeway.briefings.composing.card import card
from causeway.briefings.composing.code import code
from causeway.briefings.composing.governors import governors_paper
from causeway.briefings.composing.leaflet import leaflet
from causeway.briefings.composing.letter import letter
from causeway.briefings.composing.slides import deck
from causeway.briefings.composing.texts import newsletter, press_note

__all__ = ["card", "code", "deck", "governors_paper", "leaflet", "letter", "mp_briefing", "newsletter", "press_note"]
