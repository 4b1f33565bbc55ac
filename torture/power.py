"""The power fails at any moment: what a command had said is kept is there in whole, and the rest is whole or not there.

All that was synced is on the disk, and any part of what was not (`disk.py`). What the program promises, with `PRAGMA
synchronous = FULL`: what is committed is on the disk, whoever else holds the ledger. Needs a C compiler.
"""

import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from pathlib import Path

from accordingto.attribute import shipped
from accordingto.errors import LedgerError
from accordingto.ledger import Ledger
from accordingto.match import version
from torture.children import command, finish
from torture.disk import Disk, mark, records
from torture.kills import claims_of, kept_in, unsound
from torture.migrations import multiplied, opened, rows_of, unlike
from torture.running import accordingto
from torture.shims import NoCompilerError, library
from torture.texts import rows

ARTICLES, FIRST = 10, 4
LOSSES = 60
"""Of power in a round."""
FINISHED = 4
"""Of these, how often all is read to the end afterwards."""
Step = Callable[[], object]


@dataclass(frozen=True)
class _State:
    """What a ledger has and what it has forgotten, and which files there are beside it."""

    articles: dict[str, list[str]]
    decisions: list[str]
    files: frozenset[str]
    gone: frozenset[str] = frozenset()


def attack(seed: int, folder: Path) -> list[str]:
    """A session of commands, written down as it goes; then the power fails at many moments of it."""
    chance = random.Random(seed)
    shipped(), version()
    try:
        shim = library("disk", folder)
    except NoCompilerError as error:
        return [str(error)] if seed % 1_000_000 == 0 else []
    if chance.random() < 0.2:
        return list(_migration(chance, folder, shim))
    given = rows(chance, ARTICLES).splitlines(keepends=True)
    (folder / "rows.jsonl").write_bytes(b"".join(given))
    (folder / "first.jsonl").write_bytes(b"".join(given[:FIRST]))
    whole = folder / "whole.db"
    finish(command("read", folder / "rows.jsonl", "--ledger", whole), folder / "told")
    log, states = folder / "log", [_State({}, [], frozenset())]
    for said in _session(chance, folder, {**shim, "TORTURE_LOG": str(log), "TORTURE_FOLDER": str(folder / "disk")}):
        if said:
            return [f"a command fails: {said[-300:]}"]
        state = _state(folder / "disk", folder / "seen")
        gone = (states[-1].gone | states[-1].articles.keys()) - state.articles.keys()
        states.append(replace(state, gone=gone))
        mark(log)
    return list(_losses(chance, folder, states, whole))


def _session(chance: random.Random, folder: Path, shim: dict[str, str]) -> Iterator[str]:
    """What each command says that fails; half of the sessions go on beside somebody who holds the ledger."""
    path = folder / "disk" / "story.db"
    path.parent.mkdir()
    every = (
        "read {folder}/first.jsonl --ledger {path}",
        "read {folder}/rows.jsonl --ledger {path}",
        "same {one} {other} --ledger {path}",
        "said-by {one} Vayle --ledger {path}",
        "different {one} {other} --ledger {path}",
        "forget {article} --ledger {path}",
        "backup {folder}/disk/copy.db --ledger {path}",
        "export --format csv -o {folder}/disk/out.csv --ledger {path}",
        "read {folder}/rows.jsonl --ledger {path}",
    )
    with ExitStack() as others:
        held, names = chance.random() < 0.5, {"folder": folder, "path": path}
        for line in every:
            done = accordingto(*line.format(**names).split(), shim=shim)
            yield done.err if done.code else ""
            if "one" not in names and "rows" in line:
                names |= _chosen(chance, path)
            if held and "first" in line:
                holder = others.enter_context(closing(sqlite3.connect(path)))
                holder.execute("SELECT count(*) FROM article").fetchall()


def _chosen(chance: random.Random, path: Path) -> dict[str, str]:
    with Ledger.open(path) as ledger:
        one, other = chance.sample([entry.statement.id for entry in ledger.statements()], 2)
        return {"one": one, "other": other, "article": chance.choice(list(ledger.articles())).article.id}


def _state(disk: Path, copy: Path) -> _State:
    """Of a copy, so that looking changes nothing."""
    shutil.copytree(disk, copy)
    try:
        path = copy / "story.db"
        with Ledger.open(path) as ledger:
            decisions = [repr(one.judgement) for one in ledger.judgements(by_users=True)]
        return _State(kept_in(path), decisions, frozenset(one.name for one in disk.glob("*.[dc][bs]*[bv]")))
    except LedgerError:
        return _State({}, [], frozenset())  # there is none yet
    finally:
        shutil.rmtree(copy)


