"""Debian's Chromium, and the demo's ledger, which is read once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.attribute import shipped
from accordingto.ledger import Ledger
from tests.conftest import without_weights
from tests.match.fakes import Similarity
from tests.views.pages.conftest import Running, serving

PATIENCE = 60_000
"""Milliseconds to wait for what is to come; a busy machine takes its time."""


@pytest.fixture(scope="session")
def chromium():
    """A browser without a window; each test opens contexts of its own."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright, of the extra `test`")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of the shipped story."""
    from importlib.resources import as_file, files

    from accordingto.cli.reading import Intake
    from accordingto.read import read

    path = tmp_path_factory.mktemp("demo") / "demo.db"
    shipped()
    with without_weights():
        with as_file(files("accordingto") / "demo" / "story") as story, Intake(path) as reading:
            reading.read(read([str(story)]))
        with Ledger.open(path) as ledger:
            ledger.settle()
    return path


@pytest.fixture
def served(demo: Path, tmp_path: Path, networks: Similarity) -> Iterator[Running]:
    """The real server on a copy of the demo's ledger."""
    copy = tmp_path / "demo.db"
    shutil.copy(demo, copy)
    with serving(copy) as running:
        yield running


@pytest.fixture
def open_page(chromium, request):
    """Opens an address, and fails where a console error appears or a request leaves the machine."""
    contexts, wrong = [], []

    def opened(address: str, width: int = 1280, theme: str = "light"):
        context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        own = address.split("/")[2] if address.startswith("http") else "file"
        page.on(
            "request", lambda sent: None if sent.url.startswith(("file:", f"http://{own}/")) else wrong.append(sent.url)
        )
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not wrong
