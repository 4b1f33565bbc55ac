"""Attacks on `serve` in Chromium: scripts in every field and parameter, and an enemy's site that writes, reads, frames.

None succeeds: no script runs, nothing is asked of another site, no decision is kept, no word of the ledger is read.
Needs Chromium and playwright.
"""

import importlib
import json
import random
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from accordingto.ledger import Ledger
from accordingto.views.server import _PAGES
from torture import enemy
from torture.enemy import Enemy, reads, site, writes
from torture.running import accordingto
from torture.server import TARGETS, serving, token_of
from torture.texts import WHAT

ATTACKS = 40
"""In a round."""
SETTLE = 120
"""Milliseconds in which what a page has begun shows itself."""
TRIES = 5
NAMES = "search name stance date by origin origins day outlet a b back done page story number".split()
EVIL = "evil.example"
"""A name of the enemy's that leads to our server (DNS rebinding)."""


def attack(seed: int, folder: Path) -> list[str]:
    """One ledger of hostile words, one server, one browser, many attacks."""
    chance, found = random.Random(seed), shutil.which("chromium") or shutil.which("google-chrome")
    try:
        playwright = importlib.import_module("playwright.sync_api").sync_playwright
    except ImportError:
        found = None
    if found is None:
        return ["no Chromium or no playwright here: these rounds did nothing"] if seed % 1_000_000 == 0 else []
    faults: list[str] = []
    with site() as other, playwright() as started:
        (folder / "rows.jsonl").write_text("".join(json.dumps(_row(chance, other, at)) + "\n" for at in range(6)))
        done = accordingto("read", folder / "rows.jsonl", "--ledger", folder / "story.db")
        if done.code:
            return [f"reading fails: {done.err[-300:]}"]
        options = [f"--host-resolver-rules=MAP {EVIL} 127.0.0.1", "--no-sandbox", "--disable-popup-blocking"]
        browser = started.chromium.launch(executable_path=found, args=options)
        with serving(folder / "story.db", faults) as port:
            attacker = _Attacker(chance, browser, other, folder / "story.db", port)
            faults += attacker.cannot_see()
            for _ in range(ATTACKS):
                faults += attacker.attack()
        browser.close()
    return faults


def _row(chance: random.Random, other: Enemy, at: int) -> dict[str, str]:
    """An article in which every field tries to be more than words."""
    names = "name", "title", "outlet", "byline", "section", "url"
    bad = {name: other.markup(chance) for name in names if chance.random() < 0.7}
    said = [
        f"Ada {other.markup(chance)} Quill said that {chance.choice(WHAT)} {other.markup(chance)}." for _ in range(3)
    ]
    return {"name": f"a{at}", **bad, "text": "\n\n".join([*said, f"“{chance.choice(WHAT)},” Ada Quill said."])}


