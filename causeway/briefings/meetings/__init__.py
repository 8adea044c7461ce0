"""Papers for a meeting with MPs: the pack of a roundtable."""
