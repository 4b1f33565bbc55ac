"""The pages live: every request is looked at before anything is opened (`guard`).

Nothing in a request names a file. A write needs the token that only our own pages carry. A ledger is opened for each
request, so that it may be written to meanwhile.
"""

import contextlib
import hmac
import ipaddress
import re
import secrets
import tempfile
from collections.abc import Callable, Collection, Mapping
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from markupsafe import Markup
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from accordingto.errors import AccordingtoError, InputError
from accordingto.ledger import Decision, Ledger
from accordingto.views.exports.export import write
from accordingto.views.guard import USER, Guard
from accordingto.views.logins import Logins
from accordingto.views.pages.corrections import Notice, Reader, decide, notice, numbered, undo
from accordingto.views.pages.live import TO, CountedFacts, Live, Maker, Query, Sheet, local
from accordingto.views.pages.render import compile_all, render, static

_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
_LONGEST = 16_384
"""Bytes of a form."""
_PAGES: Mapping[str, Maker] = {
    "/": Live.front,
    "/story/{ref}": Live.story,
    "/claims": Live.claims,
    "/claim/{ref}": Live.claim,
    "/conflicts": Live.conflicts,
    "/timeline": Live.timeline,
    "/sources": Live.sources,
    "/source": Live.source,
    "/articles": Live.articles,
    "/article/{ref}": Live.article,
    "/statements": Live.statements,
    "/compare": Live.compare,
    "/correct/{ref}": Live.correct,
    "/corrections": Live.corrections,
    "/exports": Live.exports,
}
_FILES = {
    "jsonl": ("application/jsonl", "jsonl"),
    "csv": ("text/csv; charset=utf-8", "csv"),
    "parquet": ("application/vnd.apache.parquet", "parquet"),
    "prov": ("application/json", "prov.json"),
    "ftm": ("application/jsonl", "ftm.jsonl"),
    "webannotation": ("application/ld+json", "jsonld"),
}
"""The type of each export, and what its file's name ends in."""
_Act = Callable[[Ledger, Mapping[str, str], Reader], Decision]
"""What a form does: with the ledger, its fields, and who sent it."""
_COMMAND = re.compile(r"\. [^.]*accordingto .*\Z", re.DOTALL)
"""What to type on a terminal, which a page leaves out."""
_FRESH = {"Cache-Control": "no-store"}
_REFUSALS = {404: "Not found", 400: "Not kept"}


