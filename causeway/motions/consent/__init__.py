"""The family tree: what was kept, changed and struck of the model, by ask."""
