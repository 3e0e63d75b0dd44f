"""Which hosts may be asked: those of the public internet, unless the user allows others.

Names are checked as they are resolved for the connection itself, so that neither a redirect nor an answer of
the name server that changes between two questions leads inside.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy.resolver import CachingThreadedResolver
from twisted.internet.error import DNSLookupError

from pipeline.scrape.model import FetchError

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from twisted.internet.base import ReactorBase
    from twisted.internet.defer import Deferred

ALLOW_PRIVATE = "TALLY_ALLOW_PRIVATE"
_NAT64 = ip_network("64:ff9b::/96")  # RFC 6052


def is_public(host: str) -> bool:
    """Whether an IP address, written as one, lies in the public internet."""
    address: IPv4Address | IPv6Address = ip_address(host.strip("[]").partition("%")[0])
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        address = inner or address
    return address.is_global and not address.is_multicast


def check_address(url: str, allow_private: bool) -> None:
    """Raises FetchError (bad_scheme, bad_address, private_address) where `url` must not be asked for."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
        port_ok = parts.port != 0
    except ValueError:
        host, port_ok, parts = None, False, urlsplit("")
    if host and parts.scheme not in ("http", "https"):
        raise FetchError("bad_scheme", f"Its scheme is {parts.scheme[:20]!r}; only http and https are asked.", url)
    if not host or not port_ok:
        raise FetchError("bad_address", "It is no complete web address.", url)
    try:
        public = is_public(host)
    except ValueError:  # a name: checked when it is resolved
        return
    if not public and not allow_private:
        raise refused(url)


def refused(url: str | None = None) -> FetchError:
    remedy = "Allow it with --allow-private if it is yours."
    return FetchError("private_address", f"Its host lies in a private or local network. {remedy}", url)


class PublicResolver(CachingThreadedResolver):
    """Resolves names for one crawl, and refuses those that stand for addresses inside; it notes which."""

    def __init__(self, reactor: ReactorBase, crawler: Crawler, refused_names: set[str]) -> None:
        settings = crawler.settings
        super().__init__(reactor, settings.getint("DNSCACHE_SIZE"), settings.getfloat("DNS_TIMEOUT"))
        self._allow_private = settings.getbool(ALLOW_PRIVATE)
        self._refused_names = refused_names

    def getHostByName(self, name: str, timeout: Any = ()) -> Deferred[str]:  # noqa: N802
        return super().getHostByName(name, timeout).addCallback(self._check, name)

    def _check(self, address: str, name: str) -> str:
        if not self._allow_private and not is_public(address):
            self._refused_names.add(name)
            raise DNSLookupError(f"{name} stands for an address in a private network")
        return address
