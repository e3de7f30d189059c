"""Who may ask for what: nobody under another name, from another page, in another way, or for long."""

import re
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from urllib.request import urlopen

import pytest

from serve.conftest import EMAIL, LONG, PAGE, Preview, copied, starting

HEADERS = {
    "cache-control": "no-store",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


@pytest.fixture(scope="module")
def gate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One preview for all questions: none of them changes anything."""
    folder = tmp_path_factory.mktemp("gate")
    with starting(folder) as serve:
        yield serve(copied(folder))


def status(answer: bytes) -> int:
    """The status of an answer; 0 where the connection was given up."""
    found = re.match(rb"HTTP/1\.1 (\d+)", answer)
    return int(found[1]) if found else 0


@pytest.mark.parametrize(
    "path", ["/", f"/{PAGE}", "/es/index.html", "/style.css", "/page.js", "/-/live.js", "/nowhere.html"]
)
def test_every_answer_is_guarded(gate: Preview, path: str) -> None:
    """Each answer, of whatever kind, tells the browser to keep it to itself, and nobody else may read it."""
    _, headers, _ = gate.ask(path)

    assert HEADERS == {name: headers.get(name) for name in HEADERS}
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert not [name for name in headers if name.startswith("access-control-")]
    assert "server" not in headers


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "LOCALHOST"])
def test_own_names(gate: Preview, host: str) -> None:
    """The names of this machine to itself are answered to."""
    assert 200 == gate.ask("/", headers={"Host": f"{host}:{gate.port}"})[0]


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{port}",
        "127.0.0.1",
        "localhost",
        "127.0.0.1:1",
        "127.0.0.1.evil.example:{port}",
        "localhost.evil.example:{port}",
        "localhost.:{port}",
        "0.0.0.0:{port}",
        "127.1:{port}",
        "2130706433:{port}",
        "[::ffff:127.0.0.1]:{port}",
        "user@127.0.0.1:{port}",
        "127.0.0.1:{port}@evil.example",
        "127.0.0.1:{port}:80",
        "127.0.0.1:0{port}",
        "127.0.0.1 :{port}",
        "127.0.0.1:{port}, evil.example",
        "127.0.0.1:{port}/",
        "",
        "<script>",
        "127.0.0.1:{port}\x7f",
    ],
)
def test_other_names(gate: Preview, host: str) -> None:
    """Any other name, and what is no name at all, is refused: a name that leads here from elsewhere reads nothing."""
    request = f"GET / HTTP/1.1\r\nHost: {host.format(port=gate.port)}\r\nConnection: close\r\n\r\n"

    assert status(gate.raw(request.encode())) in {400, 403}


@pytest.mark.parametrize(
    "request_",
    [
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nHost: evil.example\r\n\r\n",
        "GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n",
        "GET http://127.0.0.1:{port}/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n",
        "CONNECT evil.example:443 HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n",
        "GET * HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n",
        "GET /\r\n\r\n",
        "GET / HTTP/1.1\r\nHost : 127.0.0.1:{port}\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 5\r\n\r\nhello",
        "GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "\x16\x03\x01\x02\x00",
        "GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nBad\x00Header: x\r\n\r\n",
    ],
)
def test_crooked_requests(gate: Preview, request_: str) -> None:
    """A request that is not put in order, or that could be read in two ways, is refused."""
    assert 200 != (found := status(gate.raw(request_.format(port=gate.port).encode("latin-1") + b"\r\n\r\n", 5)))
    assert found in {0, 400, 403, 405}


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "https://{host}"},
        {"Origin": "http://{host}.evil.example"},
        {"Origin": "http://{host}/"},
        {"Origin": ""},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"},
        {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"},
    ],
)
@pytest.mark.parametrize("path", ["/", "/style.css", "/-/events", "/-/look?page=index.html", "/-/live.js"])
def test_other_pages(gate: Preview, headers: dict[str, str], path: str) -> None:
    """What somebody else's page asks for is refused, whatever it is."""
    asked = {name: value.format(host=gate.host) for name, value in headers.items()}

    assert 403 == gate.ask(path, headers=asked)[0]


def test_a_link_from_elsewhere(gate: Preview) -> None:
    """A person may follow a link to a page from anywhere, but not to the preview's own addresses."""
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}

    assert 200 == gate.ask(f"/{PAGE}", headers=headers)[0]
    assert 403 == gate.ask("/-/events", headers=headers)[0]
    assert 403 == gate.ask(f"/-/open?path={EMAIL}&line=1", headers=headers)[0]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get", "PROPFIND", "BREW"])
