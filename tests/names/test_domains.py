"""Addresses to outlets, by the table of hosts."""

from importlib.resources import files

import pytest

from accordingto.names.domains import outlet_at, publishers

ROWS = [
    line.split("\t")
    for line in (files("accordingto.names") / "data/domains.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(
    ("address", "outlet"),
    [
        pytest.param("https://www.reuters.com/world/a-b-2024-03-14/", "Reuters", id="www"),
        pytest.param("http://edition.cnn.com/x", "CNN", id="part-of-a-host"),
        pytest.param("https://APNEWS.com:443/article/x", "AP", id="case-and-port"),
        pytest.param("theguardian.com", "The Guardian", id="host-alone"),
        pytest.param("https://english.alarabiya.net./x", "Al Arabiya", id="dot-at-the-end"),
        pytest.param("https://www1.folha.uol.com.br/x", "Folha de S.Paulo", id="nearest-host"),
        pytest.param("https://noticias.uol.com.br/x", "UOL", id="host-above"),
        pytest.param("https://notreuters.com/", None, id="other-host"),
        pytest.param("https://reuters.com.example/", None, id="host-below-another"),
        pytest.param("https://com/", None, id="top"),
        pytest.param("https://tillery-gazette.example/", None, id="unknown"),
        pytest.param("https://[::1/", None, id="no-address"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_outlet_at(address: str, outlet: str | None) -> None:
    assert outlet_at(address) == outlet


def test_publishers_go_by_their_names_alone() -> None:
    assert "TV 2" in publishers()
    assert not [name for name in publishers() if "(" in name]


def test_each_row_is_a_host_and_a_name() -> None:
    assert len(ROWS) > 2_000
    assert all(len(row) == 2 and row[1].strip() == row[1] != "" for row in ROWS)
    hosts = [host for host, _ in ROWS]
    assert hosts == sorted(set(hosts))
    assert all("." in host and host == host.lower() and not host.startswith("www.") for host in hosts)


def test_no_row_repeats_what_the_host_above_it_says() -> None:
    table = dict(map(tuple, ROWS))
    above = ((host, host.split(".", 1)[1]) for host in table)
    assert not [host for host, parent in above if table.get(parent) == table[host]]
