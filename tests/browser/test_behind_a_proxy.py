"""The nginx and the Caddy file of deploy/, started as they are but for names and ports, before the site that script/run serves."""

import re
import shutil
import socket
import subprocess
import urllib.request
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from looking import PATIENCE

pytestmark = pytest.mark.browser  # it needs the whole site running, as those do
DEPLOY = Path(__file__).resolve().parents[2] / "deploy"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running(command, port):
    server = subprocess.Popen(command)
    try:
        for _ in range(200):
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", port)) == 0:
                    break
            with suppress(subprocess.TimeoutExpired):
                pytest.fail(f"the proxy has stopped with {server.wait(0.1)}")
        yield port
    finally:
        server.terminate()
        server.wait(20)


@contextmanager
def nginx(upstream, folder):
    port = free_port()
    (folder / "causeway-proxy.conf").write_text((DEPLOY / "causeway-proxy.conf").read_text())
    text = (DEPLOY / "nginx.conf").read_text()
    text = re.sub(r"    server \{\n        listen 80;.*?\n    \}\n", "", text, flags=re.DOTALL)
    text = re.sub(r"\n        ssl_certificate[^\n]*", "", text)
    text = text.replace("listen 443 ssl;", f"listen 127.0.0.1:{port};").replace("127.0.0.1:8000", upstream)
    text = (
        text.replace("/etc/nginx/", f"{folder}/")
        .replace("/var/log/nginx/", f"{folder}/")
        .replace("campaign.example.org", "127.0.0.1")
    )
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "nginx.conf").write_text(text.replace("http {", f"http {{ {temporary}", 1))
    said = f"daemon off; pid {folder}/pid; error_log {folder}/errors;"
    with running([shutil.which("nginx") or "/usr/sbin/nginx", "-c", str(folder / "nginx.conf"), "-g", said], port):
        yield port


@contextmanager
def caddy(upstream, folder):
    port = free_port()
    text = (DEPLOY / "Caddyfile").read_text().replace("127.0.0.1:8000", upstream)
    text = text.replace("\ncampaign.example.org {", f"\nhttp://127.0.0.1:{port} {{").replace(
        "{\n\tservers", "{\n\tadmin off\n\tservers", 1
    )
    (folder / "Caddyfile").write_text(text)
    with running(["caddy", "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"], port):
        yield port


@pytest.fixture(params=[nginx, caddy], ids=["nginx", "caddy"])
def proxied(request, product, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    tmp_path.chmod(0o755)
    with request.param(urlsplit(product.url).netloc, tmp_path) as port:
        yield port


def page(port, path):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=PATIENCE) as said:
        return said.status, said.read()


def test_pages_come_through(proxied):
    assert page(proxied, "/health/ready/")[0] == 200
    assert b"</html>" in page(proxied, "/")[1]


def test_half_sent_requests_cost_nothing(proxied):
    head = b"POST /write/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    with ExitStack() as open_ones:
        for beginning in (head, head + b"Content-Length: 2000000\r\n\r\nname=x"):
            for _ in range(100):
                client = open_ones.enter_context(socket.create_connection(("127.0.0.1", proxied), timeout=PATIENCE))
                client.sendall(beginning)
        assert page(proxied, "/health/ready/")[0] == 200


def test_too_much_is_refused(proxied):
    with socket.create_connection(("127.0.0.1", proxied), timeout=PATIENCE) as client:
        client.sendall(b"POST /write/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 150000000\r\n\r\n" + b"x" * 1000)
        assert b" 413 " in client.recv(1000)
