"""Takes an exported frame network up again: its ONNX weights, norms folded into convolutions, back into the network to train."""

from __future__ import annotations

from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from identity import settle_norms
from network import ExpressionNet, standardise


def load_exported(network: ExpressionNet, file: Path, batches: list[Tensor]) -> None:
    """Gives ``network`` the weights of ``file``; its answers stay those of the file.

    ``batches`` [n, 1, S, S], faces in 0..255, give the norms statistics to go on from. ``ValueError`` when the file was made from
    another network.
    """
    graph = onnx.load(str(file)).graph
    constants = {constant.name: torch.tensor(numpy_helper.to_array(constant)) for constant in graph.initializer}
    stored = [node.input[1:] for node in graph.node if node.op_type == "Conv" and len(node.input) == 3]
    places = [module for module in network.backbone.modules() if isinstance(module, (nn.Conv2d, nn.BatchNorm2d))]
    pairs = list(zip(places[::2], places[1::2], strict=True))
    shapes = [list(constants[weight].shape) for weight, _ in stored]
    if shapes != [list(convolution.weight.shape) for convolution, _ in pairs] or "network.classify.weight" not in constants:
        raise ValueError(f"{file}: was not made from this network")
    for (weight, bias), (convolution, norm) in zip(stored, pairs, strict=True):
        convolution.weight.data.copy_(constants[weight])
        norm.weight.data.fill_(1)
        norm.bias.data.copy_(constants[bias])
        norm.running_mean.zero_()
        norm.running_var.fill_(1 - norm.eps)
    network.classify.weight.data.copy_(constants["network.classify.weight"])
    network.classify.bias.data.copy_(constants["network.classify.bias"])
    settle_norms(network.backbone, [standardise(batch) for batch in batches])
