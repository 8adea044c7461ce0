"""Convening MPs: from first idea to kept promise."""
