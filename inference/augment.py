"""Changes to faces while training: placement, light, blur, erasing. Everything works on whole batches, seeded."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor


@dataclass(frozen=True)
class Changes:
    """How far faces are changed. ``rotation`` in degrees, ``scale`` and ``shift`` as shares of the side, ``contrast`` as a
    factor's spread, ``blur`` and ``erase`` as probabilities, ``erased`` as the smallest and largest erased share."""

    rotation: float = 12.0
    scale: float = 0.12
    shift: float = 0.08
    contrast: float = 0.3
    gamma: float = 0.3
    blur: float = 0.15
    noise: float = 4.0
    erase: float = 0.5
    erased: tuple[float, float] = (0.02, 0.25)


def place(faces: Tensor, size: int) -> Tensor:
    """Faces [N, 1, H, W] brought to [N, 1, size, size] without any change: what evaluation sees."""
    return F.interpolate(faces, (size, size), mode="bilinear", align_corners=False)


def augment(faces: Tensor, size: int, changes: Changes, random: torch.Generator) -> Tensor:
    """Faces [N, 1, H, W] in 0..255 -> [N, 1, size, size] in 0..255, each changed in its own way."""
    moved = _move(faces, size, changes, random)
    lit = _light(moved, changes, random)
    return _erase(_blur(lit, changes, random), changes, random)


def _uniform(n: int, low: float, high: float, random: torch.Generator) -> Tensor:
    return torch.rand(n, generator=random) * (high - low) + low


def _move(faces: Tensor, size: int, changes: Changes, random: torch.Generator) -> Tensor:
    n = len(faces)
    angle = _uniform(n, -changes.rotation, changes.rotation, random) * math.pi / 180
    zoom = _uniform(n, 1 - changes.scale, 1 + changes.scale, random)
    stretch = _uniform(n, 1 - changes.scale / 2, 1 + changes.scale / 2, random)
    mirror = torch.where(torch.rand(n, generator=random) < 0.5, -1.0, 1.0)
    cos, sin = angle.cos() * zoom, angle.sin() * zoom
    x = _uniform(n, -2 * changes.shift, 2 * changes.shift, random)
    y = _uniform(n, -2 * changes.shift, 2 * changes.shift, random)
    top = torch.stack([cos * mirror * stretch, -sin, x], 1)
    bottom = torch.stack([sin * mirror * stretch, cos, y], 1)
    grid = F.affine_grid(torch.stack([top, bottom], 1), [n, 1, size, size], align_corners=False)
    return F.grid_sample(faces, grid, mode="bilinear", padding_mode="border", align_corners=False)


def _light(faces: Tensor, changes: Changes, random: torch.Generator) -> Tensor:
    n = len(faces)
    gamma = torch.exp(_uniform(n, -changes.gamma, changes.gamma, random)).view(n, 1, 1, 1)
    gain = torch.exp(_uniform(n, -changes.contrast, changes.contrast, random)).view(n, 1, 1, 1)
    slope = _uniform(n, -changes.contrast, changes.contrast, random).view(n, 1, 1, 1)
    side = torch.linspace(-1, 1, faces.shape[-1]).view(1, 1, 1, -1)
    lit = 255 * (faces / 255).clamp(0, 1) ** gamma * gain * (1 + slope * side)
    level = _uniform(n, 0, changes.noise, random).view(n, 1, 1, 1)
    return (lit + level * torch.randn(faces.shape, generator=random)).clamp(0, 255)


def _blur(faces: Tensor, changes: Changes, random: torch.Generator) -> Tensor:
    """Some faces through half their resolution and back: a far or cheap camera."""
    chosen = torch.rand(len(faces), generator=random) < changes.blur
    if not chosen.any():
        return faces
    size = faces.shape[-1]
    coarse = F.interpolate(faces[chosen], (size // 3, size // 3), mode="area")
    blurred = faces.clone()
    blurred[chosen] = F.interpolate(coarse, (size, size), mode="bilinear", align_corners=False)
    return blurred


def _erase(faces: Tensor, changes: Changes, random: torch.Generator) -> Tensor:
    """Random erasing (Zhong et al., 2020): a rectangle becomes noise."""
    n, size = len(faces), faces.shape[-1]
    share = _uniform(n, *changes.erased, random)
    ratio = torch.exp(_uniform(n, -1.0, 1.0, random))
    high = (size * (share * ratio).sqrt()).clamp(1, size - 1).int()
    wide = (size * (share / ratio).sqrt()).clamp(1, size - 1).int()
    top = (torch.rand(n, generator=random) * (size - high)).int()
    left = (torch.rand(n, generator=random) * (size - wide)).int()
    rows = torch.arange(size).view(1, size, 1)
    columns = torch.arange(size).view(1, 1, size)
    inside = (
        (rows >= top.view(n, 1, 1)) & (rows < (top + high).view(n, 1, 1))
        & (columns >= left.view(n, 1, 1)) & (columns < (left + wide).view(n, 1, 1))
    )  # fmt: skip
    inside &= (torch.rand(n, generator=random) < changes.erase).view(n, 1, 1)
    noise = torch.rand(faces.shape, generator=random) * 255
    return torch.where(inside[:, None], noise, faces)
