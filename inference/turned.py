"""Pictures of faces changed by a known amount: turned in space, turned in their plane, their eyes closed by lids drawn down."""

from __future__ import annotations

import math

import numpy as np

import chain

SIDE = 320
"""Side in pixels of the pictures made here; the face takes up about 45 % of it."""
MARGIN = 2.2
"""Side of the cut picture, in longer sides of the mesh's box."""
KNOTS = 3
"""Pixels between the places at which the relief's depth is worked out."""
FINE = 2
"""Samples a pixel and axis that are carried along when a picture is turned in space."""
RINGS = ((1.15, 0.25), (1.45, 0.45), (2.2, 0.55))
"""Beyond the face the relief falls away: (size of the face's outline, depth behind its edge in widths of the face)."""
RIGHT_UPPER, RIGHT_LOWER = (33, 246, 161, 160, 159, 158, 157, 173, 133), (33, 7, 163, 144, 145, 153, 154, 155, 133)
LEFT_UPPER, LEFT_LOWER = (263, 466, 388, 387, 386, 385, 384, 398, 362), (263, 249, 390, 373, 374, 380, 381, 382, 362)
BROW = 0.5
"""How far above the opening the lid's skin gives way, in widths of the eye."""
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
        self.places = np.column_stack([flat, depths(points, across, down).ravel()])

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


def depths(points: np.ndarray, across: np.ndarray, down: np.ndarray) -> np.ndarray:
    """Depth at places: the spline's values every KNOTS pixels, bilinear between them."""
    knots = np.arange(0, SIDE + KNOTS, KNOTS)
    grid = np.stack(np.meshgrid(knots, knots), axis=-1).reshape(-1, 2).astype(float)
    coarse = spline(points, grid).reshape(len(knots), len(knots), 1)
    return sampled(coarse, np.stack([across, down], axis=-1) / KNOTS)[..., 0]


def spline(points: np.ndarray, flat: np.ndarray) -> np.ndarray:
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
    return _bend(flat, known[:, :2]) @ weights[:n] + weights[n] + flat @ weights[n + 1 :]


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
    """Upper lids drawn down over ``share`` of the eyes' openings: the skin under the brow is stretched, with lashes and all,
    and what is seen of the eyeball gives way, so that the lids' distance is 1 - share of what it was."""
    for upper, lower in ((RIGHT_UPPER, RIGHT_LOWER), (LEFT_UPPER, LEFT_LOWER)):
        picture = _with_lid(picture, points[list(upper), :2], points[list(lower), :2], share)
    return picture


def _with_lid(picture: np.ndarray, upper: np.ndarray, lower: np.ndarray, share: float) -> np.ndarray:
    """Works in the eye's own axes: ``along`` from corner to corner (0..1), ``below`` its line, both in widths of the eye."""
    axis = upper[-1] - upper[0]
    width = float(np.linalg.norm(axis))
    axis = axis / width
    down = np.array([-axis[1], axis[0]]) * (1 if axis[0] > 0 else -1)
    rows, columns = np.indices(picture.shape[:2])
    place = np.stack([columns + 0.5, rows + 0.5], axis=-1) - upper[0]
    along, below = place @ axis / width, place @ down / width
    top = np.interp(along, (upper - upper[0]) @ axis / width, (upper - upper[0]) @ down / width)
    bottom = np.interp(along, (lower - upper[0]) @ axis / width, (lower - upper[0]) @ down / width)
    lid = top + share * (bottom - top)
    brow = top - BROW
    stretched = brow + (below - brow) * (top - brow) / (lid - brow)
    squeezed = bottom - (bottom - below) * (bottom - top) / np.maximum(bottom - lid, 1e-9)
    source = np.where(below <= lid, stretched, squeezed)
    moved = (along > 0) & (along < 1) & (bottom > top) & (below > brow) & (below < bottom)
    shift = np.where(moved, (source - below) * width, 0)[..., None] * down
    return np.floor(sampled(picture, np.stack([columns, rows], axis=-1) + shift) + 0.5).astype(np.uint8)


def sampled(picture: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Bilinear values at ``places`` [H,W,2] (column, row; a sample's place is whole), edges repeated."""
    low = np.floor(places).astype(int)
    part = (places - low)[..., None]
    height, width = picture.shape[:2]
    total = np.zeros((*places.shape[:2], picture.shape[2]))
    for dy in (0, 1):
        for dx in (0, 1):
            x, y = np.clip(low[..., 0] + dx, 0, width - 1), np.clip(low[..., 1] + dy, 0, height - 1)
            weight = (part[..., 0, :] if dx else 1 - part[..., 0, :]) * (part[..., 1, :] if dy else 1 - part[..., 1, :])
            total += weight * picture[y, x]
    return total
