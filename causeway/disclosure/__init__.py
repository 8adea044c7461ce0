"""What can be worked out from published counts: numbers of a few are not told, and an attack says whether they can be learned."""
