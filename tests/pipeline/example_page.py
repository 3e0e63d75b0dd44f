"""A page of an invented release, and furniture around it."""

from __future__ import annotations

FURNITURE = """
<header><a href="/"><h2>Exampleville Today</h2></a></header>
<nav><ul><li><a href="/a">Home</a></li><li><a href="/b">Arrests: 99 this year</a></li></ul></nav>
THE RELEASE
<aside><h3>Latest posts</h3><ul><li><a href="/c">77 arrested in another town</a></li></ul></aside>
<div class="sharedaddy">Share this: 12 shares</div>
<section id="comments"><h3>3 Comments</h3><p>I counted 50 police cars that night, said a reader.</p></section>
<footer><p>Copyright, 1000 Example Street</p></footer>
<script>var arrested = 88;</script><style>p { margin: 8px }</style>"""


RELEASE = """<h1>Eleven held in Exampleville</h1>
<p>EXAMPLEVILLE &mdash; Officers arrested <b>11</b>
people on Friday,<br>the chief said.</p>
<ul><li>7 buyers</li><li>4 <a href="/law">pimps</a></li></ul>
<table><tr><th>Town</th><th>Arrests</th></tr><tr><td>Exampleville</td><td><p>11</p></td></tr></table>
<h2>What comes next</h2><p>All of them are due in court.</p>"""


LINES = [
    "Eleven held in Exampleville",
    "EXAMPLEVILLE — Officers arrested 11 people on Friday,",
    "the chief said.",
    "7 buyers",
    "4 pimps",
    "Town | Arrests",
    "Exampleville | 11",
    "What comes next",
    "All of them are due in court.",
]


def amid_furniture(release: str) -> str:
    return FURNITURE.replace("THE RELEASE", release)


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()
