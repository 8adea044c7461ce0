"""How widely schools have acted in public, told so that nothing can be learned of a few."""
