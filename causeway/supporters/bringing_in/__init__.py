"""Bringing in a list of people who agreed elsewhere: with proof for each, and a second look before anybody is written to."""
