"""Take onnxruntime's fusion of an addition and a layer norm apart: fused, the two take four times as long.

The fusion of attention looks for it, so that it cannot just be left out. What comes out is the same but for rounding.
"""

from collections.abc import Iterator
from pathlib import Path

import onnx
from onnx import helper

FUSED = "SkipLayerNormalization"


def unfuse(target: Path) -> None:
    """Rewrite the graph of an ONNX file; tensors that stand in other files stay there."""
    model = onnx.load(str(target), load_external_data=False)
    nodes = [one for node in model.graph.node for one in (_apart(node) if node.op_type == FUSED else [node])]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    onnx.save(model, str(target))


def _apart(node: onnx.NodeProto) -> Iterator[onnx.NodeProto]:
    """Bias, what skipped the layer, norm: each a node."""
    given, skipped, gamma, beta, bias = node.input
    name, (epsilon,) = node.name, (one.f for one in node.attribute if one.name == "epsilon")
    yield helper.make_node("Add", [given, bias], [f"{name}_biased"], f"{name}_bias")
    yield helper.make_node("Add", [f"{name}_biased", skipped], [f"{name}_sum"], f"{name}_skip")
    yield helper.make_node(
        "LayerNormalization", [f"{name}_sum", gamma, beta], node.output[:1], f"{name}_norm", axis=-1, epsilon=epsilon
    )
