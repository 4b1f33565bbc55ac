"""all-MiniLM-L6-v2 as the sentence encoder that ships: fused, int8, vectors of pieces out."""

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


class Pieces(nn.Module):
    """The encoder without its pooling, which is done where the content's own pieces are known."""

    def __init__(self, minilm: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(str(minilm), attn_implementation="eager").eval()

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        found: torch.Tensor = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return found


def export(minilm: Path, out: Path) -> str:
    """Write `model.onnx`, `tokenizer.json` and the licence; the version is a hash of the weights."""
    out.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(minilm / "tokenizer.json", out / "tokenizer.json")
    shutil.copyfile(out.parent / "attribution/LICENSE.all-MiniLM-L6-v2", out / "LICENSE.all-MiniLM-L6-v2")
    with tempfile.TemporaryDirectory() as folder:
        plain, fused = Path(folder) / "plain.onnx", Path(folder) / "fused.onnx"
        ids = torch.randint(5, 1000, (2, 40))
        torch.onnx.export(
            Pieces(minilm),
            (ids, torch.ones_like(ids)),
            str(plain),
            input_names=["ids", "mask"],
            output_names=["vectors"],
            dynamic_axes={name: {0: "texts", 1: "pieces"} for name in ("ids", "mask", "vectors")},
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
            str(out / "model.onnx"),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather", "Attention"],
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )
    return hashlib.sha256((out / "model.onnx").read_bytes()).hexdigest()[:12]
