"""How much of a folder of returned mail is recognised: ``bounces.py FOLDER``, a file for each message. Real sets are not ours to ship.

Prints how many are read as what, and each file that is not read as a failure or a delay; flufl.bounce alone stands beside it.
"""

import logging
import sys
import time
from collections import Counter
from email import message_from_bytes
from pathlib import Path

from flufl.bounce import all_failures

from causeway.outbox.domain.returned.kinds import Kind
from causeway.outbox.domain.returned.reading import read

if __name__ == "__main__":
    logging.disable(logging.INFO)
    files = sorted(path for path in Path(sys.argv[1]).rglob("*") if path.is_file() and path.suffix not in {".py", ".pyc"})
    begun, found, alone = time.perf_counter(), Counter(), 0
    for path in files:
        raw = path.read_bytes()
        returned = read(raw)
        found[returned.kind.value] += 1
        alone += any(all_failures(message_from_bytes(raw)))
        if returned.kind not in {Kind.FAILED, Kind.DELAYED}:
            print(f"{path.name}: {returned.kind}: {returned.words}")
    recognised = found[Kind.FAILED] + found[Kind.DELAYED]
    print(f"{len(files)} files: {recognised} recognised ({recognised / max(len(files), 1):.1%}), {dict(found)}")
    print(f"flufl.bounce alone: {alone} ({alone / max(len(files), 1):.1%}); {time.perf_counter() - begun:.1f} s in all")
