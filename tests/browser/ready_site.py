"""A folder in which the product is set up, as script/run sets it up: made once, then copied for each worker's site.

``python tests/browser/ready_site.py FOLDER`` makes it while something else runs; ``CAUSEWAY_READY_SITE`` names it to the tests.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MANAGE = [sys.executable, "-m", "causeway"]


def environment(var: Path) -> dict[str, str]:
    """Return settings of a product that keeps everything under ``var``, whatever the tests themselves run with."""
    kept = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    return kept | {"CAUSEWAY_VAR": str(var), "PYTHONPATH": str(ROOT)}


def is_ready(var: Path) -> bool:
    """Return whether a folder was set up to the end."""
    return (var / "done").exists()


def make_ready(var: Path, migrated: Path) -> None:
    """Set the product up in a new folder, from a database that is migrated already."""
    var.mkdir()
    shutil.copy(migrated, var / "causeway.sqlite3")
    subprocess.run([*MANAGE, "set_up"], env=environment(var), check=True, capture_output=True, cwd=ROOT)
    (var / "done").touch()


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    from tests.migrated import file

    make_ready(Path(sys.argv[1]), file())
