"""A bare Scrapy spider: fetches what sitemaps list and does nothing with it. `bare_spider.py SITEMAP…`"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import scrapy
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response, TextResponse


class BareSpider(scrapy.Spider):
    name = "bare"
    start_urls = sys.argv[1:]
    pages = 0

    def parse(self, response: Response) -> Iterator[scrapy.Request]:
        assert isinstance(response, TextResponse)
        for address in response.xpath("//*[local-name()='loc']/text()").getall():
            yield scrapy.Request(address, callback=self.page)

    def page(self, response: Response) -> None:
        assert response.body
        BareSpider.pages += 1

    def closed(self, reason: str) -> None:
        print(self.pages, reason)


if __name__ == "__main__":
    process = AsyncCrawlerProcess(
        {
            "CONCURRENT_REQUESTS": 16,
            "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
            "ROBOTSTXT_OBEY": True,
            "COOKIES_ENABLED": False,
            "TELNETCONSOLE_ENABLED": False,
            "LOG_LEVEL": "ERROR",
        }
    )
    process.crawl(BareSpider)
    process.start()
