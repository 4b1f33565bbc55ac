"""One version, wherever it is told."""

import tomllib

from accordingto.ledger.schema import NEEDS
from accordingto.read.web import AGENT
from tests.conftest import ROOT

VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]


def test_the_version_is_one() -> None:
    assert f"\n## {VERSION} " in (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert AGENT.startswith(f"accordingto/{VERSION.rpartition('.')[0]} ")


def test_a_ledger_asks_for_no_version_that_is_not_out_yet() -> None:
    needed, ours = (tuple(map(int, one.split("."))) for one in (NEEDS, VERSION))
    assert needed <= ours
