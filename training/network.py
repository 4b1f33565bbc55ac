"""The network: MiniLM with case and quotation features, a tag layer (CRF) and a learned link.

Tags are a linear-chain CRF (Lafferty, McCallum and Pereira 2001); links are biaffine pointers (Dozat and
Manning 2017): every content fragment points at its cue, every cue at its source or at none.
"""

import torch
from torch import nn
from transformers import BertConfig, BertModel

from accordingto.attribute.links import BUCKETS, VECTOR
from accordingto.attribute.windows import FEATURES
from training.polnear import TAGS

PARTS = 8  # content start, content end, cue start, cue end, twice: one set for each kind of link


class Network(nn.Module):
    """Emissions for every piece and eight link vectors of `VECTOR` numbers each."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.dropout = nn.Dropout(0.1)
        self.emit = nn.Linear(width, len(TAGS))
        self.project = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Linear(width, PARTS * VECTOR))
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.tables = nn.ParameterDict(
            {name: nn.Parameter(torch.zeros(BUCKETS)) for name in ("content_cue", "cue_source")}
        )
        self.no_source = nn.Parameter(torch.zeros(VECTOR))
        self.no_source_bias = nn.Parameter(torch.zeros(()))
        nn.init.normal_(self.no_source, std=0.05)

    def forward(
        self, ids: torch.Tensor, features: torch.Tensor, mask: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        hidden = self.encoder(input_ids=ids, token_type_ids=features, attention_mask=mask).last_hidden_state
        hidden = self.dropout(hidden)
        return self.emit(hidden), self.project(hidden)


def from_minilm(folder: str) -> Network:
    """A fresh network on all-MiniLM-L6-v2's encoder; the features start as its one token type."""
    pretrained = BertModel.from_pretrained(folder, add_pooling_layer=False)
    config = BertConfig(
        **{**pretrained.config.to_dict(), "type_vocab_size": FEATURES, "attention_probs_dropout_prob": 0.0}
    )
    encoder = BertModel(config, add_pooling_layer=False)
    state = pretrained.state_dict()
    kind = "embeddings.token_type_embeddings.weight"
    state[kind] = state[kind][:1].repeat(FEATURES, 1) + 0.01 * torch.randn(FEATURES, config.hidden_size)
    encoder.load_state_dict(state)
    return Network(encoder)


def crf_loss(
    emissions: torch.Tensor, tags: torch.Tensor, mask: torch.Tensor, transitions: torch.Tensor
) -> torch.Tensor:
    """Negative log-likelihood of the tags, a piece."""
    batch, length, _ = emissions.shape
    rows = torch.arange(batch)
    held = mask.float()
    gold = emissions.gather(2, tags.unsqueeze(2)).squeeze(2).mul(held).sum(1)
    gold = gold + (transitions[tags[:, :-1], tags[:, 1:]] * held[:, 1:]).sum(1)
    alpha = emissions[:, 0]
    for t in range(1, length):
        step = torch.logsumexp(alpha.unsqueeze(2) + transitions, dim=1) + emissions[:, t]
        alpha = torch.where(mask[:, t].unsqueeze(1), step, alpha)
    return (torch.logsumexp(alpha, 1) - gold)[rows].sum() / held.sum()
