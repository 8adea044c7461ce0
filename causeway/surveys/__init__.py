"""Asking school leaders, and telling what they answered: sealed before it is asked, counted without people, attacked before it is told."""