@pytest.mark.parametrize("path", ["/", "/-/look", "/-/edit"])
def test_methods(gate: Preview, method: str, path: str) -> None:
    """Pages are asked for with GET and HEAD; without --edit there is no way to write."""
    found, headers, _ = gate.ask(path, method)

    assert 405 == found
    assert "GET, HEAD" == headers["allow"]


def test_head(gate: Preview) -> None:
    """HEAD says what GET would say, without the page."""
    found, headers, content = gate.ask("/", "HEAD")

    assert (200, b"") == (found, content)
    assert int(headers["content-length"]) > 1000


@pytest.mark.parametrize(
    "path",
    [
        "/../mopsdocs.yml",
        "/mopsdocs.yml",
        "/people.yml",
        "/playbooks/campaigns/email-program.md",
        "/%2e%2e/mopsdocs.yml",
        "/..%2fmopsdocs.yml",
        "/..%5cmopsdocs.yml",
        "/playbooks/..%2f..%2fmopsdocs.yml",
        "/playbooks/../index.html",
        "/./index.html",
        "//index.html",
        "//evil.example/index.html",
        "/playbooks//email-program.html",
        "/PLAYBOOKS/email-program.html",
        "/playbooks/Email-Program.html",
        "/playbooks/email-program.html%00",
        "/playbooks/email-program.html.",
        "/playbooks/email-program.html%20",
        "/playbooks/email-program.html::$DATA",
        "/playbooks/email-program",
        "/playbooks/",
        "/playbooks",
        "/files/../../mopsdocs.yml",
        "/files/campaigns/email-program.md",
        "/etc/passwd",
        "/CON",
        "/-/",
        "/-/live.py",
        "/-/../live.js",
        "/-/wait.html",
        "/.git/config",
        "/site/index.html",
        "/playbooks\\email-program.html",
        "/%c0%ae%c0%ae/mopsdocs.yml",
        "/index.html;x=1",
        "/~root/index.html",
    ],
)
def test_only_planned_paths(gate: Preview, path: str) -> None:
    """Only the handbook's own pages are there, under exactly their names; no file of the disk is."""
    found, _, content = gate.ask(path)

    assert found in {400, 404}
    assert b"owner: role:email-lead" not in content
    assert b"languages:" not in content


def test_a_query_changes_nothing(gate: Preview) -> None:
    """What stands behind the question mark is for nobody."""
    assert gate.ask(f"/{PAGE}")[2] == gate.ask(f"/{PAGE}?a=../../b&c=<script>")[2]


def test_long_requests(gate: Preview) -> None:
    """Addresses over 8 KB and headers over 16 KB are refused, and those within are not."""
    assert 404 == gate.ask("/" + "a" * 8000)[0]
    assert 414 == gate.ask("/" + "a" * 8200)[0]
    assert 414 == gate.ask("/?" + "a" * 8200)[0]
    assert 200 == gate.ask("/", headers={"X-Long": "a" * 15_000})[0]
    assert 431 == gate.ask("/", headers={"X-Long": "a" * 16_500})[0]
    assert status(gate.raw(b"GET / HTTP/1.1\r\nHost: %b\r\n" % gate.host.encode() + b"X: y\r\n" * 20_000)) in {
        0,
        400,
        431,
    }


@pytest.mark.parametrize(
    "range_", ["bytes=0-10", "bytes=0-10,20-30", "bytes=" + ",".join(f"{n}-{n}" for n in range(500))]
)
def test_ranges(gate: Preview, range_: str) -> None:
    """Parts are not handed out: whoever asks for some gets the whole."""
    found, _, content = gate.ask("/style.css", headers={"Range": range_})

    assert 200 == found
    assert len(content) > 5000


def test_the_editor_is_for_this_machine(gate: Preview) -> None:
    """The link to the editor leads to a file of the handbook and no other."""
    found, headers, _ = gate.ask(f"/-/open?path={EMAIL}&line=7")

    assert (303, f"vscode://file{gate.root}/{EMAIL}:7") == (found, headers["location"])
    assert 404 == gate.ask("/-/open?path=../../etc/passwd&line=1")[0]
    assert 404 == gate.ask("/-/open?path=templates/x.html&line=1")[0]
    assert 403 == gate.ask(f"/-/open?path={EMAIL}&line=1;x")[0]


def test_log_lines_are_lines(gate: Preview) -> None:
    """What a request says cannot act on the terminal of whoever runs the preview."""
    gate.ask("/", headers={"Host": "evil\x1b[31m.example"})
    gate.raw(b"GET /\x1b[2J HTTP/1.1\r\nHost: evil.example\r\n\r\n", 5)
    gate.ask("/%1b[2J%0aerror:", headers={"Host": "evil.example"})

    assert "\x1b" not in gate.errors.read_text()


