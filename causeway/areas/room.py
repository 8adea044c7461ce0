"""Areas, postcodes and schools introduce themselves."""

from causeway.areas.many_postcodes import table
from causeway.areas.refreshed import LOOKED_SECONDS, keep_up, keep_up_beside
from causeway.areas.search import index
from causeway.frame.rooms import Room
from causeway.work.jobs import always, seconds

ROOM = Room(
    registers=("causeway.areas.refreshables",),
    warms=(index, table),
    begins=(keep_up_beside,),
    jobs=(always(keep_up, idle=seconds(LOOKED_SECONDS)),),
)
