"""Kits: what belongs together for a roundtable, for governors, for members."""
