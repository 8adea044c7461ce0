"""The task list and its reminders."""
