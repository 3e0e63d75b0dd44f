"""What is kept, how others read it, and what is said when it cannot be."""

from __future__ import annotations

import fcntl
import resource
import sqlite3
import ssl
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from homes import Scraping
from looks import describe, keys, texts
from site_on_loopback import Answer, Site, serving

from pipeline.build import build
from pipeline.dataset import open_dataset
from pipeline.errors import UserError
from pipeline.releases import release_id
from pipeline.scrape.model import Window
from pipeline.store.fetches import FetchStore
from pipeline.store.forget import ForgettingStore
from pipeline.store.looks import Look, Lost, Watching
from pipeline.store.snapshots import Store
from pipeline.workspace import Workspace

WARC = "corpus/store/tally-00001.warc.gz"


def records(home: Path) -> list[tuple[str, str, bytes]]:
    """Type, address without its host, and block of every record, as a tool that is not warcio reads them."""
    found = []
    for path in sorted((home / "corpus/store").glob("*.warc.gz")):
        with path.open("rb") as file:
            for record in FastIterator(file, parse_http=False):
                assert record.verify_block_digest()
                address = record.headers.get("WARC-Target-URI") or ""
                found.append((record.headers["WARC-Type"], "/" + address.split("/", 3)[-1], record.reader.read()))
    return found


def test_records_are_requests_responses_and_revisits_that_others_read(scraping: Scraping, site: Site) -> None:
    site.add(1, 2)
    site.compressed = True
    describe(scraping, site, "sitemap")
    scraping()
    first = records(scraping.home)
    assert [kind for kind, _, _ in first] == ["warcinfo", *["request", "response"] * 3]
    scraping()
    again = records(scraping.home)[len(first) :]
    assert [kind for kind, _, _ in again] == ["request", "revisit"] * 3
    blocks = {address: block for kind, address, block in first if kind == "response"}
    assert blocks["/news/drill-1/"].startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"Content-Encoding: gzip" in blocks["/news/drill-1/"]
    assert b"User-Agent: taskforce-tally/" in next(block for kind, _, block in first if kind == "request")
    assert all(block == b"" for kind, _, block in again if kind == "revisit")
    checked = subprocess.run([sys.executable, "-m", "warcio.cli", "check", scraping.home / WARC], check=False)
    assert checked.returncode == 0


def test_unchanged_content_of_a_site_without_validators_is_a_revisit(scraping: Scraping, site: Site) -> None:
    site.add(1)
    site.validators = site.lastmod = False
    site.answers["/news/drill-1/"] = Answer(body=site.page("/news/drill-1/").body)
    describe(scraping, site, "sitemap")
    scraping()
    size = (scraping.home / WARC).stat().st_size
    assert scraping().outcomes[0].counts["same"] == 1
    assert [kind for kind, _, _ in records(scraping.home)][-4:] == ["request", "revisit"] * 2
    assert texts(scraping).popitem()[1] == [site.posts[1].paragraphs[0]]
    assert (scraping.home / WARC).stat().st_size - size < 3_000


def test_bytes_that_change_around_the_same_text_are_no_revision(scraping: Scraping, site: Site) -> None:
    site.add(1)
    page = site.page("/news/drill-1/").body
    describe(scraping, site, "sitemap")
    for nonce in (b"a", b"b"):
        site.answers["/news/drill-1/"] = Answer(body=page.replace(b"<nav>", b"<nav data-nonce=" + nonce + b">"))
        outcome = scraping().outcomes[0]
    assert (outcome.counts["same"], outcome.counts["revised"]) == (1, 0)


