"""Templates to HTML. Everything that comes from a ledger is escaped, whatever it is."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from accordingto.read.names import web
from accordingto.views import phrases
from accordingto.views.answer import row_figures
from accordingto.views.pages.drawing import drawing, small
from accordingto.views.pages.links import node_href
from accordingto.views.screen import plain
from accordingto.views.tree import notes, rows

STATIC = ("icon.svg", "pages.css", "reading.js", "find.js", "take.js")
_WORDS = (
    "because between capital carrier carriers counted day days interval listed outlet printed published quotation"
    " reason said_on some standing suggested tells_nothing title written_on"
).split()


@cache
def environment() -> Environment:
    """The templates, compiled once."""
    made = Environment(
        loader=PackageLoader("accordingto.views.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {name: getattr(phrases, name) for name in _WORDS}
    made.globals |= {"drawing": drawing, "small": small, "notes": notes, "rows": rows, "node_href": node_href}
    made.globals |= {"row_figures": row_figures, "zip": zip}
    made.filters["web"] = web
    return made


def render(template: str, **shown: Any) -> str:
    """A page, or a piece of one."""
    return environment().get_template(template).render(**shown)


def compile_all() -> None:
    """Compile every template now, so that no reader waits for it."""
    for name in environment().list_templates():
        environment().get_template(name)


@cache
def static() -> Mapping[str, bytes]:
    """The files that pages are drawn with, by name; nothing else is ever read for a request."""
    folder = files("accordingto.views.pages") / "static"
    return {name: (folder / name).read_bytes() for name in STATIC}


def _shown(value: Any) -> Any:
    """What a template prints: controls and bidirectional overrides as U+FFFD, whatever text they came in."""
    if isinstance(value, Markup):
        return value
    return plain(value).encode("utf-8", "replace").decode() if isinstance(value, str) else value
