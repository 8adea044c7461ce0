"""What is given back: libraries' files, and nothing that a library changed."""

from pathlib import Path

import lxml.etree
import numpy as np
import pytest

from causeway.serving import memory

SMAPS = """
7f0000000000-7f0000002000 r-xp 00000000 08:01 42 /lib/code.so
Rss:                   8 kB
Anonymous:             0 kB
7f0000002000-7f0000003000 r--p 00002000 08:01 42 /lib/code.so
Anonymous:             4 kB
7f0000003000-7f0000004000 rw-p 00003000 08:01 42 /lib/code.so
Anonymous:             0 kB
7f0000004000-7f0000005000 r--s 00000000 08:01 43 /shared
Anonymous:             0 kB
7f0000005000-7f0000006000 r--p 00000000 00:00 0
Anonymous:             0 kB
"""


def test_only_what_nobody_can_have_changed_is_let_go():
    assert list(memory._unchanged(SMAPS.strip().splitlines())) == [(0x7F0000000000, 0x7F0000002000)]


@pytest.mark.skipif(not Path("/proc/self/smaps").exists(), reason="Linux tells what is mapped")
def test_libraries_work_as_before_when_their_pages_are_let_go():
    memory.let_go_of_libraries()
    assert np.linalg.solve(np.eye(3) * 2, np.ones(3)).tolist() == [0.5, 0.5, 0.5]
    assert lxml.etree.fromstring("<a><b/></a>")[0].tag == "b"


def test_the_allocator_takes_its_options():
    memory.keep_little()
    memory.give_back()