def test_the_catalog_says_what_was_asked_and_what_came(scraping: Scraping, site: Site) -> None:
    site.add(1)
    site.answers["/news/drill-1/"] = Answer(500)
    describe(scraping, site, "sitemap")
    scraping()
    with closing(sqlite3.connect(Workspace(scraping.home).catalog)) as db:
        rows = db.execute("SELECT url, status, file IS NOT NULL, etag IS NOT NULL FROM fetch ORDER BY id").fetchall()
        runs = db.execute("SELECT source_id, ended IS NOT NULL FROM run").fetchall()
    assert [(url.removeprefix(site.address), *rest) for url, *rest in rows] == [
        ("/robots.txt", 404, 0, 0),
        ("/sitemap.xml", 200, 1, 1),
        *[("/news/drill-1/", 500, 0, 0)] * 3,
    ]
    assert runs == [("office", 1)]


def test_a_torn_tail_is_cut_off_and_said(scraping: Scraping, site: Site) -> None:
    site.add(1, 2)
    describe(scraping, site, "sitemap")
    scraping()
    with (scraping.home / WARC).open("ab") as file:
        file.write(b"\x1f\x8b torn")
    job = scraping()
    assert job.repairs == ["tally-00001.warc.gz: 7 bytes that an interrupted run was writing were cut off."]
    assert job.outcomes[0].counts["same"] == 2
    assert records(scraping.home)


def test_a_look_that_was_cut_short_goes_on_where_it_stopped(scraping: Scraping, site: Site) -> None:
    site.add(*range(1, 31))
    describe(scraping, site, "sitemap", limits={"requests": 20})
    assert scraping().outcomes[0].result == "limit"
    with FetchStore(Workspace(scraping.home)) as store:
        store._db.execute("UPDATE run SET ended = NULL")
    kept = keys(scraping)
    assert 10 <= len(kept) < 20
    site.log.clear()
    describe(scraping, site, "sitemap")
    outcome = scraping().outcomes[0]
    assert (outcome.result, outcome.counts["resumed"], outcome.counts["new"]) == ("ok", len(kept), 30 - len(kept))
    assert len(site.asked("/news/")) == 30 - len(kept)


def test_a_full_disk_ends_the_look_and_loses_nothing(scraping: Scraping, site: Site) -> None:
    site.add(*range(1, 6))
    describe(scraping, site, "sitemap")
    scraping()
    before = texts(scraping)
    site.add(*range(6, 60))
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, ((scraping.home / WARC).stat().st_size + 5_000, limit[1]))
    try:
        with pytest.raises(UserError, match=r"The store cannot be written: .+ Make room and run again"):
            scraping()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert before.items() <= texts(scraping).items()
    assert records(scraping.home)
    assert scraping().outcomes[0].result == "ok"
    assert len(keys(scraping)) == 59


