"""The story of a roundtable, public once staff have read it."""