class Server:
    """What answers requests for one ledger.

    Corrections carry the name of who is logged in; without `logins` it is `author`. `read_only`: there are none.
    """

    def __init__(self, path: Path, author: str, logins: Logins | None = None, *, read_only: bool = False) -> None:
        self._path = path
        self._author = author
        self._logins = logins
        self._read_only = read_only
        self._counts = CountedFacts(path)
        self._token = secrets.token_urlsafe(32)

    def application(self, hosts: Collection[str]) -> ASGIApp:
        """The application; it answers requests to these hosts only, each with its port."""
        routes = [Route(path, self._page(maker), methods=["GET"]) for path, maker in _PAGES.items()]
        routes += [
            Route("/static/{name}", _static, methods=["GET"]),
            Route("/export/{form}", self._export, methods=["GET"]),
            Route("/tree/{ref}.svg", self._tree, methods=["GET"]),
            Route("/news.atom", self._news, methods=["GET"]),
            Route("/story/{ref}/news.atom", self._news, methods=["GET"]),
            Route("/judge", self._judge, methods=["POST"]),
            Route("/undo", self._undo, methods=["POST"]),
        ]
        return Guard(Starlette(routes=routes, exception_handlers={404: self._nothing}), hosts, self._logins)

    def warm(self) -> None:
        """Count what takes longest, and compile the templates, before the first request."""
        compile_all()
        static()
        with Ledger.open(self._path) as ledger:
            self._counts.facts(ledger)

    def _page(self, maker: Maker) -> Callable[[Request], Any]:
        async def answer(request: Request) -> Response:
            query = Query(request.path_params.get("ref", ""), dict(request.query_params))
            return await run_in_threadpool(self._answer, maker, query, _here(request))

        return answer

    def _answer(self, maker: Maker, query: Query, here: str) -> Response:
        def page(ledger: Ledger) -> Response:
            made, live = numbered(ledger, query.of("done")), Live(ledger, self._counts)
            sheet = maker(live, query)
            drawn = self._draw(sheet, here, notice(ledger, made) if made else None, **live.above(sheet))
            return Response(drawn.encode("utf-8", "replace"), media_type="text/html", headers=_FRESH)

        return self._opened(page)

    def _opened(self, make: Callable[[Ledger], Response], refused: int = 404) -> Response:
        """What is made of the ledger; where it cannot be, a page that says why."""
        try:
            with Ledger.open(self._path) as ledger:
                return make(ledger)
        except InputError as error:
            return self._refused(str(error), refused)
        except AccordingtoError as error:
            return self._refused(str(error), 503)

    def _draw(self, sheet: Sheet, here: str, told: Notice | None, *, nothing: bool = False, **above: Any) -> str:
        token = {} if self._read_only else {"token": self._token}
        shared = {"to": TO, "here": here, "corrections": token, "ledger": str(self._path)}
        shared["paged"] = lambda number: _with(here, "page", number)
        paging = {"paging": None, "asked": None, "search": "", "only": False} | sheet.shown
        template = "nothing" if nothing and sheet.shown.get("paging") else sheet.template
        body = Markup(render(f"{template}.html.j2", **shared, **paging))
        above = {"several": False, "within": "", "current": sheet.template} | above
        return render("served.html.j2", body=body, name=sheet.name, notice=told, **above, **shared, **paging)

    async def _nothing(self, request: Request, _: Exception) -> Response:
        return self._refused("No page has this address.", 404)

    def _refused(self, words: str, status: int) -> Response:
        name = _REFUSALS.get(status, "Not to be had")
        told = _COMMAND.sub(".", words)
        page = self._draw(Sheet("refused", name, {"head": name, "words": told, "story": None}), "/", None)
        return Response(page.encode("utf-8", "replace"), status, media_type="text/html")

    async def _export(self, request: Request) -> Response:
        form = request.path_params["form"]
        if form not in _FILES:
            return self._refused("No export has this name.", 404)
        return await run_in_threadpool(self._exported, form)

    def _exported(self, form: str) -> Response:
        """The ledger in that format, whole before the first byte is sent: an error is no half of a file."""

        def file(ledger: Ledger) -> Response:
            with contextlib.ExitStack() as kept:
                stream = kept.enter_context(tempfile.TemporaryFile())
                write(ledger, form, stream)
                kept.pop_all()  # it is closed when it is sent
            kind, ending = _FILES[form]
            return _File(stream, kind, {"Content-Disposition": f'attachment; filename="statements.{ending}"', **_FRESH})

        return self._opened(file)

    async def _tree(self, request: Request) -> Response:
        return await run_in_threadpool(self._drawn, request.path_params["ref"])

    def _drawn(self, ref: str) -> Response:
        """The tree of a claim as a picture."""

        def picture(ledger: Ledger) -> Response:
            tree = Live(ledger, self._counts).tree(ref)
            return Response(tree.encode("utf-8", "replace"), media_type="image/svg+xml")

        return self._opened(picture)

    async def _news(self, request: Request) -> Response:
        base = str(request.base_url).rstrip("/")
        return await run_in_threadpool(self._told, request.path_params.get("ref"), base)

    def _told(self, story: str | None, base: str) -> Response:
        """What the latest rounds brought, as an Atom feed."""

        def feed(ledger: Ledger) -> Response:
            found = Live(ledger, self._counts).news(story, base)
            return Response(found, media_type="application/atom+xml", headers=_FRESH)

        return self._opened(feed)

    async def _judge(self, request: Request) -> Response:
        return await self._write(
            request,
            lambda ledger, given, by: decide(
                ledger, given.get("verdict", ""), given.get("left", ""), given.get("right", ""), by
            ),
        )

    async def _undo(self, request: Request) -> Response:
        return await self._write(request, lambda ledger, given, by: undo(ledger, given.get("number", ""), by))

    async def _write(self, request: Request, act: _Act) -> Response:
        if self._read_only:
            return PlainTextResponse("This server shows the ledger and takes no corrections.", 403)
        given = await _form(request)
        if given is None:
            return PlainTextResponse("That form is too long, or no form.", 400)
        if not hmac.compare_digest(given.get("token", "").encode(), self._token.encode()):
            return PlainTextResponse("This page is from an earlier run of the server. Load it again, then decide.", 403)
        by = Reader(request.scope.get(USER) or self._author, _address(request))
        return await run_in_threadpool(self._appended, act, given, by)

    def _appended(self, act: _Act, given: Mapping[str, str], by: Reader) -> Response:
        def kept(ledger: Ledger) -> Response:
            ledger.finish_erasing()
            done = act(ledger, given, by)
            return RedirectResponse(_with(self._back(ledger, given.get("back", "/")), "done", done.number), 303)

        return self._opened(kept, 400)

    def _back(self, ledger: Ledger, back: str) -> str:
        """The page that the form stood on, where it is one of ours and still there; else the list of corrections."""
        try:
            parts = urlsplit(back)
            kind, _, ref = parts.path[1:].partition("/")
            if local(back) == back and kind == "claim":
                Live(ledger, self._counts).claim(Query(ref, dict(parse_qsl(parts.query))))
        except (ValueError, AccordingtoError):  # no address at all, or no claim any more; the decision is kept
            return "/corrections"
        return back if local(back) == back else "/corrections"


