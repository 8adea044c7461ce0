"""Regions: which seat lies in which, and which accounts of staff look after which."""
