"""`make prove-wordpress`: a real WordPress, looked at while its office publishes, edits and closes doors.

Each step says what a look must find and what it found. Needs Debian's WordPress, MariaDB, PHP and nginx.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from homes import DESCRIBED, QUICK
from wordpress_on_loopback import PACKAGES, WordPress, missing, wordpress

TALLY = str(Path(sys.executable).parent / "tally")
COUNTED = ("result", "via", "listed", "new", "revised", "same", "gone", "failed")
POSTS, OWN_TYPE = 130, 5
_FILL = """
function told($n) {
  $text = "<p>The invented office of Example County said that it arrested $n people during drill $n.</p>";
  for ($k = 0; $k < 4; $k++) $text .= "<p>Paragraph $k of release $n tells of an invented “drill” in plain words.</p>";
  return ['post_title' => "Drill $n ends", 'post_name' => "drill-$n", 'post_content' => $text];
}
function publish($n, $more = []) {
  $day = date('Y-m-d H:i:s', strtotime("2020-01-01 15:00:00 +$n days"));
  return wp_insert_post($more + told($n) + ['post_status' => 'publish', 'post_date' => $day]);
}
function numbered($n) { return get_page_by_path("drill-$n", OBJECT, ['post', 'news_release'])->ID; }
"""
_FIRST = """
for ($n = 1; $n <= $v['posts']; $n++) publish($n);
for ($n = 1001; $n <= 1000 + $v['own']; $n++) publish($n, ['post_type' => 'news_release']);
publish(2001, ['post_status' => 'draft']);
publish(2002, ['post_status' => 'private']);
publish(2003, ['post_status' => 'future', 'post_date' => '2099-01-01 00:00:00']);
publish(2004, ['post_password' => 'open']);
publish(2005, ['post_type' => 'page']);
"""
_EDIT = """
wp_update_post(['ID' => numbered(7)] + array_slice(told(8), 2) + ['post_title' => 'Drill 7 ends anew']);
wp_trash_post(numbered(11)); wp_delete_post(numbered(12), true);
wp_update_post(['ID' => numbered(13), 'post_status' => 'draft']);
wp_update_post(['ID' => numbered(1001), 'post_name' => 'drill-1001-renamed']);
"""


def steps(site: WordPress) -> Iterator[tuple[str, dict[str, Any]]]:
    """What was done to the site, and what a look at it must find; each is looked at before the next is done."""
    everything = POSTS + OWN_TYPE
    site.php(_FILL + _FIRST, posts=POSTS, own=OWN_TYPE)
    fine = {"result": "partly", "via": "api", "new": 0, "revised": 0, "gone": 0, "failed": 1}  # one has a password
    yield "first look", fine | {"listed": everything + 1, "new": everything, "same": 0}
    yield "nothing happened", fine | {"listed": everything + 1, "same": everything}
    site.php(_FILL + _EDIT)
    left = everything - 3
    yield "edited, deleted, renamed", fine | {"listed": left + 1, "revised": 1, "same": left - 1, "gone": 3}
    site.php(_FILL + "update_option('close_rest', 1); publish(500);")
    yield "API closed, one more", fine | {"via": "sitemap", "listed": left + 2, "new": 1, "same": left}
    site.php(_FILL + "update_option('close_sitemap', 1); publish(501); wp_trash_post(numbered(20));")
    yield "sitemap closed too", fine | {"via": "feed", "listed": 10 + OWN_TYPE, "new": 1, "gone": 1}
    site.php("delete_option('close_rest'); delete_option('close_sitemap');")
    yield "opened again", fine | {"listed": left + 2, "same": left + 1}
    site.stop("mariadbd")
    yield "database down", {"result": "gave_up", "listed": 0, "gone": 0}


def look(home: Path) -> dict[str, Any]:
    asked = ["--contact", "proof@example.org", "--allow-private", "--format", "json", "--home", str(home)]
    done = subprocess.run([TALLY, "scrape", *asked], capture_output=True, text=True, check=False)
    found: dict[str, Any] = json.loads(done.stdout)[0]
    return found


def prove(folder: Path) -> list[dict[str, Any]]:
    home = folder / "home"
    (home / "corpus/sources").mkdir(parents=True)
    (home / "tally.yml").write_text(yaml.safe_dump({"scrape": QUICK}))
    rows = []
    with wordpress(folder) as site:
        entry: dict[str, Any] = DESCRIBED | {"id": "office", "platform": "wordpress", "addresses": [f"{site.address}/"]}
        entry |= {"post_types": ["posts", "news-releases"], "limits": {"delay_seconds": 0}}
        (home / "corpus/sources/office.yml").write_text(yaml.safe_dump(entry))
        for step, wanted in steps(site):
            found = look(home)
            differs = [f"{name} not {value}" for name, value in wanted.items() if found[name] != value]
            rows.append({"step": step, "as it must be": ", ".join(differs) or "yes"})
            rows[-1] |= {name: found[name] for name in (*COUNTED, "requests")}
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--format", choices=("table", "json"), default=os.environ.get("FORMAT", "table"))
    form = parser.parse_args().format
    if lacking := missing():
        sys.exit(f"Not installed: {', '.join(lacking)}. As root: apt-get install {PACKAGES}")
    with tempfile.TemporaryDirectory(prefix="wp") as folder:
        rows = prove(Path(folder))
    if form == "json":
        print(json.dumps(rows))
    else:
        widths = {name: max(len(str(row[name])) for row in [*rows, {name: name}]) for name in rows[0]}
        for row in [{name: name for name in rows[0]}, *rows]:
            print("  ".join(str(row[name]).ljust(width) for name, width in widths.items()))
    sys.exit(any(row["as it must be"] != "yes" for row in rows))


if __name__ == "__main__":
    main()
