"""Motions: the model, the bodies that carry it, what they made of it, and which ask has consent."""
