from __future__ import annotations

import pytest
from homes import DESCRIBED

from pipeline.scrape.model import FetchError
from pipeline.scrape.telling import tell, wanted
from pipeline.sources import Source

TEXT = "The invented office says in plain words what it did during an invented drill. " * 5
LONG = TEXT * 6


def source(**more: object) -> Source:
    return Source.model_validate(DESCRIBED | {"id": "office"} | more)


def page(title: str, headline: str, text: str = TEXT, head: str = "") -> bytes:
    return (
        f"<html><head><title>{title}</title>{head}</head><body><h1>{headline}</h1><p>{text}</p></body></html>".encode()
    )


def code_of(body: bytes, content_type: str = "text/html", **more: object) -> str:
    try:
        tell(body, content_type, source(**more))
    except FetchError as refused:
        return refused.code
    return "release"


@pytest.mark.parametrize(
    ("title", "headline", "text", "code"),
    [
        ("Just a moment...", "", "", "blocked"),
        ("Attention Required! | Cloudflare", "Sorry, you have been blocked", LONG, "blocked"),
        ("Access Denied", "Access Denied", TEXT, "blocked"),
        ("Security check", "Verify you are human", TEXT, "blocked"),
        ("Example Office", "Too many requests", TEXT, "blocked"),
        ("Log In - Example Office", "Log in", TEXT, "login"),
        ("Example Office", "Please sign in to continue", TEXT, "login"),
        ("Protected: An internal note", "Protected: An internal note", TEXT, "login"),
        ("Page not found – Example Office", "Nothing here", LONG, "soft_404"),
        ("404", "Oops", TEXT, "soft_404"),
        ("Example Office", "Sorry, the page you are looking for does not exist", TEXT, "soft_404"),
        ("Example Office", "Oops! That page can’t be found.", TEXT, "soft_404"),
        ("Example Office", "We could not find that page", TEXT, "soft_404"),
        ("Example Office", "This article is no longer available.", TEXT, "soft_404"),
        ("500 Internal Server Error", "", "", "error_page"),
        ("Example Office", "Error establishing a database connection", "", "error_page"),
        ("Example Office", "Service Temporarily Unavailable", TEXT, "error_page"),
        ("Maintenance mode", "We will be back", TEXT, "error_page"),
        ("Index of /news", "Index of /news", TEXT, "error_page"),
        ("Welcome to nginx!", "Welcome to nginx!", TEXT, "error_page"),
        ("A release", "A release", "Soon.", "too_short"),
        ("", "", "", "empty"),
    ],
)
def test_what_stands_in_place_of_a_release_is_told(title: str, headline: str, text: str, code: str) -> None:
    assert code_of(page(title, headline, text)) == code


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Page not found guilty: a drill | Example Office", "Page not found guilty: a drill"),
        ("Four found in drill", "Four found in drill"),
        ("Sheriff denies access to cells", "Access to cells denied to visitors after drill"),
        ("Man forbidden to enter park arrested", "Man forbidden to enter park arrested"),
        ("Login page scam: 12 arrested", "Log in with care, sheriff says"),
        ("500 volunteers searched", "500 volunteers searched"),
        ("Security check at stadium leads to arrests", "Security check at stadium leads to arrests"),
    ],
)
@pytest.mark.parametrize("text", [TEXT, LONG])
def test_releases_that_speak_of_such_things_are_releases(title: str, headline: str, text: str) -> None:
    assert code_of(page(title, headline, text)) == "release"


def test_a_page_written_by_scripts_is_told() -> None:
    shell = b"<html><head><script src=app.js></script></head><body><div id=root></div>%s</body></html>"
    assert code_of(shell % b"") == "script_only"
    assert code_of(shell % b"<noscript>You need to enable JavaScript to run this app.</noscript>") == "script_only"
    assert code_of(shell % b"<p>Loading...</p>") == "script_only"
    assert code_of(shell % b"<p>A short word.</p>") == "too_short"


def test_a_password_field_on_a_short_page_is_a_login() -> None:
    form = "<form><input name=user><input type=password name=p></form>"
    assert code_of(page("Example Office", "Welcome", form + TEXT)) == "login"
    assert code_of(page("Example Office", "Welcome", form + LONG)) == "release"


@pytest.mark.parametrize(
    ("body", "content_type", "code"),
    [
        (page("a", "b"), "application/json", "not_html"),
        (page("a", "b"), "", "not_html"),
        (b"%PDF-1.7 ...", "application/pdf", "bad_pdf"),
        (b"%PDF-1.7 ...", "text/html", "bad_pdf"),
        (b"\x00\x01\x02\xff" * 99, "text/html", "not_text"),
        (b"  \n ", "text/html", "empty"),
        (b"<div>" * 100_000, "text/html", "too_deep"),
    ],
)
def test_what_is_no_page_is_told(body: bytes, content_type: str, code: str) -> None:
    assert code_of(body, content_type) == code


def test_what_a_source_asks_of_its_pages_is_checked() -> None:
    assert code_of(page("a", "b"), selectors={"content": "div.release"}) == "selector_matches_nothing"
    held = page("a", "b", f"<div class=release>{TEXT}</div>")
    assert code_of(held, selectors={"content": "div.release"}) == "release"
    assert code_of(page("a", "b"), assertions={"words": ["Example Sheriff"]}) == "missing_words"
    branded = page("a", "b", head="<meta name=site content='EXAMPLE SHERIFF'>")
    assert code_of(branded, assertions={"words": ["Example Sheriff"]}) == "release"
    assert code_of(page("a", "b"), releases={"least_characters": 5000}) == "too_short"


def test_keywords_stand_in_headline_or_text() -> None:
    asked = source(releases={"keywords": ["Trafficking", "sting"]})
    assert wanted("A STING in town", "", asked)
    assert wanted(None, "about trafficking", asked)
    assert not wanted("A parade", "about a parade", asked)
    assert wanted(None, "anything", source())


def test_hostile_pages_take_no_time() -> None:
    for line in ("sorry " * 40_000, "page not " * 30_000, "error " * 40_000, " " * 200_000 + "x", "404 " * 40_000):
        code_of(page(line, line, line))
