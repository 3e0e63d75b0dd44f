"""The drawing library of the charts: Vega, Vega-Lite and Vega-Embed in one script, out of an installed package."""

from __future__ import annotations

from functools import cache

NAME = "vega.js"
EXPORTS = "window.vegaEmbed = vegaEmbed;"


@cache
def library() -> bytes:
    """The script, which sets `vegaEmbed`; a second and a half to put together."""
    import vl_convert

    return str(vl_convert.javascript_bundle(EXPORTS)).encode()
