"""The letter itself: its draft, its states, to whom it goes, and the links that open it."""
