"""Alerts: people follow a search, an area, an MP or a service, and hear of what is new, by mail or by feeds."""
