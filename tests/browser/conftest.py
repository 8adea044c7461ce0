"""The product itself, started as script/run starts it, and a Chromium that notices what a person would not."""

import email
import email.policy
import fcntl
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from typing import IO

import pytest
from beside import Beside
from looking import PATIENCE
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright
from ready_site import MANAGE, ROOT, environment, is_ready, make_ready

from tests import migrated

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
expect.set_options(timeout=PATIENCE * 1000)
_AS_A_BROWSER = [
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    "--in-process-gpu",  # no process for a card that is not there
    # A page here lives for a second or two: making its scripts, axe's above all, quicker takes longer than it saves.
    "--js-flags=--no-opt --no-maglev",
    # The headless shell does not measure its line, and so fetches lazy pictures from afar; a browser on a good line, from here.
    "--blink-settings=lazyLoadingImageMarginPxUnknown=1250",
]


SIGN_IN = """
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import Group, User
from django.contrib.sessions.backends.db import SessionStore
user, _made = User.objects.get_or_create(username="{username}")
user.groups.add(Group.objects.get(name="{group}"))
session = SessionStore()
session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(user.pk), "django.contrib.auth.backends.ModelBackend"
session[HASH_SESSION_KEY] = user.get_session_auth_hash()
session.create()
print("signed in as", session.session_key)
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here drives the browser."""
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class Product:
    """A running site."""

    url: str
    one_time_password: str
    var: Path
    beside: Beside

    def run(self, code: str) -> str:
        """Run code in a process of the product, for what no test can wait for, and return what it printed."""
        return self.beside.run(code)

    def sign_in(self, context: BrowserContext, username: str, group: str, *, made: str = "") -> None:
        """Let a browser in as somebody of a ready-made group, after the code ``made`` has run."""
        session = self.run(made + SIGN_IN.format(username=username, group=group)).split()[-1]
        context.add_cookies([{"name": "sessionid", "value": session, "url": self.url}])


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _one_worker_at_a_time(tmp_path_factory: pytest.TempPathFactory, what: str) -> Iterator[Path]:
    """Hold a lock that all workers of this run know, and give the folder that they share."""
    base = tmp_path_factory.getbasetemp()
    together = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with (together / f"{what}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield together


@pytest.fixture(scope="session")
def set_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the product is set up: by whichever worker comes first, for all of them."""
    made = Path(os.environ.get("CAUSEWAY_READY_SITE", ""))
    if made.name and is_ready(made):
        return made
    with _one_worker_at_a_time(tmp_path_factory, "set-up") as together:
        var = together / "set-up"
        if not is_ready(var):
            make_ready(var, migrated.file())
    return var


def _answers(server: subprocess.Popen[bytes], port: int) -> bool:
    """Wait until the server listens; False if it gave up, because somebody else took its port meanwhile, or takes too long."""
    until = time.monotonic() + 4 * PATIENCE
    while time.monotonic() < until and server.poll() is None:
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return server.poll() is None
        time.sleep(0.1)
    return False


def _serve(var: Path, log: IO[str], host: str = "127.0.0.1") -> tuple[subprocess.Popen[bytes], str]:
    """Start the web server on a port that is free, and return it with its address, in which it stands under ``host``."""
    for _ in range(5):
        port = _free_port()
        command = [sys.executable, "-m", "causeway.serving", "127.0.0.1", str(port), "1"]
        url = f"http://{host}:{port}"
        server = subprocess.Popen(command, env=environment(var) | {"CAUSEWAY_BASE_URL": url}, cwd=ROOT, stdout=log, stderr=log)
        if _answers(server, port):
            return server, url
        server.kill()
        server.wait()
    pytest.fail(f"The web server does not start: {Path(log.name).read_text()[-4000:]}")


@pytest.fixture(scope="session")
def product(set_up: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """Start the web server and the worker in a copy of what was set up, wait until it answers."""
    var = tmp_path_factory.mktemp("product")
    shutil.copytree(set_up, var, dirs_exist_ok=True)
    log = (var / "log").open("w")
    with _one_worker_at_a_time(tmp_path_factory, "port"):
        server, url = _serve(var, log)
    surroundings = environment(var) | {"CAUSEWAY_BASE_URL": url}
    running = [server, subprocess.Popen([*MANAGE, "work"], env=surroundings, cwd=ROOT, stdout=log, stderr=log)]
    beside = Beside(surroundings, ROOT)
    try:
        said = beside.run("from django.core.management import call_command; call_command('announce')")
        password = re.search(r"with, once,\s+(\S+)", said)
        assert password, said
        yield Product(url, password[1], var, beside)
    finally:
        beside.close()
        for process in running:
            process.terminate()
        for process in running:
            process.wait(timeout=2 * PATIENCE)
        log.close()
    assert "Traceback" not in (var / "log").read_text(), (var / "log").read_text()[-4000:]


@pytest.fixture(scope="session")
def under_a_name(product: Product, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same product under a name, as browsers want it for passkeys; returns its address."""
    log = (product.var / "log-under-a-name").open("w")
    with _one_worker_at_a_time(tmp_path_factory, "port"):
        server, url = _serve(product.var, log, "localhost")
    yield url
    server.terminate()
    server.wait(timeout=2 * PATIENCE)
    log.close()
    assert "Traceback" not in (product.var / "log-under-a-name").read_text()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium without windows, menus and what belongs to them: pages are laid out, drawn and printed by the same code."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium-headless-shell", args=_AS_A_BROWSER)
        yield browser
        browser.close()


