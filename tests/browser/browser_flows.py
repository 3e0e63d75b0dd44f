"""What a reader does in the pages: choosing, clicking, by keyboard, without scripts, and what is refused."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from browser import Watch
from playwright.sync_api import Browser, Page

MISSING = {
    "unknown release": ("/release/unknown", 404),
    "unknown page": ("/nothing", 404),
    "a list's page too far": ("/releases?page=99999", 404),
    "no such measure": ("/compare?measure=sorrow", 400),
    "SQL that writes": ("/data/{name}?sql=delete+from+counts", 400),
    "SQL without end": (
        "/data/{name}?_timelimit=200&sql=with+recursive+n(i)+as+(select+1+union+all+select+i%2B1+from+n)+select+max(i)+from+n",
        400,
    ),
}
# Question → the clicks that answer it, from the first page, and what then stands there. As the README's tour has them.
TOUR = {
    "Which counties claim what?": (["nav >> text=Compare", "#answer table td a"], "#citation"),
    "Which sentence says so?": (["nav >> text=Compare", "#answer table td a", ".told tbody th a"], "blockquote mark"),
    "What else did that release say?": (["nav >> text=Releases", "main table th a"], "article.text p"),
    "Who else told of the operation?": (["nav >> text=Operations", "main table th a"], "main table tbody tr"),
    "Where do I know nothing?": (["nav >> text=Coverage", "main table th a"], "main table tbody tr"),
}


def look_at_missing(browser: Browser, watch: Watch) -> None:
    """Pages that are not there: Chromium tells of their status in its console, so nobody listens to that."""
    page = browser.new_page()
    page.goto(f"{watch.base}/data/")
    name = str(page.locator("a[href^='/data/']:not([href='/data/'])").first.get_attribute("href")).split("/")[2]
    for said, (address, status) in MISSING.items():
        watch.go(page, address.format(name=name), status)
        if not address.startswith("/data/"):
            watch.check(page, said)


def change_the_choice(browser: Browser, watch: Watch) -> None:
    """Chart and table change together, and the address holds the choice."""
    page = watch.open(browser)
    watch.go(page, "/compare")
    before = page.locator("#answer").inner_text()
    chart = page.locator("[data-chart] svg").inner_html()
    page.select_option("select[name=measure]", "rescues")
    page.locator("#answer h2", has_text="Rescues").wait_for()
    page.wait_for_selector("[data-chart] svg")
    _holds(watch, page, measure="rescues")
    after = page.locator("#answer").inner_text()
    watch.expect(
        after != before and page.locator("[data-chart] svg").inner_html() != chart, "the choice changed nothing"
    )
    page.goto(page.url)
    watch.expect(page.locator("#answer table").inner_text() in after, "the address does not give what it gave")
    page.go_back()


def choose_on_the_site(browser: Browser, watch: Watch, size: str) -> None:
    """The same where no server stands behind the page: measure, offense, place and time, and the way back."""
    page = watch.open(browser, size)
    watch.go(page, "/sub/compare.html")
    page.select_option("select[name=measure]", "rescues")
    page.locator("#answer h2", has_text="Rescues").wait_for()
    page.select_option("select[name=by]", "state")
    page.locator("#answer tbody th", has_text="California").wait_for()
    page.fill("input[name=since]", "2013")
    page.fill("input[name=place]", "California")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelectorAll('#answer tbody tr').length == 1")
    _holds(watch, page, measure="rescues", by="state", since="2013", place="California")
    said = page.locator("#answer table").inner_text()
    watch.expect("2012" not in said, "the site shows years before those chosen")
    page.wait_for_selector("[data-chart] svg")
    watch.check(page, f"{size} site, chosen")
    page.goto(page.url)
    page.wait_for_function("document.querySelectorAll('#answer tbody tr').length == 1")
    watch.expect(page.locator("#answer table").inner_text() == said, "the site's address does not give what it gave")
    page.locator("#answer td a").first.click()
    page.locator("#citation").wait_for()


def click_a_mark(browser: Browser, watch: Watch) -> None:
    """A mark of a chart leads to its cell."""
    page = watch.open(browser)
    watch.go(page, "/")
    page.locator("[data-chart] svg .mark-symbol path").first.click(force=True)
    page.wait_for_url("**/cell?**")
    watch.expect(page.locator("#citation").inner_text(), "a mark led to no cell")


def by_keyboard(browser: Browser, watch: Watch) -> None:
    """The first key leads to the content, and every stop shows where one is."""
    page = watch.open(browser)
    watch.go(page, "/compare")
    page.keyboard.press("Tab")
    watch.expect(page.evaluate("document.activeElement.className") == "skip", "the first stop does not skip")
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")
    watch.expect(page.evaluate("document.activeElement.id") == "main", "skipping does not lead to the content")
    page.keyboard.press("Tab")
    seen = page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    watch.expect(seen, "a stop of the keyboard cannot be seen")


def without_scripts(browser: Browser, watch: Watch) -> None:
    """The form and the table do without JavaScript."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{watch.base}/compare")
    page.select_option("select[name=measure]", "rescues")
    page.click("button[type=submit]")
    watch.expect(page.locator("#answer h2").inner_text().startswith("Rescues"), "without scripts the form does nothing")
    watch.expect(page.locator("#answer table a").count(), "without scripts no cell is shown")