class _Attacker:
    """Each attack in a window of its own."""

    def __init__(self, chance: random.Random, browser: Any, other: Enemy, path: Path, port: int) -> None:
        self._chance, self._browser, self._other, self._path = chance, browser, other, path
        self._ours, self._port = f"http://127.0.0.1:{port}", port
        with Ledger.open(path) as ledger:
            self._articles = [kept.article.id for kept in ledger.articles()]
            self._statements = [entry.statement.id for entry in ledger.statements()]

    def cannot_see(self) -> Iterator[str]:
        """That an attack which does succeed is seen: the enemy's script on the enemy's own page."""
        self._other.page = f"<script>fetch('{enemy.STOLEN}');alert(1)</script>"
        seen = list(self._opened("a script of the enemy's", self._other.url))
        if len(seen) < 2:
            yield f"an attack that succeeds is not seen: {seen}"

    def attack(self) -> Iterator[str]:
        kind = self._chance.choice(
            (self._stored, self._reflected, self._entered, self._writes, self._reads, self._named)
        )
        before = self._decisions()
        try:
            yield from kind()
        except Exception as error:  # of playwright, where a page is led elsewhere at once
            yield f"{kind.__name__}: {type(error).__name__}: {str(error)[:200]}"
        if self._decisions() != before:
            yield f"{kind.__name__}: a decision is kept: {self._decisions()[-1:]}"

    def _decisions(self) -> list[str]:
        with Ledger.open(self._path) as ledger:
            return [
                repr(one.judgement) for one in ledger.judgements(by_users=True) if "allowed" not in one.judgement.right
            ]

    def _address(self) -> str:
        page = self._chance.choice(list(_PAGES))
        of_article = page.startswith(("/article/", "/story/"))
        return page.replace("{ref}", self._chance.choice(self._articles if of_article else self._statements))

    def _stored(self) -> Iterator[str]:
        yield from self._opened("a page", self._ours + self._address())

    def _reflected(self) -> Iterator[str]:
        given = {self._chance.choice(NAMES): self._other.markup(self._chance) for _ in range(3)}
        yield from self._opened("a parameter", self._ours + self._address(), given)

    def _entered(self) -> Iterator[str]:
        """Words that a user is made to enter, and where the form leads."""
        words = "allowed " + self._other.markup(self._chance)
        back = self._chance.choice(
            (self._other.url, "//evil.example/", "/\\evil.example", "javascript:alert(1)", "/claims")
        )
        form = {"token": token_of(self._port), "verdict": "said_by", "left": self._chance.choice(self._statements)}
        yield from self._opened("a name", self._ours, {**form, "right": words[:200], "back": back}, posted=True)
        yield from self._opened("a name that was entered", f"{self._ours}/corrections")

    def _writes(self) -> Iterator[str]:
        one, other = self._chance.sample(self._statements, 2)
        form = {"verdict": self._chance.choice(("same", "different", "not_a_statement")), "left": one, "right": other}
        form["token"] = self._chance.choice(("", "x" * 43, token_of(self._port)))  # even one that has leaked
        self._other.page = writes(self._chance, self._ours, form | {"number": "1", "back": "/claims"})
        yield from self._opened(self._other.page, self._other.url, of="theirs")

    def _reads(self) -> Iterator[str]:
        target = self._chance.choice(
            (self._address(), "/export/jsonl", "/news.atom", *TARGETS[:-2], "/static/pages.js")
        )
        self._other.page = reads(self._chance, self._ours + target)
        yield from self._opened(self._other.page, self._other.url, of="theirs")

    def _named(self) -> Iterator[str]:
        name = f"http://{EVIL}:{self._port}{self._address()}"
        yield from self._opened("another name", name, of="refused")

    def _opened(
        self, what: str, url: str, given: dict[str, str] | None = None, *, posted: bool = False, of: str = "ours"
    ) -> Iterator[str]:
        """Open it and look what happens."""
        context, alerts = self._browser.new_context(), []
        page = context.new_page()
        context.on("dialog", lambda one: (alerts.append(one.message), one.dismiss()))
        self._other.stolen.clear()
        if given is not None:
            fill = """([to, given, method]) => { const form = document.createElement('form'); form.action = to;
                form.method = method; for (const [name, value] of Object.entries(given)) {
                const one = document.createElement('input'); one.name = name; one.value = value; form.append(one) }
                document.body.append(form); setTimeout(() => form.submit()) }"""
            page.goto(self._ours + "/claims")
            with page.expect_navigation():
                page.evaluate(fill, [f"{self._ours}/judge" if posted else url, given, "post" if posted else "get"])
        else:
            page.goto(url)
        page.wait_for_timeout(SETTLE)
        yield from (f"{what[:300]}: a dialog says {said!r}" for said in alerts)
        yield from (f"{what[:300]}: {one[:200]} is asked of the enemy" for one in self._other.stolen)
        for frame in (frame for one in context.pages for frame in one.frames):
            if _ran(frame):
                yield f"{what[:300]}: a script has run in {frame.url[:200]}"
            if frame.parent_frame and "masthead" in frame.content():
                yield f"{what[:300]}: our page is in a frame"
        if of == "ours" and not page.url.startswith(
            (self._ours, self._other.url if url == self._other.url else self._ours)
        ):
            yield f"{what[:300]}: it leads to {page.url[:200]}"
        if of == "refused" and "answers to its own address" not in page.content():
            yield f"{what[:300]}: it is answered"
        context.close()


def _ran(frame: Any) -> bool:
    """Whether the script of `Enemy.markup` has run in it; asked again where it was just then led elsewhere."""
    for _ in range(TRIES):
        try:
            return bool(frame.evaluate("window.stolen"))
        except Exception as error:
            if "Execution context was destroyed" not in str(error):
                raise
            time.sleep(SETTLE / 1000)
    return False