def _losses(chance: random.Random, folder: Path, states: list[_State], whole: Path) -> Iterator[str]:
    told = list(records(folder / "log"))
    moments = sorted(chance.sample(range(len(told)), min(LOSSES, len(told))))
    finished = set(chance.sample(moments, FINISHED))
    disk, ended = Disk(folder / "disk"), 0
    for at, record in enumerate(told):
        ended += record.what == "m"
        disk.do(record)
        if at not in moments:
            continue
        left = folder / "left"
        disk.lose_power(chance, left)
        around = states[ended], states[min(ended + 1, len(states) - 1)]
        faults = [*_unlike(left, *around), *(_unfinished(folder, left, whole) if at in finished else ())]
        yield from (f"power fails after {at} of {len(told)}, {ended} commands: {fault}" for fault in faults)
        shutil.rmtree(left)


def _unlike(left: Path, before: _State, after: _State) -> Iterator[str]:
    """What is lost of what was kept, and what is only half there."""
    for one in left.glob("*.db"):
        yield from (f"{one.name}: {fault}" for fault in unsound(one))
    for one in left.glob("out.csv"):
        if not one.read_bytes().endswith(b"\n"):
            yield "half an export has its name"
    gone = before.files & after.files - {one.name for one in left.iterdir()}
    if gone:
        yield f"{sorted(gone)} are gone"
    now = _state(left, left.with_name("seen"))
    lost = before.articles.keys() & after.articles.keys() - now.articles.keys()
    if lost:
        yield f"{len(lost)} articles are lost"
    if any(said not in (before.articles.get(one), after.articles.get(one)) for one, said in now.articles.items()):
        yield "half an article is kept, or one that was forgotten"
    if now.decisions not in (before.decisions, after.decisions):
        yield f"the decisions are {now.decisions}, before {before.decisions}, after {after.decisions}"

    for forgotten in before.gone & after.gone:
        with Ledger.open(left / "story.db") as ledger:
            ledger.finish_erasing()
        if any(forgotten.encode() in one.read_bytes() for one in left.glob("story.db*")):
            yield "bytes of what was forgotten are left"


def _unfinished(folder: Path, left: Path, whole: Path) -> Iterator[str]:
    """What differs from a ledger that never lost its power, once all has been read."""
    path = left / "story.db"
    for words in (("read", folder / "rows.jsonl"), ("check", "--mend")):
        code, said, _ = finish(command(*words, "--ledger", path), folder / "told")
        if code:
            yield f"{words[0]} fails afterwards: {said[-300:]}"
            return
    with Ledger.open(path) as ledger:
        if ledger.judgements(by_users=True):
            return  # which say otherwise
    if kept_in(path) != kept_in(whole):
        yield "what is read afterwards is not what was to be read"
    elif claims_of(path) != claims_of(whole):
        yield "its claims are not those of a ledger that never lost its power"


def _migration(chance: random.Random, folder: Path, shim: dict[str, str]) -> Iterator[str]:
    """A ledger of an older version is the old one or the new one, and its copy is there once it is new."""
    path, log = folder / "disk" / "story.db", folder / "log"
    path.parent.mkdir()
    multiplied(path, 20)
    before, disk = rows_of(path), Disk(path.parent)
    disk.put(path)
    done = accordingto(
        "articles", "--ledger", path, shim={**shim, "TORTURE_LOG": str(log), "TORTURE_FOLDER": str(path.parent)}
    )
    if done.code:
        yield f"it fails: {done.err[-300:]}"
    told = list(records(log))
    moments = set(chance.sample(range(len(told)), min(LOSSES, len(told))))
    for at, record in enumerate(told):
        disk.do(record)
        if at in moments:
            left = folder / "left"
            disk.lose_power(chance, left)
            faults = list(unlike(left / path.name, before))
            code, said, _ = finish(lambda: opened(folder / "left" / "story.db"), folder / "told")
            faults += [f"it cannot be opened: {said[-300:]}"] if code else unlike(left / path.name, before)
            yield from (f"power fails after {at} of {len(told)} of a migration: {fault}" for fault in faults)
            shutil.rmtree(left)
