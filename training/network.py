"""The network: MiniLM with case and quotation features, a layer that finds cues, and one that reads for a cue.

The first is a linear-chain CRF (Lafferty, McCallum and Pereira 2001) over the tags of all roles. The second is
what links: for each cue it tags the whole window anew, with the roles that belong to that cue and no other, as
semantic role labelling does for a predicate (He et al. 2017). So a source may serve several cues, a content may
come in pieces, and a cue may have no source.
"""

from pathlib import Path

import torch
from torch import nn
from transformers import BertConfig, BertModel

from accordingto.attribute.roles import DISTANCES, PAGES, ROLE_TAGS, SHARED, TAGS, WIDTH
from accordingto.attribute.windows import FEATURES


class Network(nn.Module):
    """Emissions for every piece, and three vectors a piece: as a word, as a cue's first and as its last piece."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.dropout = nn.Dropout(0.1)
        self.emit = nn.Linear(width, len(TAGS))
        self.vectors = nn.Linear(width, 3 * WIDTH)
        self.distance = nn.Embedding(DISTANCES, WIDTH)
        self.page = nn.Embedding(PAGES, WIDTH)
        self.role = nn.Linear(WIDTH, len(ROLE_TAGS))
        self.mix = nn.Parameter(torch.ones(len(ROLE_TAGS)))
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.role_transitions = nn.Parameter(torch.zeros(len(ROLE_TAGS), len(ROLE_TAGS)))
        nn.init.normal_(self.distance.weight, std=0.1)
        nn.init.normal_(self.page.weight, std=0.1)

    def forward(
        self, ids: torch.Tensor, features: torch.Tensor, mask: torch.Tensor | None
    ) -> tuple[torch.Tensor, torch.Tensor]:
        hidden = self.dropout(self.states(ids, features, mask))
        return self.emit(hidden), self.vectors(hidden)

    def states(self, ids: torch.Tensor, features: torch.Tensor, mask: torch.Tensor | None) -> torch.Tensor:
        """The encoder's last layer, a row a piece."""
        found: torch.Tensor = self.encoder(
            input_ids=ids, token_type_ids=features, attention_mask=mask
        ).last_hidden_state
        return found

    def roles(
        self, emissions: torch.Tensor, vectors: torch.Tensor, cues: torch.Tensor, pages: torch.Tensor
    ) -> torch.Tensor:
        """Role emissions of every piece for each cue; a row of `cues` is (row of the batch, first, last piece)."""
        row, first, last = cues.T
        word, starts, ends = vectors.split(WIDTH, dim=2)
        distance = self.distance(distances(first, word.shape[1]))
        page = self.page(apart(pages[row], first))
        hidden = torch.relu(word[row] + (starts[row, first] + ends[row, last]).unsqueeze(1) + distance + page)
        return self.role(hidden) + self.mix * emissions[row][:, :, SHARED]


def distances(first: torch.Tensor, length: int) -> torch.Tensor:
    """Buckets of how far each piece lies from the cue's first: exact to 8, then four an octave, by side."""
    gap = torch.arange(length).unsqueeze(0) - first.unsqueeze(1)
    size = gap.abs().float()
    far = 8 + (torch.log2(size.clamp(min=8) / 8) * 4).floor()
    bucket = torch.where(size < 8, size, far).clamp(max=DISTANCES // 2 - 1).long()
    return torch.where(gap < 0, bucket, bucket + DISTANCES // 2)


def apart(pages: torch.Tensor, first: torch.Tensor) -> torch.Tensor:
    """0 the cue's own paragraph, 1 an earlier one, 2 the next, 3 a later one."""
    gap = pages - pages.gather(1, first.unsqueeze(1))
    return torch.where(gap == 0, 0, torch.where(gap < 0, 1, torch.where(gap == 1, 2, 3)))


def from_minilm(folder: str) -> Network:
    """A fresh network on all-MiniLM-L6-v2's encoder; the features start as its one token type."""
    pretrained = BertModel.from_pretrained(folder, add_pooling_layer=False)
    changes = {"type_vocab_size": FEATURES, "attention_probs_dropout_prob": 0.0}
    config = BertConfig(**{**pretrained.config.to_dict(), **changes})
    encoder = BertModel(config, add_pooling_layer=False)
    state = pretrained.state_dict()
    kind = "embeddings.token_type_embeddings.weight"
    state[kind] = state[kind][:1].repeat(FEATURES, 1) + 0.01 * torch.randn(FEATURES, config.hidden_size)
    encoder.load_state_dict(state)
    return Network(encoder)


def loaded(minilm: str, checkpoint: Path) -> Network:
    """A trained network, ready to be asked."""
    network = from_minilm(minilm)
    network.load_state_dict(torch.load(checkpoint, weights_only=True))
    return network.eval()


def crf_loss(
    emissions: torch.Tensor, tags: torch.Tensor, mask: torch.Tensor, transitions: torch.Tensor
) -> torch.Tensor:
    """Negative log-likelihood of the tags, summed over the rows."""
    held = mask.float()
    gold = emissions.gather(2, tags.unsqueeze(2)).squeeze(2).mul(held).sum(1)
    gold = gold + (transitions[tags[:, :-1], tags[:, 1:]] * held[:, 1:]).sum(1)
    alpha = emissions[:, 0]
    for t in range(1, emissions.shape[1]):
        step = torch.logsumexp(alpha.unsqueeze(2) + transitions, dim=1) + emissions[:, t]
        alpha = torch.where(mask[:, t].unsqueeze(1), step, alpha)
    return (torch.logsumexp(alpha, 1) - gold).sum()
