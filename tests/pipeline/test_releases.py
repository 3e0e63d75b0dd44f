from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.releases import permalink, release_id, site_of, slug


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("HTTPS://News.Example.org/Press/One/", "https://news.example.org/Press/One"),
        ("https://example.org:443/a#comments", "https://example.org/a"),
        ("http://example.org:8080/a", "http://example.org:8080/a"),
        ("https://example.org/a?utm_source=x&id=7&fbclid=q", "https://example.org/a?id=7"),
        ("https://example.org/CivicAlerts.aspx?AID=1307", "https://example.org/CivicAlerts.aspx?AID=1307"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/", "https://example.org"),
        ("  https://example.org/a\n", "https://example.org/a"),
        ("http://[::1]:80/a", "http://[::1]/a"),
    ],
)
def test_permalink_leaves_what_makes_the_page(address: str, expected: str) -> None:
    assert permalink(address) == expected


@pytest.mark.parametrize(
    "address", ["", "release 12", "ftp://example.org/a", "http://", "https://[x/", "http://a:99999/"]
)
def test_what_is_no_web_address_has_no_permalink(address: str) -> None:
    assert permalink(address) is None


@given(
    st.builds(
        "{}://{}{}/{}?{}#{}".format,
        st.sampled_from(["http", "HTTPS"]),
        st.from_regex(r"[A-Za-z]{1,8}\.[a-z]{2,3}", fullmatch=True),
        st.sampled_from(["", ":80", ":443", ":8000"]),
        st.text(max_size=12),
        st.text(max_size=12),
        st.text(max_size=5),
    )
)
def test_a_permalink_is_its_own_permalink(address: str) -> None:
    found = permalink(address)
    assert found is None or permalink(found) == found


@given(st.text(max_size=20))
def test_fragment_and_trailing_slash_do_not_change_a_permalink(fragment: str) -> None:
    assert permalink(f"https://example.org/a/#{fragment}") == "https://example.org/a"


def test_release_id_depends_on_source_and_key_alone() -> None:
    assert release_id("one_pd", "a") == release_id("one_pd", "a")
    assert len({release_id("one_pd", "a"), release_id("two_pd", "a"), release_id("one_pd", "b")}) == 3
    assert len(release_id("one_pd", "a")) == 16


def test_site_and_slug() -> None:
    assert site_of("https://www.example.org/a") == "example.org"
    assert site_of(None) is None
    assert slug("Example County Sheriff's Office") == "example_county_sheriff_s_office"
    assert slug("kings_ny") == "kings_ny"
    assert slug("kings-county-da") == "kings-county-da"
