"""Fetching from real servers on loopback, well-behaved and otherwise."""

import hashlib
import socket
import threading

import pytest

from causeway.fetching import download, guarded
from causeway.fetching.download import fetch
from causeway.fetching.exceptions import FetchFailed, FetchRefused

pytestmark = pytest.mark.usefixtures("allowed")


def gives(body=b"plain example", status=200, **headers):
    def answer(request):
        request.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def leads_to(url, status=302):
    return gives(b"", status, Location=url)


@pytest.fixture
def slept(monkeypatch):
    waits = []
    monkeypatch.setattr(download.time, "sleep", waits.append)
    return waits


def test_a_file_arrives_with_its_description(server, tmp_path):
    server.routes["/file"] = gives(ETag='"v1"', Content_Type="text/csv", Last_Modified="Sat, 27 Jun 2026 12:00:00 GMT")
    fetched = fetch(f"{server.origin}/file", tmp_path / "new" / "file.csv")
    assert fetched.path.read_bytes() == b"plain example"
    assert fetched.sha256 == hashlib.sha256(b"plain example").hexdigest()
    assert (fetched.bytes, fetched.content_type, fetched.etag) == (13, "text/csv", '"v1"')
    assert fetched.last_modified == "Sat, 27 Jun 2026 12:00:00 GMT"
    assert not fetched.unchanged


def test_the_site_names_itself(server, tmp_path, settings):
    settings.BASE_URL = "https://campaign.example"
    server.routes["/file"] = gives()
    fetch(f"{server.origin}/file", tmp_path / "file")
    (_, headers), *_ = server.asked
    assert headers["user-agent"] == "Causeway/0.1 (+https://campaign.example)"
    assert headers["host"] == f"127.0.0.1:{server.port}"


def test_an_unchanged_file_is_not_sent_again(server, tmp_path):
    server.routes["/file"] = gives(ETag='"v1"')
    first = fetch(f"{server.origin}/file", tmp_path / "file")
    server.routes["/file"] = gives(b"", 304)
    again = fetch(f"{server.origin}/file", tmp_path / "file", etag=first.etag)
    assert again.unchanged
    assert again.sha256 == first.sha256
    assert server.asked[-1][1]["if-none-match"] == '"v1"'


def test_a_lost_file_is_asked_for_whole(server, tmp_path):
    server.routes["/file"] = gives()
    fetch(f"{server.origin}/file", tmp_path / "file", etag='"v1"')
    assert "if-none-match" not in server.asked[-1][1]


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/x",
        "file:///etc/passwd",
        "//example.org",
        "",
        "http://",
        "https://a:b@example.org/",
        "http://[::bad::]/",
    ],
)
def test_only_plain_web_addresses(url, tmp_path):
    with pytest.raises(FetchRefused):
        fetch(url, tmp_path / "file")
    assert not (tmp_path / "file").exists()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0x7f000001", "2130706433", "127.1", "[::ffff:127.0.0.1]"])
def test_an_address_inside_is_refused_however_it_is_written(host, other_server, tmp_path):
    other_server.routes["/"] = gives()
    with pytest.raises(FetchRefused, match="private network"):
        fetch(f"http://{host}:{other_server.port}/", tmp_path / "file")
    assert other_server.asked == []


def test_a_redirect_is_followed_and_its_end_named(server, tmp_path):
    server.routes |= {"/old": leads_to("/new?a=1", 301), "/new": gives()}
    assert fetch(f"{server.origin}/old", tmp_path / "file").url == f"{server.origin}/new?a=1"


def test_a_redirect_to_an_address_inside_is_refused(server, other_server, tmp_path):
    other_server.routes["/"] = gives(b"secret")
    server.routes["/old"] = leads_to(f"{other_server.origin}/")
    with pytest.raises(FetchRefused, match="private network"):
        fetch(f"{server.origin}/old", tmp_path / "file")
    assert other_server.asked == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("onward", ["file:///etc/passwd", "gopher://127.0.0.1/", "http://user:word@127.0.0.1/"])
def test_a_redirect_to_another_scheme_is_refused(onward, server, tmp_path):
    server.routes["/old"] = leads_to(onward)
    with pytest.raises(FetchRefused):
        fetch(f"{server.origin}/old", tmp_path / "file")


def test_a_circle_ends(server, tmp_path):
    server.routes["/round"] = leads_to("/round")
    with pytest.raises(FetchRefused, match="more than 5"):
        fetch(f"{server.origin}/round", tmp_path / "file")
    assert len(server.asked) == 6


def test_a_key_for_one_server_is_not_shown_to_another(server, other_server, settings, tmp_path):
    settings.FETCH_ALLOWED_PRIVATE = [f"127.0.0.1:{server.port}", f"127.0.0.1:{other_server.port}"]
    server.routes["/old"] = leads_to(f"{other_server.origin}/new")
    other_server.routes["/new"] = gives()
    fetch(f"{server.origin}/old", tmp_path / "file", headers={"Authorization": "example"})
    assert server.asked[-1][1]["authorization"] == "example"
    assert "authorization" not in other_server.asked[-1][1]


def test_a_name_that_changes_its_address_after_the_check_is_not_followed(server, tmp_path, settings, monkeypatch):
    """Rebinding: the resolver says "public" first, "this machine" ever after. It is asked once and no more."""
    answers = iter([["203.0.113.7"], ["127.0.0.1"]])
    tried = []
    monkeypatch.setattr(guarded, "resolved", lambda _host, _port: next(answers))
    monkeypatch.setattr(guarded, "is_public", lambda address: address != "127.0.0.1")
    monkeypatch.setattr(
        guarded.httpcore.SyncBackend,
        "connect_tcp",
        lambda _self, host, *_rest: tried.append(host) or (_ for _ in ()).throw(guarded.httpcore.ConnectError("example")),
    )
    monkeypatch.setattr(download, "wait_before", lambda *_args: None)
    with pytest.raises(FetchFailed):
        fetch("http://rebinding.example/", tmp_path / "file")
    assert tried == ["203.0.113.7"]


