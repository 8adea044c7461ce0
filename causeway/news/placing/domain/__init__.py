"""Which places and people a text names: plain Python over names."""
