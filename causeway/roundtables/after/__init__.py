"""After the day: the note, thanks, publicity and the story."""
