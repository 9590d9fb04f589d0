"""A webcam's bad days, one at a time and by degrees: what the robustness table and the stand-ins are made of."""

from __future__ import annotations

import io

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

LADDER: dict[str, tuple[float, ...]] = {
    "resolution": (48, 32, 24, 16, 12, 8),
    "compression": (80, 50, 30, 15, 8, 4),
    "low light": (1.0, 0.5, 0.25, 0.12, 0.06, 0.03),
    "glasses": (0.0, 0.05, 0.08, 0.12, 0.16, 0.22),
    "gain on dark skin": (1.0, 0.8, 0.6, 0.45, 0.35, 0.25),
    "gain on light skin": (1.0, 1.2, 1.4, 1.7, 2.0, 2.5),
    "rotation": (0, 5, 10, 15, 22, 30),
    "shift": (0.0, 0.04, 0.08, 0.12, 0.18, 0.25),
}
"""Condition -> levels, mildest first: pixels across the face; JPEG quality; share of the light with a sensor's noise; height
of the rim as a share of the face; factor on the face's levels; degrees; share of the side."""


def degrade(faces: Tensor, condition: str, random: torch.Generator) -> Tensor:
    """Faces [N, 1, S, S] under one of the stand-ins' conditions, each by its own degree."""
    if condition == "blur":
        return rung(faces, "resolution", float(torch.randint(12, 25, (1,), generator=random)), random)
    if condition == "dark":
        return rung(faces, "low light", float(torch.rand(1, generator=random) * 0.15 + 0.05), random)
    if condition == "noise":
        return (faces + 28 * torch.randn(faces.shape, generator=random)).clamp(0, 255)
    if condition == "occlusion":
        return _cover(faces, random)
    raise ValueError(f"unknown condition {condition}")


def rung(faces: Tensor, ladder: str, level: float, random: torch.Generator) -> Tensor:
    """Faces [N, 1, S, S] in 0..255 at one level of a LADDER."""
    size = faces.shape[-1]
    if ladder == "resolution":
        coarse = F.interpolate(faces, (int(level), int(level)), mode="area")
        return F.interpolate(coarse, (size, size), mode="bilinear", align_corners=False)
    if ladder == "compression":
        return _compressed(faces, int(level))
    if ladder == "low light":
        electrons = faces * level
        noisy = electrons + (electrons.clamp(min=0) * 0.6 + 2).sqrt() * torch.randn(faces.shape, generator=random)
        return (noisy.round() / level).clamp(0, 255) if level < 1 else faces
    if ladder == "glasses":
        return _with_rims(faces, level)
    if ladder.startswith("gain"):
        return (faces * level).round().clamp(0, 255)
    return _moved(faces, level if ladder == "rotation" else 0.0, level if ladder == "shift" else 0.0)


def _compressed(faces: Tensor, quality: int) -> Tensor:
    from PIL import Image

    pictures = []
    for face in faces.round().byte().numpy()[:, 0]:
        file = io.BytesIO()
        Image.fromarray(face).save(file, "JPEG", quality=quality)
        pictures.append(np.asarray(Image.open(file)))
    return torch.from_numpy(np.stack(pictures)).unsqueeze(1).float()


def _with_rims(faces: Tensor, height: float) -> Tensor:
    """Two dark rings round the eyes, as thick as ``height`` of the face, eyes where FER+ has them."""
    size = faces.shape[-1]
    y, x = torch.meshgrid(torch.arange(size) / size, torch.arange(size) / size, indexing="ij")
    rims = torch.zeros(size, size, dtype=torch.bool)
    for centre in (0.29, 0.71):
        distance = (((x - centre) / 1.15) ** 2 + (y - 0.37) ** 2).sqrt()
        rims |= (distance - 0.15).abs() < height / 2
    rims |= ((y - 0.37).abs() < height / 4) & ((x - 0.5).abs() < 0.08)
    return torch.where(rims, torch.tensor(25.0), faces) if height > 0 else faces


def _moved(faces: Tensor, degrees: float, share: float) -> Tensor:
    angle = torch.tensor(degrees * np.pi / 180)
    turn = torch.tensor([[angle.cos(), -angle.sin(), 2 * share], [angle.sin(), angle.cos(), share]])
    grid = F.affine_grid(turn.float().expand(len(faces), 2, 3), list(faces.shape), align_corners=False)
    return F.grid_sample(faces, grid, padding_mode="border", align_corners=False)


def _cover(faces: Tensor, random: torch.Generator) -> Tensor:
    """A hand or a cup: one grey patch over about a fifth of the face, at the same place for the batch."""
    size = faces.shape[-1]
    side = int(size * 0.45)
    top, left = (int(torch.randint(size - side, (1,), generator=random)) for _ in range(2))
    covered = faces.clone()
    covered[:, :, top : top + side, left : left + side] = faces.mean((1, 2, 3), keepdim=True)
    return covered