def datasette(browser: Browser, watch: Watch) -> None:
    """The tables beside the pages, and a question in SQL."""
    page = watch.open(browser)
    watch.go(page, "/")
    page.click("text=Tables & SQL")
    page.locator("main a[href^='/data/'], section a[href^='/data/']").first.click()
    page.locator("a[href$='/counts']").first.click()
    page.locator("table.rows-and-columns tbody tr").first.wait_for()
    page.goto(f"{page.url.rpartition('/')[0]}?sql=select+measure,+count(*)+from+counts+group+by+measure")
    page.locator("table.rows-and-columns tbody tr").first.wait_for()


def tour(browser: Browser, watch: Watch) -> dict[str, int]:
    """The questions of the README, answered by its clicks alone; how many each took."""
    for question, (clicks, answer) in TOUR.items():
        page = watch.open(browser)
        watch.go(page, "/")
        for click in clicks:
            page.locator(click).first.click()
            page.wait_for_load_state()
        page.locator(answer).first.wait_for()
        watch.expect(page.locator(answer).first.inner_text().strip(), f"{question} is not answered")
    return {question: len(clicks) for question, (clicks, _) in TOUR.items()}


def look_at_site(browser: Browser, watch: Watch, size: str) -> None:
    """From a site's first page to a cell, and from its search to a figure."""
    page = watch.open(browser, size)
    watch.go(page, "/sub/index.html")
    watch.check(page, f"{size} site home")
    page.locator("nav >> text=Compare").click()
    page.wait_for_selector("[data-chart] svg")
    page.locator("#answer table td a").first.click()
    watch.expect(page.locator("#citation").inner_text(), "a cell of the site says not how to cite it")
    page.locator("nav >> text=Search").click()
    page.fill("input[name=q]", "arrested")
    page.keyboard.press("Enter")
    page.locator("#found a[href*='figure/']").first.click()
    page.locator("blockquote mark").wait_for()
    watch.check(page, f"{size} site figure")


def site_without_scripts(browser: Browser, watch: Watch) -> None:
    """Measures and levels of a site's comparison are one click apart, also without JavaScript."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{watch.base}/sub/compare.html")
    page.locator("main .variants a", has_text="rescues").first.click()
    watch.expect(page.locator("#answer h2").inner_text().startswith("Rescues"), "the site's links do nothing")
    watch.expect(page.locator("#answer table a").count(), "the site shows no cell without scripts")


def _holds(watch: Watch, page: Page, **chosen: str) -> None:
    said = {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}
    watch.expect(chosen.items() <= said.items(), f"the address holds {said} in place of {chosen}")
