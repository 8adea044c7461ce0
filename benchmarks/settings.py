"""Causeway's settings with one more address: a bare Django view, to compare with."""

from causeway.config.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.urls"
