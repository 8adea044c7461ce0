"""Static files are compressed once, and again only where their content changed."""

import os

import brotli
import pytest

from causeway.config.static_files import CompressedOnce

TEXT = "an example, said again. " * 200


@pytest.fixture
def storage(tmp_path, settings):
    settings.DEBUG = False
    (tmp_path / "a.txt").write_text(TEXT)
    return CompressedOnce(location=tmp_path)


def compressed(storage, *names):
    return sorted(copy for _name, copy in storage.compress_files(names))


def test_a_file_is_compressed_once(storage, tmp_path):
    assert compressed(storage, "a.txt") == ["a.txt.br", "a.txt.gz"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "a.txt.br", "a.txt.gz"]
    assert compressed(storage, "a.txt") == []


def test_a_large_file_is_compressed_well_enough_and_whole(storage, tmp_path):
    text = "".join(f"{number} is an example. " for number in range(20_000))
    (tmp_path / "large.txt").write_text(text)
    assert compressed(storage, "large.txt") == ["large.txt.br", "large.txt.gz"]
    packed = (tmp_path / "large.txt.br").read_bytes()
    assert brotli.decompress(packed).decode() == text
    assert len(packed) < (tmp_path / "large.txt.gz").stat().st_size


def test_a_changed_file_is_compressed_anew(storage, tmp_path):
    compressed(storage, "a.txt")
    os.utime(tmp_path / "a.txt", (1, 1))
    assert compressed(storage, "a.txt") == ["a.txt.br", "a.txt.gz"]


def test_a_missing_copy_is_made(storage, tmp_path):
    compressed(storage, "a.txt")
    (tmp_path / "a.txt.gz").unlink()
    assert "a.txt.gz" in compressed(storage, "a.txt")


def test_a_name_made_from_the_content_is_trusted_whatever_its_time(storage, tmp_path):
    compressed(storage, "a.txt")
    storage.hashed_files = {"b.txt": "a.txt"}
    os.utime(tmp_path / "a.txt", (1, 1))
    assert compressed(storage, "a.txt") == []


def test_the_twin_that_no_page_names_is_not_compressed(storage, tmp_path):
    (tmp_path / "a.1234.txt").write_text(TEXT)
    storage.hashed_files = {"a.txt": "a.1234.txt"}
    assert compressed(storage, "a.txt", "a.1234.txt") == ["a.1234.txt.br", "a.1234.txt.gz"]
