"""A site on loopback, real HTTP, that speaks every platform and misbehaves on demand. Everything on it is invented."""

from __future__ import annotations

import gzip
import json
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import sha1
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

FIRST_DAY = datetime(2020, 1, 1, 15, tzinfo=UTC)
FURNITURE = "<nav><a href='/'>Home</a> <a href='/about/'>About the invented office</a></nav>"


@dataclass(frozen=True)
class Post:
    """A release as its site has it."""

    number: int
    paragraphs: tuple[str, ...]
    title: str
    day: datetime
    modified: datetime
    slug: str
    kind: str = "posts"

    @property
    def html(self) -> str:
        return "".join(f"<p>{paragraph}</p>\n" for paragraph in self.paragraphs)


def post(number: int, said: str = "arrested", paragraphs: int = 4, kind: str = "posts") -> Post:
    day = FIRST_DAY + timedelta(days=number)
    told = f"The invented office of Example County said that it {said} {number} people during drill {number}."
    more = tuple(
        f"Paragraph {n} of release {number} tells of an invented drill in plain words." for n in range(paragraphs)
    )
    return Post(number, (told, *more), f"Drill {number} ends", day, day, f"drill-{number}", kind)


@dataclass(frozen=True)
class Asked:
    """A request as it reached the site."""

    path: str
    headers: dict[str, str]
    at: float
    status: int = 0
    sent: int = 0


@dataclass
class Answer:
    status: int = 200
    body: bytes = b""
    content_type: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)


Misdeed = Callable[["Handler"], None]


