"""What the templates of news say with words of this room."""
