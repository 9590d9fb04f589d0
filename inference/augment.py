"""Changes to faces while training: placement, light, blur, erasing. Everything works on whole batches, seeded."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from degrade import rung


@dataclass(frozen=True)
class Changes:
    """How far faces are changed. ``rotation`` in degrees, ``scale`` and ``shift`` as shares of the side, ``contrast`` as a
    factor's spread, ``blur``, ``erase``, ``dim`` (little light, with a sensor's noise), ``glasses`` (drawn rims) and ``mix`` (with
    another face and its label) as probabilities, ``erased`` as the smallest and largest erased share."""

    rotation: float = 12.0
    scale: float = 0.12
    shift: float = 0.08
    contrast: float = 0.3
    gamma: float = 0.3
    blur: float = 0.15
    noise: float = 4.0
    erase: float = 0.5
    erased: tuple[float, float] = (0.02, 0.25)
    dim: float = 0.0
    glasses: float = 0.0
    mix: float = 0.0


LEAST_LIGHT = 0.08
"""Smallest share of the light that is left of a dimmed face; the largest is all of it."""
RIMS = (0.03, 0.12)
"""Thickness of drawn rims as a share of the face."""


def place(faces: Tensor, size: int) -> Tensor:
    """Faces [N, 1, H, W] brought to [N, 1, size, size] without any change: what evaluation sees."""
    return F.interpolate(faces, (size, size), mode="bilinear", align_corners=False)


def augment(faces: Tensor, size: int, changes: Changes, random: torch.Generator) -> Tensor:
    """Faces [N, 1, H, W] in 0..255 -> [N, 1, size, size] in 0..255, each changed in its own way."""
    moved = _move(_put_glasses_on(faces, changes, random), size, changes, random)
    lit = _dim(_light(moved, changes, random), changes, random)
    return _erase(_blur(lit, changes, random), changes, random)


def mix(faces: Tensor, labels: Tensor, changes: Changes, random: torch.Generator) -> tuple[Tensor, Tensor]:
    """Mixup (Zhang et al., ICLR 2018, arXiv 1710.09412): some faces laid over another of the batch, labels alike; the other has at
    most half of the picture."""
    if changes.mix == 0:
        return faces, labels
    n = len(faces)
    share = _uniform(n, 0.0, 0.5, random) * (torch.rand(n, generator=random) < changes.mix)
    other = torch.randperm(n, generator=random)
    over, of_label = share.view(n, 1, 1, 1), share.view(n, 1).to(labels)
    return torch.lerp(faces, faces[other], over), torch.lerp(labels, labels[other.to(labels.device)], of_label)


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


def _dim(faces: Tensor, changes: Changes, random: torch.Generator) -> Tensor:
    """Some faces by little light, spread evenly over its logarithm: degrade.py's ladder of low light."""
    if changes.dim == 0:
        return faces
    n = len(faces)
    chosen = torch.rand(n, generator=random) < changes.dim
    light = torch.exp(_uniform(n, math.log(LEAST_LIGHT), 0.0, random))
    dimmed = [rung(faces[i : i + 1], "low light", light[i].item(), random) for i in torch.where(chosen)[0].tolist()]
    if not dimmed:
        return faces
    found = faces.clone()
    found[chosen] = torch.cat(dimmed)
    return found


def _put_glasses_on(faces: Tensor, changes: Changes, random: torch.Generator) -> Tensor:
    if changes.glasses == 0:
        return faces
    n = len(faces)
    chosen = torch.rand(n, generator=random) < changes.glasses
    thick = _uniform(n, *RIMS, random)
    worn = [rung(faces[i : i + 1], "glasses", thick[i].item(), random) for i in torch.where(chosen)[0].tolist()]
    if not worn:
        return faces
    found = faces.clone()
    found[chosen] = torch.cat(worn)
    return found


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
