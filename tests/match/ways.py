"""Sources and ways of invented people and outlets."""

from accordingto.records import Agent, Link, Source, Way


def person(name: str, body: str | None = None) -> Source:
    return Source(name, Agent.PERSON, True, (), body)


def group(name: str) -> Source:
    """People whom nobody can look up."""
    return Source(name, Agent.GROUP, False)


def body(name: str) -> Source:
    return Source(name, Agent.ORGANISATION, True)


def outlet(name: str, named: bool = True) -> Source:
    return Source(name, Agent.OUTLET, named)


def document(name: str, named: bool = False) -> Source:
    return Source(name, Agent.DOCUMENT, named)


def way(article: str, *chain: Source) -> Way:
    return Way(article, f"{article}1", tuple(Link(source, None, "") for source in chain))
