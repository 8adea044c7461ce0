"""After a letter went: its writer's private page, replies, and letters after the first."""
