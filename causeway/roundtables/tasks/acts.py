"""What of tasks is written down."""

from enum import StrEnum


class Noted(StrEnum):
    """What stands in the audit trail."""

    TASKS_BEGUN = "tasks begun"
    TASK_SAVED = "task saved"
    TASK_DONE = "task done"
    TASK_PUT_BACK = "task put back"
    TASK_REMOVED = "task removed"
    TASK_REMINDERS_ON = "task reminders on"
    TASK_REMINDERS_OFF = "task reminders off"
