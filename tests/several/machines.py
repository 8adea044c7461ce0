"""One PostgreSQL and one Valkey or Redis, and beside them any number of machines: folders of their own, with web servers and workers.

Everything is started here, from Debian's packages, and ends with :class:`Machines`. ``benchmarks.bench_several`` stands on it as well.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from tests.browser.beside import Beside

ROOT = Path(__file__).resolve().parents[2]
MANAGE = [sys.executable, "-m", "causeway"]
KEY = "an-example-of-a-key-that-all-machines-share-0123456789-ABCDEFG"
PATIENCE = 90.0
SELDOM = 1.0  # seconds between two looks at what takes minutes
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def free_port() -> int:
    """Return a port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(holds: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
    """Wait until something holds, which is asked ever less often; an error says what did not."""
    end, pause = time.monotonic() + seconds, 0.05
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError(f"After {seconds:.0f} seconds: {what}")
        time.sleep(pause)
        pause = min(1.5 * pause, SELDOM)


class Cache:
    """A Valkey where Debian has it, else a Redis; nothing of it is kept on disk."""

    def __init__(self) -> None:
        self.port, self.url = free_port(), ""
        self.url = f"valkey://127.0.0.1:{self.port}/0"
        self.start()

    def start(self) -> None:
        """Start it, empty."""
        server = shutil.which("valkey-server") or shutil.which("redis-server")
        if server is None:
            raise FileNotFoundError("Neither valkey-server nor redis-server is here: apt-get install redis-server")
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        self.process = subprocess.Popen([server, *options], stdout=subprocess.DEVNULL)
        until(lambda: listens(self.port), "the cache does not answer")

    def kill(self) -> None:
        """End it at once."""
        self.process.kill()
        self.process.wait()


class Database:
    """A PostgreSQL of its own; as root it runs as the user that Debian's package brings."""

    def __init__(self, folder: Path, options: tuple[str, ...] = QUICK) -> None:
        self.folder, self.options = folder / "pg", ("listen_addresses=''", "max_connections=200", *options)
        self.binaries = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
        folder.chmod(0o755)
        self.folder.mkdir()
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
        self._do("initdb", "-D", self.folder, "-U", "causeway", "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8")
        self.start()
        self._do("createdb", "-h", self.folder, "-U", "causeway", "causeway")
        self.url = f"postgres://causeway@{quote(str(self.folder), safe='')}/causeway"

    def _do(self, program: str, *arguments: object) -> None:
        as_its_user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        command = [*as_its_user, str(self.binaries / program), *map(str, arguments)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")

    def start(self) -> None:
        """Start it with what it holds."""
        options = " ".join(["-k", str(self.folder), *(f"-c {each}" for each in self.options)])
        self._do("pg_ctl", "-D", self.folder, "-w", "-l", self.folder / "log", "-o", options, "start")

    def kill(self) -> None:
        """End it without farewell, as a crash would."""
        self._do("pg_ctl", "-D", self.folder, "-m", "immediate", "stop")


def kill(process: "subprocess.Popen[bytes]") -> None:
    """End a program and what it started at any instant, as a machine that loses its power does."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def listens(port: int) -> bool:
    """Return whether something listens."""
    with socket.socket() as knock:
        return knock.connect_ex(("127.0.0.1", port)) == 0


@dataclass
class Answer:
    """What a machine said."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body in words."""
        return self.body.decode()


class Machine:
    """One machine: a folder, and what was started in it."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        folder.mkdir(parents=True)
        self.var, self.port = folder, free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = {**environment, "CAUSEWAY_VAR": str(folder)}
        self.log = (folder / "log").open("w")
        self.running: list[subprocess.Popen[bytes]] = []
        self._beside: Beside | None = None

    def begin(self, *command: str) -> "subprocess.Popen[bytes]":
        """Start a program here."""
        started = subprocess.Popen(
            command, env=self.environment, cwd=ROOT, stdout=self.log, stderr=self.log, start_new_session=True
        )
        self.running.append(started)
        return started

    def set_up(self) -> "subprocess.Popen[bytes]":
        """Begin to set it up."""
        return self.begin(*MANAGE, "set_up")

    def serve(self, processes: int = 1) -> "subprocess.Popen[bytes]":
        """Start its web server, and wait until it answers."""
        server = self.begin(sys.executable, "-m", "causeway.serving", "127.0.0.1", str(self.port), str(processes))
        until(lambda: self.answers() or server.poll() is not None, f"{self.said()}\nThe web server does not answer.")
        return server

    def answers(self) -> bool:
        """Return whether its web server answers at all."""
        try:
            self.get("/robots.txt")
        except OSError:
            return False
        return True

    def run(self, code: str) -> str:
        """Run code of the product here and return what it printed."""
        if self._beside is None:
            self._beside = Beside(self.environment, ROOT)
        return self._beside.run(code)

    def get(self, path: str, **headers: str) -> Answer:
        """Ask its web server for something."""
        return self.ask(urllib.request.Request(self.url + path, headers=_headers(headers)))

    def post(self, path: str, body: str, **headers: str) -> Answer:
        """Send its web server a form."""
        return self.ask(urllib.request.Request(self.url + path, data=body.encode(), headers=_headers(headers)))

    def ask(self, request: urllib.request.Request | str) -> Answer:
        """Return the answer, whatever its status; where it leads is not followed."""
        try:
            with urllib.request.build_opener(_Stays).open(request, timeout=30) as answer:
                return Answer(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.headers, error.read())

    def said(self) -> str:
        """Return its log."""
        return (self.var / "log").read_text()

    def close(self) -> None:
        """End what was started here."""
        if self._beside is not None:
            self._beside.close()
        for process in self.running:
            process.terminate()
        for process in self.running:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.log.close()


class _Stays(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_arguments: object) -> None:  # type: ignore[override]
        return None


def _headers(given: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in given.items() if value}


class Machines:
    """The database, the cache and the machines that share them."""

    def __init__(self, folder: Path, count: int = 2, options: tuple[str, ...] = QUICK, **more: str) -> None:
        self._ends = ExitStack()
        self.serving: list[subprocess.Popen[bytes]] = []
        self.database = Database(folder, options)
        self._ends.callback(self.database.kill)
        self.cache = Cache()
        self._ends.callback(self.cache.kill)
        left_out = {"DJANGO_SETTINGS_MODULE", "CAUSEWAY_VAR"}
        environment = {key: value for key, value in os.environ.items() if key not in left_out} | {
            "DATABASE_URL": self.database.url,
            "CACHE_URL": self.cache.url,
            "CAUSEWAY_SECRET_KEY": KEY,
            "CAUSEWAY_TRUSTED_PROXIES": "1",
            "PYTHONPATH": str(ROOT),
            **more,
        }
        self.environment = environment
        self.all = [self.another(folder / f"machine-{number + 1}") for number in range(count)]
        for machine in self.all:
            self._ends.callback(machine.close)

    def another(self, folder: Path, **more: str) -> Machine:
        """Return one more machine of the site, with settings of its own; it is the caller's to close."""
        return Machine(folder, {**self.environment, **more})

    def set_up(self) -> None:
        """Set all of them up at the same moment, as a deployment does."""
        for process in [machine.set_up() for machine in self.all]:
            if process.wait(600):
                raise RuntimeError("\n".join(machine.said() for machine in self.all))

    def close(self) -> None:
        """End everything."""
        self._ends.close()
