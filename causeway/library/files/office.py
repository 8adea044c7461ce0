"""The first page of slides or a document as PDF, by LibreOffice where it is installed: a file of strangers, so it may do nothing else."""

import io
import shutil
import tempfile
import zipfile
from pathlib import Path

from causeway.frame.program_apart import Bounds, run_apart
from causeway.frame.sandbox import TooMuch
from causeway.library.resources.domain import Format

FILTERS = {Format.PPTX: "impress_pdf_Export", Format.DOCX: "writer_pdf_Export"}
QUIET = ("--headless", "--norestore", "--nolockcheck", "--nodefault")
FIRST_PAGE = '{"PageRange":{"type":"string","value":"1"}}'
BOUNDS = Bounds(seconds=60, megabytes=4096, file_megabytes=64)
MOST_UNPACKED = 300_000_000  # bytes
MOST_PDF = 20_000_000  # bytes

# Of LibreOffice's own settings. Blocked links are those to the network and to files of this machine, pictures among them.
_SCRIPTING = "Common/Security/Scripting"
SETTINGS = (
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    (_SCRIPTING, "DisableActiveContent", "true"),
    ("Writer/Content/Update", "Link", "2"),
    ("Calc/Content/Update", "Link", "1"),
)
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">{}</oor:items>
"""
_SETTING = '<item oor:path="/org.openoffice.Office.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'


def office() -> str | None:
    """Return where LibreOffice is; ``None`` where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def first_page(content: bytes, kind: Format) -> bytes:
    """Return a PDF of the first page; raises :class:`TooMuch` where LibreOffice is not there, fails, or takes too much."""
    program = office()
    if program is None or kind not in FILTERS:
        raise TooMuch("no program here draws it")
    _look_before(content)
    with tempfile.TemporaryDirectory(prefix="first-page-") as made:
        folder = Path(made)
        _write_profile(folder / "profile")
        source = folder / f"file.{kind}"
        source.write_bytes(content)
        wanted = ("--convert-to", f"pdf:{FILTERS[kind]}:{FIRST_PAGE}", "--outdir", str(folder / "out"), str(source))
        run_apart([program, *QUIET, f"-env:UserInstallation={(folder / 'profile').as_uri()}", *wanted], folder, BOUNDS)
        drawn = folder / "out" / "file.pdf"
        if not drawn.is_file() or drawn.stat().st_size > MOST_PDF:
            raise TooMuch("no page came of it")
        return drawn.read_bytes()


def _write_profile(profile: Path) -> None:
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_PROFILE.format("".join(_SETTING.format(*each) for each in SETTINGS)))


def _look_before(content: bytes) -> None:
    """Refuse a small file that says it unpacks to a very large one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(each.file_size for each in packed.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise TooMuch("it is no such file") from error
    if size > MOST_UNPACKED:
        raise TooMuch("it unpacks to too much")
