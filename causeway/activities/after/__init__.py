"""What came of an activity: asked an hour after its end, public once staff have read it."""
