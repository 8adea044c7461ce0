"""The worker introduces itself."""

from causeway.audit.erasing import erase_and_report
from causeway.frame.rooms import Room
from causeway.privacy.traces import empty_log_in_time
from causeway.work.jobs import every, hours, seconds
from causeway.work.reaping import prune, reap

ROOM = Room(
    jobs=(every(seconds(30), reap), every(hours(1), prune), every(hours(1), erase_and_report), every(hours(1), empty_log_in_time))
)
