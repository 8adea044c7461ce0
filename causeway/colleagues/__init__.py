"""Bringing others in: personal links and posters, how widely schools act, and partners. Nobody hands us an address."""
