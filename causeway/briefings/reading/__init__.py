"""What papers are made from: figures, findings, words, read once and frozen."""