class _File(StreamingResponse):
    """A file from its start; it is closed when it is sent, or when nobody is there any more to take it."""

    def __init__(self, stream: BinaryIO, kind: str, headers: Mapping[str, str]) -> None:
        super().__init__(iter(partial(stream.read, 1 << 18), b""), media_type=kind, headers=headers)
        self._stream = stream

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self._stream:
            self._stream.seek(0)
            await super().__call__(scope, receive, send)


async def _static(request: Request) -> Response:
    """One of the files that pages are drawn with, from memory."""
    name = request.path_params["name"]
    found = static().get(name)
    if found is None:
        return PlainTextResponse("Not found", 404)
    return Response(found, media_type=_TYPES[name.rpartition(".")[2]], headers={"Cache-Control": "max-age=3600"})


async def _form(request: Request) -> dict[str, str] | None:
    """The fields of a form, None where it is too long or none."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        return None
    body = b""
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > _LONGEST:
                return None
        fields = parse_qs(body.decode("ascii"), max_num_fields=20)
    except (ValueError, ClientDisconnect):  # who hung up is told nothing
        return None
    return {name: values[-1] for name, values in fields.items()}


def _address(request: Request) -> str:
    """Where a request comes from; what a proxy says of it may be no address."""
    try:
        return str(ipaddress.ip_address(request.client.host if request.client else ""))
    except ValueError:
        return "an unknown address"


def _here(request: Request) -> str:
    """The address of this page, without what was decided on it before."""
    given = [(name, value) for name, value in request.query_params.multi_items() if name != "done"]
    return request.url.path + (f"?{urlencode(given)}" if given else "")


def _with(address: str, name: str, value: int) -> str:
    """The address with that parameter, and its place on the page."""
    parts = urlsplit(address)
    given = {key: values[-1] for key, values in parse_qs(parts.query).items()} | {name: str(value)}
    return f"{parts.path}?{urlencode(given)}" + (f"#{parts.fragment}" if parts.fragment else "")
