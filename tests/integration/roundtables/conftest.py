"""Fixtures of the roundtables' tests."""

from plan_examples import desk, places, sent, whole

__all__ = ["desk", "places", "sent", "whole"]