@dataclass
class Site:
    """What a site has and does. `answers` and `misdeeds` stand in for what a path would give otherwise."""

    posts: dict[int, Post] = field(default_factory=dict)
    answers: dict[str, Answer | Callable[[Asked], Answer]] = field(default_factory=dict)
    misdeeds: dict[str, Misdeed] = field(default_factory=dict)
    robots: str | None = None
    validators: bool = True
    rest_api: bool = True
    pretty: bool = True
    compressed: bool = False
    per_listing: int = 20
    lastmod: bool = True
    log: list[Asked] = field(default_factory=list)
    address: str = ""

    def add(self, *numbers: int, kind: str = "posts", paragraphs: int = 4) -> None:
        for number in numbers:
            self.posts[number] = post(number, paragraphs=paragraphs, kind=kind)

    def edit(self, number: int, **changes: Any) -> None:
        old = self.posts[number]
        self.posts[number] = replace(old, **({"modified": old.modified + timedelta(hours=1)} | changes))

    def asked(self, beginning: str = "/") -> list[str]:
        return [one.path for one in self.log if one.path.startswith(beginning)]

    def bodies(self, beginning: str = "/") -> list[str]:
        """Paths whose bodies left the site."""
        return [one.path for one in self.log if one.path.startswith(beginning) and one.status == 200 and one.sent]

    def sorted_posts(self, kind: str | None = None) -> list[Post]:
        return [one for _, one in sorted(self.posts.items()) if kind in (None, one.kind)]

    def url(self, one: Post) -> str:
        return f"{self.address}/news/{one.slug}/"

    def answer(self, asked: Asked) -> Answer:
        parts = urlsplit(asked.path)
        query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        stand_in = self.answers.get(asked.path) or self.answers.get(parts.path)
        if stand_in:
            return stand_in(asked) if callable(stand_in) else stand_in
        path = unquote(parts.path)
        if path == "/robots.txt":
            return Answer(404) if self.robots is None else Answer(200, self.robots.encode(), "text/plain")
        ways: tuple[tuple[str, Callable[[], Answer]], ...] = (
            ("/wp-json/wp/v2/", lambda: self.wordpress(path.rsplit("/", 1)[-1], query) if self.pretty else Answer(404)),
            ("/api/v1/press_releases.json", lambda: self.doj(query)),
            ("/sitemap.xml", self.sitemap),
            ("/feed", lambda: self.feed(query)),
            ("/releases/", lambda: self.listing(query)),
            ("/news/", lambda: self.page(path)),
        )
        for begins, give in ways:
            if path.startswith(begins):
                return give()
        if path == "/" and "rest_route" in query:
            return self.wordpress(query["rest_route"].rsplit("/", 1)[-1], query)
        return Answer(404, b"<h1>Not Found</h1>")

    def page(self, path: str) -> Answer:
        slug = path.removeprefix("/news/").strip("/")
        number = slug.split("-")[1] if slug.startswith("drill-") else ""
        found = self.posts.get(int(number)) if number.isdigit() else None
        found = found if found and found.slug == slug else None
        if not found:
            return Answer(404, b"<html><body><h1>Page not found</h1></body></html>")
        body = (
            f"<!doctype html><html><head><meta charset=utf-8><title>{found.title} - Example Office</title>"
            f"<link rel=canonical href='{self.url(found)}'></head><body>{FURNITURE}<article><h1>{found.title}</h1>"
            f"<time datetime='{found.day:%Y-%m-%d}'>{found.day:%B %d, %Y}</time>\n{found.html}</article>"
            "<footer>The invented office</footer></body></html>"
        )
        return Answer(body=body.encode(), headers={"Last-Modified": format_datetime(found.modified, usegmt=True)})

    def wordpress(self, kind: str, query: dict[str, str]) -> Answer:
        if not self.rest_api:
            return _json({"code": "rest_no_route", "data": {"status": 404}}, 404)
        some = self.sorted_posts(kind)
        if not some:
            return _json({"code": "rest_no_route", "data": {"status": 404}}, 404)
        if "include" in query:
            some = [one for one in some if str(one.number) in query["include"].split(",")]
        after, before = query.get("after"), query.get("before")
        some = [one for one in some if not after or one.day.isoformat()[:19] > after]
        some = [one for one in some if not before or one.day.isoformat()[:19] < before]
        size, number = int(query.get("per_page", 10)), int(query.get("page", 1))
        pages = -(-len(some) // size)
        if number > max(pages, 1):
            return _json({"code": "rest_post_invalid_page_number", "data": {"status": 400}}, 400)
        fields = query.get("_fields", "").split(",") if query.get("_fields") else None
        items = [self._item(one, fields) for one in some[(number - 1) * size : number * size]]
        return _json(items, headers={"X-WP-Total": str(len(some)), "X-WP-TotalPages": str(pages)})

    def _item(self, one: Post, fields: list[str] | None) -> dict[str, Any]:
        item = {
            "id": one.number,
            "date": one.day.isoformat()[:19],
            "modified_gmt": one.modified.isoformat()[:19],
            "link": self.url(one),
            "title": {"rendered": one.title},
            "content": {"rendered": one.html, "protected": False},
        }
        return {name: value for name, value in item.items() if not fields or name in fields}

    def doj(self, query: dict[str, str]) -> Answer:
        some = self.sorted_posts()
        if wanted := query.get("parameters[title]"):
            some = [one for one in some if wanted.lower() in one.title.lower()]
        size, number = min(50, int(query.get("pagesize", 20))), int(query.get("page", 0))
        results = [
            {
                "uuid": f"uuid-{one.number}",
                "title": one.title,
                "body": one.html,
                "date": str(int(one.day.timestamp())),
                "changed": str(int(one.modified.timestamp())),
                "url": self.url(one),
            }
            for one in some[number * size : (number + 1) * size]
        ]
        resultset = {"count": len(some), "pagesize": size, "page": number}
        return _json({"metadata": {"responseInfo": {"status": 200}, "resultset": resultset}, "results": results})

    def sitemap(self) -> Answer:
        entries = "".join(
            f"<url><loc>{escape(self.url(one))}</loc>"
            + (f"<lastmod>{one.modified:%Y-%m-%dT%H:%M:%S+00:00}</lastmod>" if self.lastmod else "")
            + "</url>"
            for one in self.sorted_posts()
        )
        body = f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'
        return Answer(body=body.encode(), content_type="application/xml")

    def feed(self, query: dict[str, str]) -> Answer:
        latest = self.sorted_posts()[::-1]
        number = int(query.get("paged", 1))
        some = latest[(number - 1) * self.per_listing : number * self.per_listing]
        items = "".join(
            f"<item><title>{escape(one.title)}</title><link>{escape(self.url(one))}</link>"
            f"<pubDate>{format_datetime(one.day)}</pubDate></item>"
            for one in some
        )
        more = len(latest) > number * self.per_listing
        following = f'<atom:link rel="next" href="/feed/?paged={number + 1}"/>' if more else ""
        body = (
            '<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>'
            f"<title>Example Office</title>{following}{items}</channel></rss>"
        )
        return Answer(body=body.encode(), content_type="application/rss+xml")

    def listing(self, query: dict[str, str]) -> Answer:
        latest = self.sorted_posts()[::-1]
        number = int(query.get("page", 1))
        some = latest[(number - 1) * self.per_listing : number * self.per_listing]
        links = "".join(f"<li><a class=release href='/news/{one.slug}/'>{one.title}</a></li>" for one in some)
        more = len(latest) > number * self.per_listing
        following = f"<a class=next href='/releases/?page={number + 1}'>Older</a>" if more else ""
        return Answer(body=f"<html><body>{FURNITURE}<ul>{links}</ul>{following}</body></html>".encode())


def _json(value: object, status: int = 200, headers: dict[str, str] | None = None) -> Answer:
    return Answer(status, json.dumps(value).encode(), "application/json; charset=UTF-8", headers or {})


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body leave together: apart, each answer waits 40 ms for an acknowledgement
    site: Site

    def do_GET(self) -> None:
        site = self.site
        asked = Asked(self.path, {name.lower(): value for name, value in self.headers.items()}, time.monotonic())
        misdeed = site.misdeeds.get(self.path) or site.misdeeds.get(urlsplit(self.path).path)
        if misdeed:
            site.log.append(asked)
            with suppress(OSError):
                misdeed(self)
            return
        given = site.answer(asked)
        status, body, headers = given.status, given.body, dict(given.headers)
        if status == 200 and site.validators:
            headers.setdefault("ETag", f'"{sha1(body).hexdigest()[:16]}"')
            if asked.headers.get("if-none-match") == headers["ETag"]:
                status, body = 304, b""
        if site.compressed and body:
            body = gzip.compress(body, mtime=0)
            headers["Content-Encoding"] = "gzip"
        site.log.append(replace(asked, status=status, sent=len(body)))
        self.send_response(status)
        for name, value in {"Content-Type": given.content_type, **headers}.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None: ...


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *_: object) -> None: ...

    def shutdown_request(self, request: Any) -> None:
        """Close without a farewell, so that `reset` is one."""
        self.close_request(request)


@contextmanager
def serving(site: Site, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """The site at work, at `site.address`."""
    handler = type("SiteHandler", (Handler,), {"site": site})
    server = _Server((host, 0), handler)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    site.address = f"http{'s' if tls else ''}://{host}:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
