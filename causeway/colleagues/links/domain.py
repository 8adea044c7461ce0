"""Keys of links, and what their makers are told of the counts."""

import secrets

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # what is easily taken for something else on paper is left out: i, l, o, 0, 1
LENGTH = 9  # 43 bits: nobody meets somebody else's by trying, where tries are counted
STEP = 5  # below it no number is told, and above it numbers rise in steps of it: who asked one person learns nothing of them


def new_key() -> str:
    """Return a key, such as stands in a link and under a code on a poster."""
    return "".join(secrets.choice(ALPHABET) for _each in range(LENGTH))


def told(count: int) -> int:
    """Return the number that may be told: rounded down to fives; 0 stands for none and few."""
    return count - count % STEP
