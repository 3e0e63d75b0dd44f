"""Scrapy's settings: what it does for us, what it must not do, and what stands in for it."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from pipeline.scrape.addresses import ALLOW_PRIVATE
from pipeline.scrape.robots import PRODUCT
from pipeline.store.coding import ACCEPTED
from pipeline.workspace import Settings

_MIDDLEWARES = "scrapy.downloadermiddlewares"
_EXTENSIONS = "scrapy.extensions"


def user_agent(contact: str) -> str:
    """Who asks, honestly, and how to reach them."""
    address = contact if contact.startswith("http") else f"mailto:{contact}"
    return f"{PRODUCT}/{version(PRODUCT)} (+{address})"


def scrapy_settings(settings: Settings, contact: str, *, allow_private: bool) -> dict[str, Any]:
    """For one crawl. Names that begin with TALLY are read by the middlewares of this package."""
    scrape = settings.scrape
    return {
        "BOT_NAME": PRODUCT,
        "USER_AGENT": user_agent(contact),
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5",
            "Accept-Language": "en",
            "Accept-Encoding": ACCEPTED,
        },
        "CONCURRENT_REQUESTS": scrape.concurrent_requests,
        "CONCURRENT_REQUESTS_PER_DOMAIN": scrape.concurrent_requests,
        "DOWNLOAD_TIMEOUT": scrape.timeout_seconds,
        "DOWNLOAD_MAXSIZE": settings.max_document_bytes,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "DOWNLOAD_HANDLERS": dict.fromkeys(("http", "https"), "pipeline.scrape.handler.BoundedHandler")
        | dict.fromkeys(("data", "file", "ftp", "s3")),
        "DNS_TIMEOUT": min(scrape.timeout_seconds, 20),
        "RETRY_TIMES": scrape.retries,
        "RETRY_GIVE_UP_LOG_LEVEL": "DEBUG",  # it becomes an issue
        "REDIRECT_MAX_TIMES": 10,
        "COOKIES_ENABLED": False,
        "COMPRESSION_ENABLED": False,  # it hands on what broke off: see `pipeline.store.coding`
        "HTTPPROXY_ENABLED": False,  # a proxy would resolve names, private ones too
        "METAREFRESH_ENABLED": False,
        "ROBOTSTXT_OBEY": False,  # ours does: see `robots`
        "DOWNLOADER_MIDDLEWARES": {
            f"{_MIDDLEWARES}.offsite.OffsiteMiddleware": None,
            f"{_MIDDLEWARES}.retry.RetryMiddleware": None,
            "pipeline.scrape.robots.Robots": 100,
            "pipeline.scrape.patience.Patience": 550,
            "pipeline.scrape.wire.Wire": 1000,
        },
        "EXTENSIONS": {
            f"{_EXTENSIONS}.telnet.TelnetConsole": None,
            f"{_EXTENSIONS}.logstats.LogStats": None,
            f"{_EXTENSIONS}.remote_control.RemoteControl": None,
        },
        "TELNETCONSOLE_ENABLED": False,
        "LOG_LEVEL": "ERROR",
        "TWISTED_REACTOR": "twisted.internet.asyncioreactor.AsyncioSelectorReactor",
        ALLOW_PRIVATE: allow_private,
        "TALLY_BACKOFF": scrape.backoff_seconds,
        "TALLY_MAX_WAIT": scrape.max_wait_seconds,
    }
