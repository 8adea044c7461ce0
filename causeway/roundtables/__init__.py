"""Convening MPs: a roundtable from its first idea to the promises kept."""
