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
from tokenizers import Tokenizer
from torch import nn

from accordingto.attribute.roles import ROLE_TAGS, TAGS
from accordingto.attribute.windows import Windower, paragraphs_of
from training import sums
from training.network import Network, from_minilm
from training.polnear import read_text
from training.unfuse import unfuse

SMOOTHING = 0.7
UNCALIBRATED = {"calibration": [0.0, 1.0, 0.0, 1.0, 1.0], "steps": [[0, 1], [0, 1]], "least": 0.0}


class Exported(nn.Module):
    """The network as it runs: one window, no padding, so no mask; with the states, by which chains are read."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: torch.Tensor, features: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        states = self.network.states(ids, features, None)
        return self.network.emit(states), self.network.vectors(states), states


class Smoothed(nn.Module):
    """A linear layer whose inputs are scaled down, channel by channel, and its weights up.

    SmoothQuant (Xiao et al. 2023). A few channels behind GELU are twenty times the others; one int8 scale for
    all of them costs a point of F1.
    """

    def __init__(self, layer: nn.Linear, largest: torch.Tensor) -> None:
        super().__init__()
        heaviest = layer.weight.detach().abs().amax(0)
        scale = (largest.clamp(min=1e-3) ** SMOOTHING / heaviest ** (1 - SMOOTHING)).clamp(min=1e-4)
        self.layer = layer
        layer.weight.data *= scale
        self.register_buffer("inverse", 1 / scale)

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        return self.layer(inputs * self.inverse)


def export(checkpoint: Path, minilm: Path, texts: Path, out: Path) -> None:
    """Write the model folder: `model.onnx`, `tokenizer.json`, `labels.json`; `texts` are read for their activations."""
    network = from_minilm(str(minilm))
    network.load_state_dict(torch.load(checkpoint, weights_only=True))
    network.eval()
    network.encoder.set_attn_implementation("eager")  # the form that onnxruntime's fusion knows
    out.mkdir(parents=True, exist_ok=True)
    sums.remove(out)
    shutil.copyfile(minilm / "tokenizer.json", out / "tokenizer.json")
    smooth(network, Windower(Tokenizer.from_file(str(out / "tokenizer.json"))), sorted(texts.glob("*.txt"))[::60])
    write_onnx(network, out / "model.onnx")
    write_labels(network, out)


def smooth(network: Network, windower: Windower, texts: list[Path]) -> None:
    """Put `Smoothed` in place of every layer that follows a GELU in the encoder."""
    layers = [layer.output for layer in network.encoder.encoder.layer]
    largest = [torch.zeros(output.dense.in_features) for output in layers]

    def watch(number: int, inputs: torch.Tensor) -> None:
        largest[number] = torch.maximum(largest[number], inputs.abs().amax((0, 1)))

    hooks = [
        output.dense.register_forward_hook(lambda _, inputs, __, number=number: watch(number, inputs[0]))
        for number, output in enumerate(layers)
    ]
    with torch.no_grad():
        for text in map(read_text, texts):
            for window in windower.windows(text, paragraphs_of(text)):
                network(torch.from_numpy(window.ids)[None], torch.from_numpy(window.features)[None], None)
    for hook in hooks:
        hook.remove()
    for output, seen in zip(layers, largest, strict=True):
        output.dense = Smoothed(output.dense, seen)


def write_onnx(network: Network, target: Path) -> None:
    """Export, fuse (GELU, layer norm) and quantise the weights to int8, a scale a column."""
    names = ("ids", "features", "emissions", "vectors", "states")
    with tempfile.TemporaryDirectory() as folder:
        plain, fused = Path(folder) / "plain.onnx", Path(folder) / "fused.onnx"
        ids = torch.randint(5, 1000, (1, 40))
        axes = {name: {1: "pieces"} for name in names}
        inputs, outputs = names[:2], names[2:]
        torch.onnx.export(
            Exported(network),
            (ids, torch.zeros_like(ids)),
            str(plain),
            input_names=inputs,
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        optimizer.optimize_model(str(plain), "bert", num_heads=12, hidden_size=384).save_model_to_file(str(fused))
        quantize_dynamic(
            str(fused),
            str(target),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather"],
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )
    unfuse(target)


def write_labels(network: Network, folder: Path) -> None:
    """The numbers beside the network. The version hashes the weights."""
    digest = hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest()[:12]
    roles = {
        "distance": network.distance.weight,
        "page": network.page.weight,
        "weight": network.role.weight,
        "bias": network.role.bias,
        "mix": network.mix,
    }
    labels = {
        "version": digest,
        "tags": TAGS,
        "role_tags": ROLE_TAGS,
        "transitions": _rounded(network.transitions),
        "role_transitions": _rounded(network.role_transitions),
        "roles": {name: _rounded(value) for name, value in roles.items()},
    }
    text = json.dumps(labels | UNCALIBRATED) + "\n"
    (folder / "labels.json").write_text(text, encoding="utf-8")


def _rounded(tensor: torch.Tensor) -> list:
    return [_rounded(row) for row in tensor] if tensor.dim() > 1 else [round(float(x), 4) for x in tensor.detach()]
