"""The two networks of the similarity model as they ship: fused, int8, their table of word pieces in one file."""

import hashlib
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from torch import nn
from transformers import AutoModel

from training.cross_encoder import CrossEncoder
from training.unfuse import unfuse

WORDS = "words.bin"


class Pieces(nn.Module):
    """The encoder without its pooling, which is done where the content's own pieces are known."""

    def __init__(self, minilm: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(str(minilm), attn_implementation="eager").eval()

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        found: torch.Tensor = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return found


class Pair(nn.Module):
    """The cross-encoder on one pair, without padding."""

    def __init__(self, network: CrossEncoder) -> None:
        super().__init__()
        self.network = network.eval()

    def forward(self, ids: torch.Tensor, kinds: torch.Tensor) -> torch.Tensor:
        found: torch.Tensor = self.network(ids, kinds, torch.ones_like(ids))
        return found


def export_encoder(minilm: Path, tuned: Path, out: Path) -> None:
    """Write `model.onnx`, `words.bin` and `tokenizer.json`."""
    out.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(minilm / "tokenizer.json", out / "tokenizer.json")
    (out / WORDS).unlink(missing_ok=True)
    ids = torch.randint(5, 1000, (1, 40))
    _write(Pieces(tuned), (ids, torch.ones_like(ids)), ["ids", "mask"], "vectors", out / "model.onnx")
    share_words(out / "model.onnx")


def export_pairs(network: CrossEncoder, out: Path) -> None:
    """Write `pairs.onnx`, which shares `words.bin`."""
    ids = torch.randint(5, 1000, (1, 40))
    _write(Pair(network), (ids, (torch.arange(40)[None] > 20).long()), ["ids", "kinds"], "logit", out / "pairs.onnx")
    share_words(out / "pairs.onnx")


def version(out: Path) -> str:
    """A hash of all weights but the few of `labels.json`."""
    hashed = hashlib.sha256()
    for name in ("model.onnx", "pairs.onnx", WORDS, "projection.npy"):
        hashed.update((out / name).read_bytes())
    return hashed.hexdigest()[:12]


def _write(network: nn.Module, given: tuple[torch.Tensor, ...], names: list[str], told: str, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        plain, fused = Path(folder) / "plain.onnx", Path(folder) / "fused.onnx"
        torch.onnx.export(
            network,
            given,
            str(plain),
            input_names=names,
            output_names=[told],
            dynamic_axes={name: {0: "texts", 1: "pieces"} for name in names},
            opset_version=17,
            dynamo=False,
        )
        options = FusionOptions("bert")
        options.enable_embed_layer_norm = False  # its table of embeddings would stay in float
        optimized = optimizer.optimize_model(
            str(plain), "bert", num_heads=12, hidden_size=384, optimization_options=options
        )
        optimized.save_model_to_file(str(fused))
        quantize_dynamic(
            str(fused),
            str(target),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather", "Attention"],
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )
    unfuse(target)


def share_words(target: Path) -> None:
    """Take the table of word pieces, which neither training changes, out of the file into one that both refer to."""
    model = onnx.load(str(target))
    table = max(model.graph.initializer, key=lambda one: len(one.raw_data))
    kept = target.parent / WORDS
    if kept.exists() and kept.read_bytes() != table.raw_data:
        raise ValueError(f"{target}: its table of word pieces is not {kept}; keep the table fixed in training")
    kept.write_bytes(table.raw_data)
    table.ClearField("raw_data")
    table.data_location = onnx.TensorProto.EXTERNAL
    for key, value in (("location", WORDS), ("offset", "0"), ("length", str(kept.stat().st_size))):
        entry = table.external_data.add()
        entry.key, entry.value = key, value
    target.write_bytes(model.SerializeToString())
