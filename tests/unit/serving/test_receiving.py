"""A body is whole, or it is refused, and what does not arrive costs nothing."""

import asyncio

import pytest

from causeway.serving.receiving import BodyLimits, Gone, Reception, Refused, must_have_a_small_head

LIMITS = BodyLimits(size=100, larger=(("/staff/", 1000),), together=250, seconds=0.05, slowest=1_000_000)


class Clock(asyncio.SelectorEventLoop):
    """A loop whose clock goes on to whatever is waited for: how busy the processor is changes nothing."""

    now = 0.0

    def time(self):
        return self.now

    def _run_once(self):
        if not self._ready and self._scheduled:
            self.now = max(self.now, self._scheduled[0].when())
        super()._run_once()


def run(what):
    with asyncio.Runner(loop_factory=Clock) as runner:
        return runner.run(what)


def parts(*given, ends=True):
    """Messages of a body; one that does not end leaves its reader waiting."""
    waiting = [{"type": "http.request", "body": part, "more_body": True} for part in given]
    if ends:
        waiting[-1]["more_body"] = False

    async def receive():
        if not waiting:
            await asyncio.sleep(3600)
        return waiting.pop(0)

    return receive


def read(receive, path="/write/", headers=(), limits=LIMITS):
    return run(Reception(limits).whole_body(path, headers, receive))


def refusal(*given, **named):
    with pytest.raises(Refused) as refused:
        read(*given, **named)
    return refused.value.status


def test_whole_in_parts():
    assert read(parts(b"one ", b"", b"two")) == b"one two"


@pytest.mark.parametrize("given", [(b"one ", b"", b"two"), (b"one two",), (b"", b"one two")])
def test_whole_once_all_that_was_announced_is_here(given):
    """Who waits to be told that nothing more comes would wait for ever here."""
    assert read(parts(*given, ends=False), headers=[(b"content-length", b"7")]) == b"one two"


@pytest.mark.parametrize("announced", [b"6", b"8"])
def test_what_the_server_says_is_whole_holds_where_another_size_was_announced(announced):
    assert read(parts(b"one ", b"two"), headers=[(b"content-length", announced)]) == b"one two"


@pytest.mark.parametrize(
    ("size", "path", "status"), [(101, "/write/", 413), (1001, "/staff/x/", 413), (150_000_000, "/staff/", 413)]
)
def test_announced_too_large_is_refused_before_it_is_read(size, path, status):
    async def never():
        raise AssertionError("nothing should be read")

    assert refusal(never, path, [(b"content-length", str(size).encode())]) == status


def test_unannounced_too_large_is_refused_where_it_passes_the_limit():
    assert refusal(parts(b"x" * 60, b"x" * 60, ends=False)) == 413
    assert len(read(parts(b"x" * 600), "/staff/documents/")) == 600


@pytest.mark.parametrize("said", ["-1", "1.5", "", "²", "9" * 5000])
def test_a_size_that_is_no_number_is_refused(said):
    assert refusal(parts(b"x"), headers=[(b"content-length", said.encode())]) == 400


def test_what_never_arrives_is_given_up():
    assert refusal(parts(b"a few bytes", ends=False)) == 408


def test_what_arrives_quickly_enough_has_its_time():
    async def drops():
        await asyncio.sleep(0.02)
        left.pop()
        return {"type": "http.request", "body": b"x", "more_body": bool(left)}

    left = list(range(6))
    assert read(drops, limits=BodyLimits(seconds=0.05, slowest=20)) == b"x" * 6
    left = list(range(6))
    assert refusal(drops, limits=BodyLimits(seconds=0.05, slowest=200)) == 408


def test_who_leaves_is_not_answered():
    async def leaves():
        return {"type": "http.disconnect"}

    with pytest.raises(Gone):
        read(leaves)


def test_where_memory_is_full_the_biggest_unfinished_body_goes_and_a_form_comes_through():
    async def crowd():
        reception = Reception(BodyLimits(size=100, together=270, seconds=30))
        big = [asyncio.create_task(reception.whole_body("/", (), parts(b"x" * (80 + n), ends=False))) for n in range(4)]
        await asyncio.sleep(0.01)
        form = await reception.whole_body("/", (), parts(b"x" * 20, b"x" * 20))
        await asyncio.sleep(0.01)
        ended = [task for task in big if task.done()]
        for task in big:
            task.cancel()
        return form, [task.exception().status for task in ended]

    form, ended = run(crowd())
    assert form == b"x" * 40
    assert ended == [408]


def test_heads_of_a_size_no_browser_sends():
    small = {"raw_path": b"/", "query_string": b"", "headers": [(b"cookie", b"x" * 4000)]}
    must_have_a_small_head(small)
    for change, status in (
        ({"raw_path": b"/" * 9000}, 414),
        ({"query_string": b"q" * 9000}, 414),
        ({"headers": [(b"cookie", b"x" * 9000)] * 3}, 431),
    ):
        with pytest.raises(Refused) as refused:
            must_have_a_small_head(small | change)
        assert refused.value.status == status
