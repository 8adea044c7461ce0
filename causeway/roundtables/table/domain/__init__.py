"""What a roundtable is, in plain Python."""
