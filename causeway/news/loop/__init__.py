"""The closed loop: when something happens, the next thing to do is proposed, and waits for a person's yes."""
