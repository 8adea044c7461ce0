"""Branches: finding one's own, writing to its secretary without anybody's address, and what a branch's officers see."""