def test_one_bad_address_among_good_ones_refuses_the_host(tmp_path, monkeypatch):
    monkeypatch.setattr(guarded, "resolved", lambda _host, _port: ["8.8.8.8", "10.0.0.1"])
    with pytest.raises(FetchRefused, match=r"mixed\.example"):
        fetch("http://mixed.example/", tmp_path / "file")


def test_an_announced_size_beyond_the_limit_is_refused(server, tmp_path):
    server.routes["/big"] = gives(b"x" * 2000)
    with pytest.raises(FetchRefused, match="1,000 bytes"):
        fetch(f"{server.origin}/big", tmp_path / "file", limit_bytes=1000)
    assert list(tmp_path.iterdir()) == []


def test_an_unannounced_size_beyond_the_limit_is_refused_and_the_old_file_stays(server, tmp_path):
    def endless(request):
        request.send_response(200)
        request.end_headers()
        for _ in range(100):
            request.wfile.write(b"x" * 1000)

    server.routes["/big"] = endless
    (tmp_path / "file").write_text("what we had")
    with pytest.raises(FetchRefused):
        fetch(f"{server.origin}/big", tmp_path / "file", limit_bytes=5000)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_text() == "what we had"


def test_a_compressed_answer_counts_unpacked(server, tmp_path):
    import gzip

    server.routes["/bomb"] = gives(gzip.compress(b"x" * 3_000_000), Content_Encoding="gzip")
    with pytest.raises(FetchRefused):
        fetch(f"{server.origin}/bomb", tmp_path / "file", limit_bytes=100_000)


def test_a_body_cut_short_is_not_kept(server, tmp_path, slept):
    def cut(request):
        request.send_response(200)
        request.send_header("Content-Length", "100")
        request.end_headers()
        request.wfile.write(b"half")

    server.routes["/cut"] = cut
    with pytest.raises(FetchFailed):
        fetch(f"{server.origin}/cut", tmp_path / "file")
    assert list(tmp_path.iterdir()) == []
    assert slept == [1, 2, 4]


def test_a_body_that_drips_is_given_up(server, tmp_path):
    done, dripped = threading.Event(), []

    def drip(request):
        request.send_response(200)
        request.send_header("Content-Length", "1000")
        request.end_headers()
        while not done.wait(0.05):
            try:
                request.wfile.write(b"x")
                dripped.append(b"x")
            except OSError:
                return

    server.routes["/drip"] = drip
    with pytest.raises(FetchFailed, match="too long"):
        fetch(f"{server.origin}/drip", tmp_path / "file", within_seconds=0.5)
    done.set()
    assert len(dripped) < 1000  # given up long before the file was whole
    assert list(tmp_path.iterdir()) == []


def test_headers_that_drip_are_given_up(tmp_path, settings):
    listener = socket.create_server(("127.0.0.1", 0))
    settings.FETCH_ALLOWED_PRIVATE = [f"127.0.0.1:{listener.getsockname()[1]}"]
    done = threading.Event()

    def serve():
        connection, _ = listener.accept()
        connection.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while not done.wait(0.05):
            try:
                connection.sendall(b"x")
            except OSError:
                break
        connection.close()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    with pytest.raises(FetchFailed, match="too long"):
        fetch(f"http://127.0.0.1:{listener.getsockname()[1]}/", tmp_path / "file", within_seconds=0.5)
    done.set()
    thread.join(5)
    listener.close()


def in_turn(*answers):
    left = list(answers)
    return lambda request: left.pop(0)(request)  # noqa: PLW0108  one answer per request


def test_a_busy_server_is_asked_again_when_it_says(server, tmp_path, slept):
    server.routes["/busy"] = in_turn(gives(b"", 429, Retry_After="7"), gives(b"", 503), gives())
    assert fetch(f"{server.origin}/busy", tmp_path / "file").bytes == 13
    assert slept == [7, 2]


def test_a_failing_server_is_asked_four_times(server, tmp_path, slept):
    server.routes["/down"] = gives(b"", 500)
    with pytest.raises(FetchFailed) as failure:
        fetch(f"{server.origin}/down", tmp_path / "file")
    assert failure.value.status == 500
    assert len(server.asked) == 4
    assert slept == [1, 2, 4]


def test_a_server_that_wants_an_hour_is_left_alone(server, tmp_path, slept):
    server.routes["/busy"] = gives(b"", 429, Retry_After="3600")
    with pytest.raises(FetchFailed):
        fetch(f"{server.origin}/busy", tmp_path / "file")
    assert (len(server.asked), slept) == (1, [])


def test_a_missing_page_is_not_asked_for_again(server, tmp_path, slept):
    server.routes["/gone"] = gives(b"", 404)
    with pytest.raises(FetchFailed, match="404") as failure:
        fetch(f"{server.origin}/gone", tmp_path / "file")
    assert failure.value.status == 404
    assert (len(server.asked), slept) == (1, [])


def test_nobody_there_says_so(tmp_path, settings, slept):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    settings.FETCH_ALLOWED_PRIVATE = [f"127.0.0.1:{port}"]
    with pytest.raises(FetchFailed, match="could not be reached"):
        fetch(f"http://127.0.0.1:{port}/", tmp_path / "file")