def test_slow_ones_do_not_stop_others(gate: Preview) -> None:
    """Two hundred connections that say half a word and wait keep nobody from reading."""
    with ExitStack() as slow:
        for number in range(200):
            one = slow.enter_context(socket.create_connection(("127.0.0.1", gate.port), 10))
            one.sendall(b"GET / HTTP/1.1\r\nHost: 127" if number % 2 else b"G")
        begun = time.monotonic()
        assert [200] * 20 == [gate.ask(f"/{PAGE}")[0] for _ in range(20)]
        assert time.monotonic() - begun < 10


def test_fifty_readers_while_somebody_writes(handbook: Path, start: Callable[..., Preview]) -> None:
    """Fifty people who read while a file is saved every second get whole pages, each as it was at some moment.

    How long they wait, `make bench` says.
    """
    preview, text = start(handbook), (handbook / EMAIL).read_text("utf-8")
    end, wrong = time.monotonic() + 10, list[int]()

    def read(number: int) -> None:
        while time.monotonic() < end:
            found, _, content = preview.ask(f"/{(PAGE, 'index.html', 'es/tasks.html')[number % 3]}")
            said = set(re.findall(rb"Written (\d+)\.", content))
            if found != 200 or not content.rstrip().endswith(b"</html>") or len(said) > 1:
                wrong.append(found)
            time.sleep(0.5)

    with ThreadPoolExecutor(50) as crowd:
        reading = [crowd.submit(read, number) for number in range(50)]
        for number in range(10):
            (handbook / EMAIL).write_text(f"{text}\nWritten {number}.\n\nAgain: Written {number}.\n", "utf-8")
            time.sleep(1)
        for one in reading:
            one.result()

    assert [] == wrong


def test_too_many_are_turned_away(gate: Preview) -> None:
    """Above five hundred connections new ones are closed; when they have gone, all is as before."""
    with ExitStack() as many:
        opened = [many.enter_context(socket.create_connection(("127.0.0.1", gate.port), 10)) for _ in range(540)]
        time.sleep(0.5)
        turned = 0
        for one in opened:
            one.settimeout(0)
            try:
                turned += one.recv(1) == b""
            except BlockingIOError:
                continue
            except ConnectionResetError:
                turned += 1
        assert 20 <= turned <= 60
    time.sleep(0.5)
    assert 200 == gate.ask("/")[0]


def test_whoever_waits_too_long_is_given_up(handbook: Path, start: Callable[..., Preview]) -> None:
    """A request that is not there whole in time is waited for no longer."""
    preview = start(handbook, patience=1.0)

    begun = time.monotonic()
    assert b"" == preview.raw(b"GET / HTTP/1.1\r\nHo")
    assert 0.8 < time.monotonic() - begun < 10


@pytest.mark.parametrize("options", [("--host", "0.0.0.0"), ("--host", "::")])  # noqa: S104  # It is refused.
def test_others_need_a_name(
    handbook: Path, options: tuple[str, ...], run_serve: Callable[..., tuple[int, str]]
) -> None:
    """A host that other machines can reach needs the name that they call it by."""
    code, said = run_serve(handbook, *options)

    assert 2 == code
    assert "--allow-host" in said


@pytest.mark.parametrize(
    ("host", "shown"), [("::1", "[::1]"), ("0:0:0:0:0:0:0:1", "[::1]"), ("127.0.0.2", "127.0.0.2")]
)
def test_the_address_that_is_printed_answers(
    handbook: Path, start: Callable[..., Preview], host: str, shown: str
) -> None:
    """Whatever address of this machine it listens on, the address that it prints leads there, and is let in."""
    try:
        socket.create_server((host, 0), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except OSError:
        pytest.skip(f"this machine has no {host}")
    preview = start(handbook, "--host", host, ready=False)

    assert preview.address == f"http://{shown}:{preview.port}/"
    with urlopen(f"{preview.address}-/live.js", timeout=LONG) as answer:  # noqa: S310  # Our own preview.
        assert 200 == answer.status


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/calendar.ics", "text/calendar; charset=utf-8"), ("/goals.csv", "text/csv; charset=utf-8")],
)
def test_files_for_other_programs_say_what_they_are(gate: Preview, path: str, kind: str) -> None:
    """Calendars and tables are told as what they are."""
    code, headers, _ = gate.ask(path)

    assert (200, kind) == (code, headers["content-type"])


def test_a_port_that_is_taken(handbook: Path, gate: Preview, run_serve: Callable[..., tuple[int, str]]) -> None:
    """A port that somebody else has is told, with what to do."""
    code, said = run_serve(handbook, "--port", str(gate.port))

    assert 2 == code
    assert f"Port {gate.port} is not free" in said
