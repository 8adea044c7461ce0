"""Where news comes from: sources as the pack and staff have them, and how each stands."""
