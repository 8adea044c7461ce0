"""Causeway: from a public wrong to a promise by someone who can put it right."""
