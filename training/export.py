"""Turn a checkpoint into the folder the wheel ships: fused and quantised to int8, with its labels."""

import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer

from training.network import Network, from_minilm
from training.polnear import TAGS


class Exported(torch.nn.Module):
    """The network as it runs: one window, no padding, so no mask."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: torch.Tensor, features: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        return self.network(ids, features, None)  # type: ignore[arg-type]


def export(checkpoint: Path, minilm: Path, out: Path) -> None:
    """Write the model folder: `model.onnx`, `tokenizer.json`, `labels.json`."""
    network = from_minilm(str(minilm))
    network.load_state_dict(torch.load(checkpoint, weights_only=True))
    network.eval()
    network.encoder.set_attn_implementation("eager")  # the form that onnxruntime's fusion knows
    out.mkdir(parents=True, exist_ok=True)
    write_onnx(network, out / "model.onnx")
    shutil.copyfile(minilm / "tokenizer.json", out / "tokenizer.json")
    write_labels(network, out)


def write_onnx(network: Network, target: Path) -> None:
    """Export, fuse (attention, GELU, layer norm) and quantise the weights to int8, a scale a column."""
    with tempfile.TemporaryDirectory() as folder:
        plain, fused = Path(folder) / "plain.onnx", Path(folder) / "fused.onnx"
        ids = torch.randint(5, 1000, (1, 40))
        torch.onnx.export(
            Exported(network), (ids, torch.zeros_like(ids)), str(plain), input_names=["ids", "features"],
            output_names=["emissions", "vectors"], dynamic_axes={k: {1: "pieces"} for k in ("ids", "features", "emissions", "vectors")},
            opset_version=17, dynamo=False,
        )  # fmt: skip
        model = optimizer.optimize_model(str(plain), "bert", num_heads=12, hidden_size=384)
        model.save_model_to_file(str(fused))
        quantize_dynamic(
            str(fused),
            str(target),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Attention", "Gather"],
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )
    onnx.checker.check_model(str(target), full_check=False)


def write_labels(network: Network, folder: Path) -> None:
    """The numbers beside the network. The version hashes the weights."""
    digest = hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest()[:12]
    old = folder / "labels.json"
    calibration = json.loads(old.read_text())["calibration"] if old.exists() else [0.0, 1.0, 1.0, 1.0]
    flat = lambda tensor: [round(float(x), 4) for x in tensor.detach().flatten()]  # noqa: E731
    labels = {
        "version": digest,
        "tags": list(TAGS),
        "transitions": [[round(float(x), 4) for x in row] for row in network.transitions.detach()],
        "content_cue": flat(network.tables["content_cue"]),
        "cue_source": flat(network.tables["cue_source"]),
        "no_source": flat(network.no_source),
        "no_source_bias": round(float(network.no_source_bias), 4),
        "calibration": calibration,
    }
    old.write_text(json.dumps(labels) + "\n", encoding="utf-8")
