"""Saying yes to the campaign's news, choosing what and how often, pausing, leaving; each yes is kept as proof."""