def test_a_store_that_another_writes_to_is_said(scraping: Scraping, site: Site) -> None:
    describe(scraping, site, "sitemap")
    with (
        Store(Workspace(scraping.home), writable=True),
        pytest.raises(UserError, match="Another process is importing or scraping"),
    ):
        scraping()
    with (scraping.home / "corpus/store/lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(UserError, match="Wait until it has ended"):
            scraping()


def test_a_certificate_that_does_not_hold_is_refused(scraping: Scraping, tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=127.0.0.1"]
    subprocess.run([*made, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    site = Site()
    with serving(site, tls=context):
        scraping.describe("office", platform="sitemap", addresses=[f"{site.address}/sitemap.xml"])
        outcome = scraping().outcomes[0]
    assert outcome.result == "bad_certificate"
    assert site.log == []


def test_the_catalog_says_when_a_source_was_watched_and_what_was_not_got(scraping: Scraping, site: Site) -> None:
    site.add(1, 2)
    describe(scraping, site, "wordpress")
    site.edit(2, paragraphs=("Too short.",))
    scraping(window=Window(until=date(2020, 2, 29)))
    site.answers["/robots.txt"] = Answer(500)
    scraping()
    month = f"{datetime.now(UTC):%Y-%m}"
    with Store(Workspace(scraping.home)) as store:
        assert store.watching() == Watching(
            (Look("office", month, "2020-02", False), Look("office", month, month, True)),
            (Lost("office", "2020-01-03"),),
        )


def test_a_build_tells_of_each_month_what_was_seen_kept_and_watched(scraping: Scraping, site: Site) -> None:
    site.add(1, 2)
    site.edit(2, paragraphs=("Too short.",))
    describe(scraping, site, "wordpress")
    scraping()
    ws = Workspace(scraping.home)
    assert not build(ws, workers=1).skipped
    assert build(ws, workers=1).skipped
    scraping()
    assert not build(ws, workers=1).skipped
    rows = open_dataset(ws).table("coverage").to_pylist()
    assert {name: rows[0][name] for name in ("month", "seen", "kept", "failed")} == {
        "month": "2020-01",
        "seen": 2,
        "kept": 1,
        "failed": 1,
    }
    assert (rows[-1]["looks"], rows[-1]["monitored"], rows[-1]["gap"]) == (2, True, True)


def lose_power(home: Path, keep: int, synced: int = 0) -> None:
    """As if the power had failed: of the last file only so many bytes are there, and so many were synced."""
    with closing(sqlite3.connect(Workspace(home).catalog)) as db:
        db.execute("UPDATE synced SET length = ?", (synced,))
        db.commit()
    with (home / WARC).open("r+b") as file:
        file.truncate(keep)


def test_answers_that_a_power_failure_took_are_forgotten_and_asked_for_again(scraping: Scraping, site: Site) -> None:
    site.add(*range(1, 9))
    describe(scraping, site, "sitemap")
    scraping()
    whole = texts(scraping)
    size = (scraping.home / WARC).stat().st_size
    lose_power(scraping.home, size // 2)
    site.log.clear()
    job = scraping()
    assert "answers had not reached the disk; they will be asked for again." in job.repairs[0]
    counts = job.outcomes[0].counts
    assert 0 < counts["new"] < 8
    assert counts["new"] + counts["same"] == 8
    assert len([path for path in site.bodies() if path.startswith("/news/")]) == counts["new"]
    assert texts(scraping) == whole
    assert records(scraping.home)


def test_zeros_where_answers_should_be_are_lost_answers(scraping: Scraping, site: Site) -> None:
    site.add(1, 2, 3)
    describe(scraping, site, "sitemap")
    scraping()
    size = (scraping.home / WARC).stat().st_size
    lose_power(scraping.home, size - 900, synced=size - 900)
    with (scraping.home / WARC).open("r+b") as file:
        file.truncate(size)
    assert scraping().outcomes[0].counts["new"] == 1
    assert len(texts(scraping)) == 3
    assert records(scraping.home)


def test_bytes_missing_that_had_reached_the_disk_are_damage(scraping: Scraping, site: Site) -> None:
    site.add(1, 2, 3)
    describe(scraping, site, "sitemap")
    scraping()
    size = (scraping.home / WARC).stat().st_size
    lose_power(scraping.home, size - 900, synced=size)
    with pytest.raises(UserError, match=r"is shorter than the .+ Restore the file from a copy"):
        scraping()


def test_a_forgotten_release_leaves_no_byte_in_the_records_and_does_not_come_back(
    scraping: Scraping, site: Site
) -> None:
    site.add(1, 2)
    describe(scraping, site, "sitemap")
    scraping()
    ws = Workspace(scraping.home)
    before = records(scraping.home)
    with Store(ws) as store:
        (first,) = [one for one in store.snapshots() if one.url and "drill-1" in one.url]
    with ForgettingStore(ws) as forgetting:
        told = forgetting.forget(release_id(first.source_id, first.key))
    assert told.stay == 0
    after = records(scraping.home)
    assert len(after) == len(before)
    assert b"drill-1" not in b"".join(address.encode() + block for _, address, block in after)
    assert any(kind == "response" and "drill-2" in address for kind, address, _ in after)
    checked = subprocess.run([sys.executable, "-m", "warcio.cli", "check", scraping.home / WARC], check=False)
    assert checked.returncode == 0
    scraping()
    with Store(ws) as store:
        assert not [one for one in store.snapshots() if "drill-1" in str(one.url)]
