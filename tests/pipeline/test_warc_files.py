"""WARC files of other tools: warcio, FastWARC and wget wrote them. What they hold is invented."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml
from fastwarc.warc import WarcRecord, WarcRecordType
from tape import SITE, Tape, page

from pipeline.errors import UserError
from pipeline.importing import ImportSummary, import_paths
from pipeline.store.snapshots import Store
from pipeline.store.states import Snapshot
from pipeline.workspace import Settings, Workspace

SOURCE = {
    "id": "office",
    "publisher": "Example County Sheriff's Office",
    "jurisdiction": "06081",
    "place": "San Mateo County, CA",
    "agency_kind": "sheriff",
    "history": "Invented for tests.",
    "site": "sheriff.example.org",
}


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "home")


@pytest.fixture
def tape(tmp_path: Path) -> Tape:
    return Tape(tmp_path / "crawl.warc.gz")


def describe(ws: Workspace, source_id: str = "office", **more: object) -> None:
    folder = ws.home / "corpus" / "sources"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{source_id}.yml").write_text(yaml.safe_dump(SOURCE | {"id": source_id} | more))


def stored(ws: Workspace) -> list[Snapshot]:
    with Store(ws) as store:
        return list(store.snapshots())


def bodies(ws: Workspace) -> list[bytes]:
    with Store(ws) as store:
        return [store.read(snapshot) for snapshot in store.snapshots()]


def took(ws: Workspace, tape: Tape, source: str | None = None) -> ImportSummary:
    return import_paths(ws, [tape.save()], source)


@pytest.mark.parametrize("packed", [True, False])
def test_pages_are_stored_under_their_address_and_dated_by_their_record(
    ws: Workspace, tmp_path: Path, packed: bool
) -> None:
    describe(ws)
    tape = Tape(tmp_path / ("crawl.warc.gz" if packed else "crawl.warc"), packed)
    tape.add("/news/1/?utm_source=x", page("held"), day="2019-05-06")
    tape.add("/news/2", page("freed"), kind="resource", type_="text/html", day="2019-05-07")
    summary = took(ws, tape)
    assert (summary.new, summary.failed, summary.gone, summary.sources) == (2, 0, 0, ("office",))
    assert [(s.source_id, s.key, s.fetched_at) for s in stored(ws)] == [
        ("office", f"{SITE}/news/1", datetime(2019, 5, 6, tzinfo=UTC)),
        ("office", f"{SITE}/news/2", datetime(2019, 5, 7, tzinfo=UTC)),
    ]
    assert bodies(ws) == [page("held"), page("freed")]
    assert took(ws, tape).same == 2


def chunked(body: bytes) -> bytes:
    pieces = [body[n : n + 100] for n in range(0, len(body), 100)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def test_codings_are_undone(ws: Workspace, tape: Tape) -> None:
    packed = gzip.compress(page("held"))
    tape.add("/1", chunked(page("held")), Transfer_Encoding="chunked")
    tape.add("/2", packed, Content_Encoding="gzip")
    tape.add("/3", chunked(packed), Transfer_Encoding="chunked", Content_Encoding="gzip")
    tape.add("/4", page("held"), Transfer_Encoding="chunked")  # some tools undo it and keep the header
    assert took(ws, tape, "office").new == 4
    assert set(bodies(ws)) == {page("held")}


def test_what_is_no_release_is_told_or_passed_over(ws: Workspace, tape: Tape) -> None:
    describe(ws, releases={"sections": ["/news/"]}, addresses=[f"{SITE}/news/"])
    tape.add("/news/1", page("held"))
    tape.add("/news/2", b"<p>Not Found</p>", status="404 Not Found")
    tape.add("/news/3", b"<p>short</p>")
    tape.add("/news/4", gzip.compress(page("held"))[:-20], Content_Encoding="gzip")
    tape.add("/news/5", gzip.compress(b" " * 11_000_000), Content_Encoding="gzip")
    tape.add("/news/6", page("held"), Content_Encoding="br")
    tape.add("/news/7", status="301 Moved Permanently", Location="/news/1")
    tape.add("/news/seal.png", b"PNG", type_="image/png")
    tape.add("/", page("held"))
    tape.add("/news/", page("held"))
    tape.add("/jobs/1", page("held"))
    tape.add("https://elsewhere.example.org/news/1", page("held"))
    summary = took(ws, tape)
    assert (summary.new, summary.failed) == (1, 5)
    assert [issue.code for issue in summary.issues if issue.source_id] == [
        "cut_short", "http_404", "too_large", "too_short", "unknown_coding",
    ]  # fmt: skip
    assert f"crawl.warc.gz, record 2: {SITE}/news/2: The site answered 404." in summary.messages[0]
    assert all("example.org" not in issue.message for issue in summary.issues)
    assert [message.split(" passed")[0] for message in summary.messages[5:]] == [
        "1 record of WARC files", "3 records of WARC files", "2 records of WARC files",
    ]  # fmt: skip


def test_a_host_of_two_sources_needs_a_word_of_the_user(ws: Workspace, tape: Tape) -> None:
    describe(ws, "north", releases={"sections": ["/north/"]})
    describe(ws, "south", releases={"sections": ["/south/"]})
    tape.add("/north/1", page("held"))
    tape.add("/south/1", page("held"))
    tape.add("/west/1", page("held"))
    summary = took(ws, tape)
    assert [s.source_id for s in stored(ws)] == ["north", "south"]
    assert "several source files name their host" in summary.messages[0]


def test_a_file_without_a_release_says_why(ws: Workspace, tape: Tape) -> None:
    tape.add("/news/1", page("held"))
    with pytest.raises(UserError, match=r"no source file names their host .+ --source was not given"):
        took(ws, tape)


def test_keywords_of_the_source_hold(ws: Workspace, tape: Tape) -> None:
    describe(ws, releases={"keywords": ["freed"]})
    tape.add("/1", page("held"))
    tape.add("/2", page("freed"))
    took(ws, tape)
    assert [s.key for s in stored(ws)] == [f"{SITE}/2"]


def test_older_pages_are_no_news(ws: Workspace, tape: Tape) -> None:
    with Store(ws, writable=True) as store:
        store.add("office", f"{SITE}/1", f"{SITE}/1", page("now held"), "text/html", datetime(2022, 1, 1, tzinfo=UTC))
        store.mark_gone("office", [], datetime(2023, 1, 1, tzinfo=UTC))
    tape.add("/1", page("held"), day="2020-01-01")
    took(ws, tape, "office")
    assert bodies(ws) == [page("held"), page("now held")]
    with Store(ws) as store:
        assert store.is_gone("office", f"{SITE}/1")
    tape.add("/1", page("freed"), day="2024-01-01")
    took(ws, tape, "office")
    assert bodies(ws) == [page("held"), page("now held"), page("freed")]
    with Store(ws) as store:
        assert not store.is_gone("office", f"{SITE}/1")


def test_a_revisit_is_what_it_refers_to(ws: Workspace, tape: Tape) -> None:
    tape.add("/1", page("held"), day="2020-01-01")
    tape.revisit("/1", day="2020-02-01", of="2020-01-01")
    tape.add("/1", page("freed"), day="2020-03-01")
    tape.revisit("/1", day="2020-04-01", of="2020-01-01")
    tape.revisit("/2", day="2020-04-01", of="2020-01-01")
    summary = took(ws, tape, "office")
    assert bodies(ws) == [page("held"), page("freed"), page("held")]
    assert (summary.same, summary.failed) == (1, 0)


@pytest.mark.parametrize("packed", [True, False])
def test_a_file_that_breaks_off_gives_what_is_whole(ws: Workspace, tmp_path: Path, packed: bool) -> None:
    tape = Tape(tmp_path / ("crawl.warc.gz" if packed else "crawl.warc"), packed)
    tape.add("/1", page("held"))
    tape.add("/2", page("freed"))
    summary = import_paths(ws, [tape.save(cut=-100)], "office")
    assert (summary.new, summary.failed) == (1, 1)
    assert summary.issues[0].code == ("corrupt_warc" if packed else "cut_short")


@pytest.mark.parametrize("data", [b"", b"no WARC at all\r\n", b"\x1f\x8b\x08 and then nothing", b"\0" * 5000])
def test_a_file_that_is_none_is_told(ws: Workspace, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(data)
    with pytest.raises(UserError, match=r"crawl\.warc\.gz.*(Get it anew|Get the file anew)"):
        import_paths(ws, [path], "office")


def test_a_large_page_is_refused_before_it_fills_the_memory(ws: Workspace, tape: Tape) -> None:
    small = Workspace(ws.home, Settings(max_document_bytes=2000))
    tape.add("/1", page("held"))
    tape.add("/2", page("held") * 20)
    summary = took(small, tape, "office")
    assert (summary.new, [issue.code for issue in summary.issues]) == (1, ["too_large"])


def test_a_file_that_fastwarc_wrote(ws: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "fast.warc.gz"
    with gzip.open(path, "wb") as out:  # the whole file as one stream, not a stream a record
        for number in (1, 2):
            record = WarcRecord()
            record.init_headers(record_type=WarcRecordType.response)
            record.headers["WARC-Target-URI"] = f"<{SITE}/{number}>"
            record.headers["WARC-Date"] = "2021-03-04T05:06:07.123456Z"
            record.headers["Content-Type"] = "application/http; msgtype=response"
            record.set_bytes_content(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page("held"))
            record.write(out)
    assert import_paths(ws, [path], "office").new == 2
    assert [(s.key, s.fetched_at) for s in stored(ws)] == [
        (f"{SITE}/{number}", datetime(2021, 3, 4, 5, 6, 7, 123456, tzinfo=UTC)) for number in (1, 2)
    ]


@pytest.fixture
def served() -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            found = self.path in ("/", "/1", "/2")
            links = b"<a href='/1'>1</a> <a href='/2'>2</a> <a href='/3'>3</a>" if self.path == "/" else b""
            body = chunked(page(f"held{self.path}") + links)
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "text/html")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.mark.skipif(shutil.which("wget") is None, reason="wget is not installed")
def test_a_file_that_wget_wrote(ws: Workspace, tmp_path: Path, served: str) -> None:
    command = ["wget", "--quiet", "--recursive", "--warc-file=crawl", f"{served}/"]
    subprocess.run(command, cwd=tmp_path, check=False, timeout=30)
    summary = import_paths(ws, [tmp_path / "crawl.warc.gz"], "office")
    assert [s.key for s in stored(ws)] == [f"{served}/1", f"{served}/2"]
    assert bodies(ws) == [page("held/1"), page("held/2")]
    assert [issue.code for issue in summary.issues if issue.source_id] == ["http_404"]
