"""Pages kept in a file: what was asked for last stays, blocks are used again, a forked process reads what was kept and writes elsewhere."""

import os
import uuid

import pytest

from causeway.serving.bounded_file import BLOCK, Blocks, BoundedFile


@pytest.fixture
def cache(tmp_path):
    return BoundedFile(uuid.uuid4().hex, {"OPTIONS": {"MAX_ENTRIES": 1000, "MAX_BYTES": 100_000, "FOLDER": tmp_path}})


def size_of_file(cache):
    return os.fstat(cache._cache._file._file.fileno()).st_size


def test_what_is_kept_is_found_as_it_was(cache):
    for size in (0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 5 * BLOCK + 7):
        value = os.urandom(size)
        cache.set(f"of{size}", ("state", value))
        assert cache.get(f"of{size}") == ("state", value)
    cache.set("number", 1)
    assert cache.incr("number", 4) == 5
    assert cache.get("number") == 5
    assert cache.get("nothing") is None


def test_it_never_holds_more_and_what_was_asked_for_last_stays(cache):
    cache.set("asked-for", b"x" * 5000)
    for number in range(100):
        cache.set(f"page{number}", bytes([number]) * 9000)
        assert cache.get("asked-for") == b"x" * 5000
        assert cache.held <= 100_000
    assert cache.get("page0") is None
    assert cache.get("page99") == bytes([99]) * 9000
    assert size_of_file(cache) <= 200_000  # blocks are used again


def test_what_is_replaced_deleted_and_over_leaves_its_blocks_to_others(cache):
    cache.set("a", b"x" * 30_000)
    before = size_of_file(cache)
    for number in range(20):
        cache.set("a", bytes([number]) * 14_000)
    cache.delete("a")
    cache.set("over", b"x" * 500, -1)
    assert cache.get("over") is None
    cache.set("b", b"y" * 14_000)
    cache.clear()
    assert cache.held == 0
    cache.set("c", b"z" * 14_000)
    assert cache.get("c") == b"z" * 14_000
    assert size_of_file(cache) <= before + 5 * BLOCK


def test_a_forked_process_reads_what_was_kept_and_neither_disturbs_the_other(cache):
    cache.set("before", b"b" * 9000)
    if not (child := os.fork()):
        well = cache.get("before") == b"b" * 9000
        for number in range(5):
            cache.set(f"childs{number}", b"c" * 9000)
        cache.delete("before")
        well = well and cache.get("childs4") == b"c" * 9000 and cache.get("before") is None
        os._exit(0 if well else 1)
    assert os.waitpid(child, 0)[1] == 0
    cache.set("parents", b"p" * 9000)
    assert cache.get("before") == b"b" * 9000
    assert cache.get("parents") == b"p" * 9000
    assert cache.get("childs4") is None


def test_where_the_disk_is_full_nothing_is_kept_and_nothing_breaks(cache, monkeypatch):
    cache.set("a", b"x" * 9000)

    def full(*_anything):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "pwrite", full)
        cache.set("b", b"y" * 9000)
        cache.set("a", b"y" * 9000)
    assert cache.get("b") is None
    assert cache.held == sum(cache._size_of.values())
    cache.set("b", b"y" * 9000)
    assert cache.get("b") == b"y" * 9000


def test_a_file_is_named_nowhere(tmp_path):
    blocks = Blocks(tmp_path)
    assert blocks.put(b"x" * 9000).read() == b"x" * 9000
    assert list(tmp_path.iterdir()) == []
