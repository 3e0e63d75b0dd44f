"""A real WordPress for proofs: MariaDB, PHP and nginx in a folder of their own, on loopback, ended with the process."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

PACKAGES = "mariadb-server nginx php-cli php-fpm php-mysql php-xml wordpress wordpress-theme-twentytwentythree"
_DISTRIBUTED = Path("/usr/share/wordpress")
_CONFIG = """<?php
define('DB_NAME', 'wp'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:%(folder)s/mariadb.sock');
define('WP_HOME', '%(address)s'); define('WP_SITEURL', '%(address)s');
define('DISABLE_WP_CRON', true); define('WP_HTTP_BLOCK_EXTERNAL', true);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""
# A type of release of its own, and switches that close what administrators close.
_PLUGIN = """<?php
add_action('init', fn() => register_post_type('news_release', ['public' => true, 'label' => 'Releases',
  'show_in_rest' => true, 'rest_base' => 'news-releases', 'rewrite' => ['slug' => 'newsroom']]));
if (get_option('close_rest')) add_filter('rest_authentication_errors',
  fn() => new WP_Error('rest_disabled', 'Closed.', ['status' => 401]));
if (get_option('close_sitemap')) add_filter('wp_sitemaps_enabled', '__return_false');
"""
_INSTALL = """
define('WP_INSTALLING', true); require '%(site)s/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Example Office', 'office', 'office@example.org', true, '', wp_generate_password());
foreach (get_posts(['post_type' => ['post', 'page'], 'numberposts' => -1]) as $p) wp_delete_post($p->ID, true);
switch_theme('twentytwentythree');
$wp_rewrite->set_permalink_structure('/%%year%%/%%monthnum%%/%%postname%%/'); flush_rewrite_rules();
"""
_FPM = """[global]
error_log = %(folder)s/fpm.log
[www]
listen = %(folder)s/fpm.sock
listen.mode = 0666
user = %(user)s
pm = static
pm.max_children = 3
"""
_NGINX = """daemon off; pid %(folder)s/nginx.pid; error_log %(folder)s/nginx.error.log;
events {}
http {
  include /etc/nginx/mime.types; access_log %(folder)s/access.log; client_body_temp_path %(folder)s/body;
  fastcgi_temp_path %(folder)s/fastcgi; proxy_temp_path %(folder)s/proxy; uwsgi_temp_path %(folder)s/uwsgi;
  scgi_temp_path %(folder)s/scgi; gzip on; gzip_min_length 200; gzip_types application/json text/xml application/xml;
  server {
    listen 127.0.0.1:%(port)s; root %(site)s; index index.php;
    location / { try_files $uri $uri/ /index.php?$args; }
    location ~ \\.php$ { include /etc/nginx/fastcgi.conf; fastcgi_pass unix:%(folder)s/fpm.sock; }
  }
}
"""


def missing() -> list[str]:
    """What must be installed first."""
    programs = [name for name in ("mariadbd", "mariadb-install-db", "nginx", "php") if not _program(name)]
    found = {"php-fpm": bool(_fpm()), str(_DISTRIBUTED): _DISTRIBUTED.is_dir()}
    return programs + [name for name, there in found.items() if not there]


@dataclass
class WordPress:
    folder: Path
    address: str
    started: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def php(self, code: str, **values: object) -> str:
        """Run code with WordPress loaded, `$v` holding the values; what it prints."""
        given = f"$v = json_decode({_quoted(json.dumps(values))}, true); "
        return self._run(f"require {_quoted(str(self.folder / 'site/wp-load.php'))}; {given}{code}")

    def install(self) -> None:
        self._run(_INSTALL % {"site": self.folder / "site"})

    def _run(self, code: str) -> str:
        done = subprocess.run(["php", "-r", code], capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(done.stdout + done.stderr)
        return done.stdout

    def start(self, program: str, *arguments: str | Path) -> None:
        with (self.folder / "said.log").open("ab") as log:
            self.started[Path(program).name] = subprocess.Popen([program, *arguments], stdout=log, stderr=log)

    def stop(self, name: str) -> None:
        self.started[name].terminate()
        self.started.pop(name).wait()


@contextmanager
def wordpress(folder: Path) -> Iterator[WordPress]:
    """A WordPress without posts, at work until the context ends; `folder` is absolute and short (sockets)."""
    port = _free_port()
    site = WordPress(folder, f"http://127.0.0.1:{port}")
    root = os.geteuid() == 0
    told = {"folder": folder, "site": folder / "site", "port": port, "address": site.address}
    shutil.copytree(_DISTRIBUTED, folder / "site", symlinks=False, ignore_dangling_symlinks=True)
    plugins = folder / "site/wp-content/mu-plugins"
    plugins.mkdir()
    (folder / "site/wp-config.php").write_text(_CONFIG % told)
    (plugins / "office.php").write_text(_PLUGIN)
    (folder / "fpm.conf").write_text(_FPM % (told | {"user": "root" if root else os.environ.get("USER", "nobody")}))
    (folder / "nginx.conf").write_text(("user root;\n" if root else "") + _NGINX % told)
    as_root: Sequence[str] = ("--user=root",) if root else ()
    data = f"--datadir={folder / 'data'}"
    subprocess.run(
        ["mariadb-install-db", "--no-defaults", data, "--auth-root-authentication-method=normal", *as_root],
        check=True,
        capture_output=True,
    )
    try:
        at = folder / "mariadb.sock"
        site.start(_program("mariadbd"), "--no-defaults", data, f"--socket={at}", "--skip-networking", *as_root)
        _wait(at.exists)
        site._run(f"(new mysqli('localhost', 'root', '', '', 0, {_quoted(str(at))}))->query('CREATE DATABASE wp');")
        site.start(_fpm(), "--nodaemonize", *(("--allow-to-run-as-root",) if root else ()), "-y", folder / "fpm.conf")
        site.start(_program("nginx"), "-p", folder, "-c", folder / "nginx.conf")
        site.install()
        _wait(lambda: _answers(port))
        yield site
    finally:
        for name in reversed(list(site.started)):
            site.stop(name)


def _program(name: str) -> str:
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin") or ""


def _fpm() -> str:
    return _program("php-fpm") or next((str(path) for path in sorted(Path("/usr/sbin").glob("php-fpm*"))), "")


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _wait(until: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not until():
        if time.monotonic() > end:
            raise TimeoutError(f"not there after {seconds} s")
        time.sleep(0.1)
