"""Pictures of faces changed by a known amount: turned in space, turned in their plane, their eyes closed by drawn lids."""

from __future__ import annotations

import math

import chain
import numpy as np
import pose

SIDE = 320
"""Side in pixels of the pictures made here; the face takes up about 45 % of it."""
MARGIN = 2.2
"""Side of the cut picture, in longer sides of the mesh's box."""
FINE = 2
"""Samples a pixel and axis that are carried along when a picture is turned in space."""
RINGS = ((1.15, 0.25), (1.45, 0.45), (2.2, 0.55))
"""Beyond the face the relief falls away: (size of the face's outline, depth behind its edge in widths of the face)."""
RIGHT_UPPER, RIGHT_LOWER = (33, 246, 161, 160, 159, 158, 157, 173, 133), (33, 7, 163, 144, 145, 153, 154, 155, 133)
LEFT_UPPER, LEFT_LOWER = (263, 466, 388, 387, 386, 385, 384, 398, 362), (263, 249, 390, 373, 374, 380, 381, 382, 362)
OUTLINE = (10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152,
           148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109)  # fmt: skip
"""The mesh's outline of the face."""


def cut(picture: np.ndarray, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The face's surroundings [SIDE,SIDE,3], not turned, and the mesh [468,3] in their pixels."""
    middle = (points[:, :2].min(0) + points[:, :2].max(0)) / 2
    side = MARGIN * float(np.ptp(points[:, :2], axis=0).max())
    scale = SIDE / side
    moved = np.column_stack([(points[:, :2] - middle) * scale + SIDE / 2, points[:, 2] * scale])
    return chain.resample(picture, chain.Region(*middle, side), SIDE), moved


def in_plane(picture: np.ndarray, degrees: float) -> np.ndarray:
    """The square picture turned clockwise about its middle; what comes from outside is black."""
    side = len(picture)
    return chain.resample(picture, chain.Region(side / 2, side / 2, side, -math.radians(degrees)), side)


class Relief:
    """A picture as a relief: its mesh's depths on the face, falling away behind it; it can be turned by any rotation."""

    def __init__(self, picture: np.ndarray, points: np.ndarray) -> None:
        fine = (np.arange(SIDE * FINE) + 0.5) / FINE
        across, down = np.meshgrid(fine, fine)
        self.colours = picture[down.astype(int), across.astype(int)].reshape(-1, 3)
        flat = np.column_stack([across.ravel(), down.ravel()])
        self.middle = points.mean(0)
        self.places = np.column_stack([flat, depths(points, flat)])

    def turned(self, rotation: np.ndarray) -> np.ndarray:
        """UINT8 [SIDE,SIDE,3], seen from far away; ``rotation`` in the axes of pose.py. Gaps take their nearest colour."""
        axes = np.array([1.0, -1.0, -1.0])
        moved = (self.places - self.middle) * axes @ rotation.T * axes + self.middle
        column, row = (np.floor(moved[:, k]).astype(int) for k in (0, 1))
        inside = (column >= 0) & (column < SIDE) & (row >= 0) & (row < SIDE)
        order = np.flatnonzero(inside)[np.argsort(-moved[inside, 2], kind="stable")]
        picture, known = np.zeros((SIDE, SIDE, 3), np.uint8), np.zeros((SIDE, SIDE), bool)
        picture[row[order], column[order]] = self.colours[order]
        known[row[order], column[order]] = True
        return filled(picture, known)


def depths(points: np.ndarray, flat: np.ndarray) -> np.ndarray:
    """Depth [N] at places [N,2]: the thin-plate spline (Bookstein 1989) through the mesh and RINGS around it."""
    outline = points[list(OUTLINE)]
    middle, width = points[:, :2].mean(0), float(np.ptp(points[:, 0]))
    rings = [np.column_stack([middle + size * (outline[:, :2] - middle), outline[:, 2] + back * width]) for size, back in RINGS]
    known = np.concatenate([points, *rings])
    known = known[np.unique(known[:, :2].round(1), axis=0, return_index=True)[1]]
    n = len(known)
    system = np.zeros((n + 3, n + 3))
    system[:n, :n] = _bend(known[:, :2], known[:, :2]) + 1e-3 * width * np.eye(n)
    system[:n, n:] = np.column_stack([np.ones(n), known[:, :2]])
    system[n:, :n] = system[:n, n:].T
    weights = np.linalg.solve(system, np.concatenate([known[:, 2], np.zeros(3)]))
    parts = [_bend(part, known[:, :2]) @ weights[:n] + weights[n] + part @ weights[n + 1 :] for part in np.array_split(flat, 64)]
    return np.concatenate(parts)


def _bend(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    squared = ((one[:, None] - other[None]) ** 2).sum(2)
    return squared * np.log(np.maximum(squared, 1e-12)) / 2


def filled(picture: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Gaps take the mean of their known neighbours, from their edges inwards."""
    picture, known = picture.astype(float), known.copy()
    while not known.all():
        weight, total = np.zeros(known.shape), np.zeros(picture.shape)
        padded, there = np.pad(picture, ((1, 1), (1, 1), (0, 0))), np.pad(known, 1)
        for dy in (0, 1, 2):
            for dx in (0, 1, 2):
                seen = there[dy : dy + known.shape[0], dx : dx + known.shape[1]]
                weight += seen
                total += seen[..., None] * padded[dy : dy + known.shape[0], dx : dx + known.shape[1]]
        new = ~known & (weight > 0)
        picture[new] = total[new] / weight[new][:, None]
        known |= new
    return np.floor(picture + 0.5).astype(np.uint8)


def with_lids(picture: np.ndarray, points: np.ndarray, share: float) -> np.ndarray:
    """Upper lids drawn down over ``share`` of the eyes' openings: skin from above the eye, and a dark line as its edge."""
    from PIL import Image, ImageDraw

    drawn = Image.fromarray(picture)
    pen = ImageDraw.Draw(drawn)
    if share == 0:
        return picture
    for upper, lower in ((RIGHT_UPPER, RIGHT_LOWER), (LEFT_UPPER, LEFT_LOWER)):
        top, bottom = points[list(upper), :2], points[list(lower), :2]
        up = (top - bottom)[4] / max(1e-9, float(np.linalg.norm((top - bottom)[4])))
        width = float(np.linalg.norm(top[-1] - top[0]))
        above = np.round(top[2:7] + 0.12 * width * up).astype(int)
        skin = tuple(int(c) for c in np.median(picture[above[:, 1], above[:, 0]], axis=0))
        edge = top + share * (bottom - top)
        pen.polygon([tuple(p) for p in np.concatenate([top + 0.04 * width * up, edge[::-1]])], fill=skin)
        pen.line([tuple(p) for p in edge], fill=tuple(c // 3 for c in skin), width=max(1, round(0.05 * width)))
    return np.asarray(drawn)
