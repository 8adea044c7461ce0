"""Making papers and keeping the finished files."""
