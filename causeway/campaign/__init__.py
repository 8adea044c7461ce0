"""The campaign pack: a campaign's words, asks and sources, read from its folder."""