@dataclass(frozen=True)
class Visitor:
    """One person with one browser window; what the console said is checked when they leave."""

    page: Page
    context: BrowserContext
    url: str
    console: list[str]

    def go(self, path: str) -> None:
        """Open a path of the site."""
        self.page.goto(self.url + path)


def _visit(chromium: Browser, product: Product, *, viewport: dict[str, int], javascript: bool) -> Iterator[Visitor]:
    context = chromium.new_context(viewport=viewport, java_script_enabled=javascript, locale="en-GB", base_url=product.url)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    console: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        # A page that is meant to be an error (404) is reported by Chromium itself as a failed load.
        if message.type in {"error", "warning"} and "the server responded with a status of 4" not in message.text:
            console.append(f"{page.url}: {message.text}")

    page.on("console", listen)
    page.on("pageerror", lambda error: console.append(f"{page.url}: {error}"))
    yield Visitor(page, context, product.url, console)
    context.close()
    assert console == []


@pytest.fixture(params=["phone", "desk", "phone without JavaScript", "desk without JavaScript"])
def anyone(request: pytest.FixtureRequest, chromium: Browser, product: Product) -> Iterator[Visitor]:
    """Each kind of visitor: both widths, with and without JavaScript."""
    viewport = PHONE if request.param.startswith("phone") else DESK
    yield from _visit(chromium, product, viewport=viewport, javascript="without" not in request.param)


@pytest.fixture(params=["phone", "desk"])
def visitor(request: pytest.FixtureRequest, chromium: Browser, product: Product) -> Iterator[Visitor]:
    """A visitor with JavaScript, at both widths."""
    yield from _visit(chromium, product, viewport=PHONE if request.param == "phone" else DESK, javascript=True)


@pytest.fixture
def on_a_desk(chromium: Browser, product: Product) -> Iterator[Visitor]:
    """One visitor at a desk, with JavaScript."""
    yield from _visit(chromium, product, viewport=DESK, javascript=True)


@pytest.fixture
def on_a_phone(chromium: Browser, product: Product) -> Iterator[Visitor]:
    """One visitor with a phone, with JavaScript."""
    yield from _visit(chromium, product, viewport=PHONE, javascript=True)


@pytest.fixture
def picture():
    """Write a screenshot for the documentation when CAUSEWAY_PICTURES names a folder for them."""
    folder = os.environ.get("CAUSEWAY_PICTURES")

    def take(page: Page, name: str, *, full: bool = False) -> None:
        if folder:
            width = page.viewport_size["width"] if page.viewport_size else 0
            page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=full)

    return take


@cache
def _mail_in(path: Path, _written: int) -> tuple[str, str, EmailMessage]:
    """To whom a mail goes, what it is about, and the mail: read once, however often somebody waits for another one."""
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    return str(message["To"]), str(message["Subject"]), message


@pytest.fixture
def mail(product: Product):
    """Wait for the mail to an address whose subject holds a text, and return its plain text."""

    def wait_for(to: str, subject: str = "", timeout: float = 2 * PATIENCE) -> str:
        until = time.monotonic() + timeout
        while time.monotonic() < until:
            written = [(path.stat().st_mtime_ns, path) for path in (product.var / "mailbox").rglob("*.eml")]
            for at, path in sorted(written, reverse=True):
                its_to, its_subject, message = _mail_in(path, at)
                if to in its_to and subject in its_subject:
                    return message.get_body(("plain",)).get_content()
            time.sleep(0.2)
        pytest.fail(f"No mail to {to} with {subject!r} in {timeout} seconds")

    return wait_for


@pytest.fixture(autouse=True)
def _settled(product: Product) -> None:
    urllib.request.urlopen(f"{product.url}/health/ready/", timeout=PATIENCE).close()
