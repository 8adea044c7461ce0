"""Pages of a writer's private page."""
