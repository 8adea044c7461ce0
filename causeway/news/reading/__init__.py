"""The pages that everybody reads: the campaign's news, each area's, and what is coming."""
