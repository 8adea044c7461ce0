"""The letters' small world, and counts that begin anew."""

from tests.integration.letters.conftest import draft, example_pack, outbox, parliament, token, worker_at_once, world  # noqa: F401  fixtures
