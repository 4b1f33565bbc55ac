"""Claims, conflicts, stories, quotations and comparisons as JSON rows. Fields are added, none is renamed."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from accordingto.ledger import ClaimEntry, Decision, Dispute, Entry, MemberEntry, Moment, Utterance
from accordingto.ledger.quotes import quoted
from accordingto.records import Article, Conflict, Origin, Side, Story
from accordingto.views.comparing import Comparison
from accordingto.views.rows import link_row, pair, pairs, value

if TYPE_CHECKING:
    from accordingto.match.copies import Shared

Find = Callable[[str], Article]
"""The article of an id."""


def claim_row(entry: ClaimEntry, find: Find) -> dict[str, Any]:
    """What `claims --json` and `claim --json` print; articles by name."""
    claim, origins, found = entry.claim, entry.claim.origins, entry.claim.provenance
    names = {ident: find(ident).name for ident in _articles(entry)}
    return {
        "id": claim.id,
        "wording": claim.wording,
        "sure": claim.sure,
        "members": [member_row(one) for one in entry.tellings if one.sure],
        "perhaps": [member_row(one) for one in entry.tellings if not one.sure],
        "kind": claim.kind.value,
        "origins": {
            "at_least": origins.at_least,
            "at_most": origins.at_most,
            "untraced": origins.untraced,
            "because": list(origins.because),
            "who": [origin_row(origin, names) for origin in found.origins],
        },
        "no_source": [names[ident] for ident in found.no_source],
        "dropped": [names[ident] for ident in found.dropped],
        "hardened": [{"hedged": hedged, "firm": firm} for hedged, firm in found.hardened],
        "first": names[found.first] if found.first else None,
        "rejected": [names[ident] for ident in found.rejected],
        "conflicts": [{"kind": one.kind.value, "what": one.what} for one in claim.conflicts],
        "statements": origins.statements,
        "outlets": origins.outlets,
        "decisions": [decision_row(one) for one in entry.decisions],
        "story": entry.story,
    }


def _articles(entry: ClaimEntry) -> set[str]:
    return {one.entry.article.id for one in entry.tellings}


def origin_row(origin: Origin, names: Mapping[str, str]) -> dict[str, Any]:
    """One origin: who, the articles that it reached, and the words of each by which it is told."""
    return {
        "name": origin.who,
        "kind": origin.kind.value,
        "named": origin.named,
        "articles": [names[ident] for ident in origin.articles],
        "because": [
            {"article": names[way.article], "span": pair(way.chain[-1].span), "why": way.chain[-1].because}
            for way in origin.ways
        ],
        "merged": list(origin.because),
    }


def member_row(member: MemberEntry) -> dict[str, Any]:
    """A telling as a member of a claim: `statements --json` has the rest of it under this id."""
    return {
        **telling_row(member.entry),
        "sure": member.sure,
        "stance": member.stance.value,
        "likely": member.likely,
        "because": member.because,
    }


def telling_row(entry: Entry) -> dict[str, Any]:
    """A telling: where it stands, how it is put forward, through whom, and with which stance."""
    return {
        "article": entry.article.name,
        "article_id": entry.article.id,
        "statement": entry.statement.id,
        "told": entry.statement.told.value,
        "content": pairs(entry.statement.attribution.content),
        "chain": [link_row(link) for link in entry.statement.chain],
        "stance": entry.statement.stance.value,
        "text": entry.content,
    }


def decision_row(decision: Decision) -> dict[str, Any]:
    """What a user decided on two tellings."""
    one = decision.judgement
    return {
        "left": one.left,
        "right": one.right,
        "verdict": one.verdict.value,
        "because": one.because,
        "author": one.author,
        "made": decision.made,
    }


def dispute_row(dispute: Dispute, find: Find) -> dict[str, Any]:
    """What `conflicts --json` prints."""
    return {**conflict_row(dispute.conflict, find), "claim": dispute.claim, "story": dispute.story}


def conflict_row(conflict: Conflict, find: Find) -> dict[str, Any]:
    """A conflict with its sides; articles by name."""
    return {
        "kind": conflict.kind.value,
        "what": conflict.what,
        "on": conflict.on,
        "sides": [side_row(side, find) for side in conflict.sides],
    }


def side_row(side: Side, find: Find) -> dict[str, Any]:
    """One side of a conflict."""
    article = find(side.article)
    return {"article": article.name, "article_id": article.id, "span": pair(side.span), "says": side.says}


def story_row(story: Story, find: Find) -> dict[str, Any]:
    """What `stories --json` prints; articles oldest first."""
    articles = [find(article) for article in story.articles]
    return {
        "id": story.id,
        "title": story.title,
        "articles": [
            {"article": one.name, "article_id": one.id, "outlet": value(one.outlet), "published": value(one.published)}
            for one in articles
        ],
    }


def moment_row(moment: Moment, find: Find) -> dict[str, Any]:
    """What `timeline --json` prints."""
    return {
        "first": moment.first.isoformat(),
        "last": moment.last.isoformat(),
        "says": moment.says,
        "article": moment.article.name,
        "article_id": moment.article.id,
        "span": pair(moment.span),
        "statement": moment.entry.statement.id if moment.entry else None,
        "conflict": conflict_row(moment.dispute.conflict, find) if moment.dispute else None,
        "story": moment.story,
    }


def utterance_row(utterance: Utterance) -> dict[str, Any]:
    """What `quotes --json` prints."""
    ids = [entry.statement.id for entry in utterance.entries]
    return {
        "claim": utterance.claim,
        "statements": [
            {**telling_row(entry), "source": entry.source or None, "quoted": quoted(entry)}
            for entry in utterance.entries
        ],
        "variants": [
            {
                "left": ids[one.left],
                "right": ids[one.right],
                "pieces": [{"what": piece.what, "left": piece.left, "right": piece.right} for piece in one.pieces],
            }
            for one in utterance.variants
        ],
    }


def comparison_row(found: Comparison, claims: Iterable[ClaimEntry], find: Find) -> dict[str, Any]:
    """What `compare --json` prints: one object; `claims` are the shared ones, whole."""
    return {
        "a": found.left.name,
        "b": found.right.name,
        "a_id": found.left.id,
        "b_id": found.right.id,
        "affiliated": found.newsroom is not None,
        "affiliated_because": found.newsroom.judgement.because if found.newsroom else None,
        "shared_text": [shared_row(one, found.left) for one in found.text],
        "shared_claims": [claim_row(one, find) for one in claims],
        "differences": [dispute_row(one, find) for one in found.disputes],
        "only_a": [telling_row(one) for one in found.only_left],
        "only_b": [telling_row(one) for one in found.only_right],
    }


def shared_row(shared: "Shared", left: Article) -> dict[str, Any]:
    """A passage that two articles share; `text` is that of the first."""
    return {
        "a": pair(shared.left),
        "b": pair(shared.right),
        "text": left.text[shared.left.start : shared.left.end],
        "likeness": shared.likeness,
        "because": shared.because,
    }
