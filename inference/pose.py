"""Where a head looks and how far its eyes are open, from the mesh's points: the reference for Java's FacePose and Mesh.

Axes: x to the right of the picture (the person's left), y up, z out of the picture towards the camera. Degrees: yaw turned to
the person's left, pitch raised, roll tilted to the person's left shoulder (clockwise in the picture) are positive.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

POINTS = 468
HEAD = {
    1: (0, -1.126865, 7.475604),
    2: (0, -2.089024, 6.058267),
    4: (0, -0.463170, 7.586580),
    5: (0, 0.365669, 7.242870),
    6: (0, 2.473255, 5.788627),
    8: (0, 4.019042, 5.284764),
    9: (0, 4.885979, 5.385258),
    10: (0, 8.261778, 4.481535),
    33: (-4.445859, 2.663991, 3.173422),
    263: (4.445859, 2.663991, 3.173422),
    133: (-1.856432, 2.585245, 3.757904),
    362: (1.856432, 2.585245, 3.757904),
    127: (-7.743095, 2.364999, -2.005167),
    356: (7.743095, 2.364999, -2.005167),
    234: (-7.664182, 0.673132, -2.435867),
    454: (7.664182, 0.673132, -2.435867),
}
"""Points that neither jaw nor lips move, on MediaPipe's canonical head, cm."""
RIGHT_CORNERS, LEFT_CORNERS = (33, 133), (362, 263)
RIGHT_LIDS, LEFT_LIDS = ((160, 144), (159, 145), (158, 153)), ((385, 380), (386, 374), (387, 373))
"""Corners of the eyes; upper and lower lid (eye aspect ratio, Soukupova and Cech 2016)."""
CLOSED, OPEN = 0.12, 0.32
"""Aspect ratios of this mesh in a blink and with wide open eyes; openness is linear between them."""
USED = tuple(sorted({*HEAD, *RIGHT_CORNERS, *LEFT_CORNERS, *(point for pair in RIGHT_LIDS + LEFT_LIDS for point in pair)}))
"""All points that pose or openness looks at."""


YAW_READ, PITCH_READ = 0.85, 0.70
"""How much the mesh reads of a turn to a side, and of a raised or lowered head: it reads turned heads flatter than they are."""


@dataclass(frozen=True)
class Pose:
    """Degrees; (0, 0, 0) looks straight into the camera."""

    yaw: float
    pitch: float
    roll: float

    @staticmethod
    def of(rotation: np.ndarray) -> Pose:
        """Angles of a rotation [3,3]: where it turns the face's forward axis, then how far it tilts."""
        forward, sideways, upwards = rotation @ (0, 0, 1), rotation @ (1, 0, 0), rotation @ (0, 1, 0)
        yaw = math.degrees(math.atan2(forward[0], forward[2]))
        pitch = math.degrees(math.asin(max(-1.0, min(1.0, forward[1]))))
        return Pose(yaw, pitch, math.degrees(math.atan2(-sideways[1], upwards[1])))


def turn(yaw: float = 0, pitch: float = 0, roll: float = 0) -> np.ndarray:
    """The rotation [3,3] that tilts by roll, then raises by pitch, then turns by yaw; degrees."""
    y, p, r = (math.radians(angle) for angle in (yaw, pitch, roll))
    tilted = np.array([[math.cos(r), math.sin(r), 0], [-math.sin(r), math.cos(r), 0], [0, 0, 1]])
    raised = np.array([[1, 0, 0], [0, math.cos(p), math.sin(p)], [0, -math.sin(p), math.cos(p)]])
    turned = np.array([[math.cos(y), 0, math.sin(y)], [0, 1, 0], [-math.sin(y), 0, math.cos(y)]])
    return turned @ raised @ tilted


def rotation_of(points: np.ndarray) -> np.ndarray:
    """The rotation [3,3] that lays HEAD onto a mesh [468,3] best, in least squares, whatever their scales (Kabsch 1976)."""
    seen = points[list(HEAD)] * (1, -1, -1)
    head = np.array(list(HEAD.values()))
    u, _, v = np.linalg.svd((seen - seen.mean(0)).T @ (head - head.mean(0)))
    return u @ np.diag([1, 1, np.linalg.det(u @ v)]) @ v


def pose_of(points: np.ndarray) -> Pose:
    """As the mesh's points have it."""
    return Pose.of(rotation_of(points))


def unflattened(read: Pose) -> Pose:
    """The angles at which a head is held whose mesh has these; what the product's thresholds are held against."""
    return Pose(read.yaw / YAW_READ, read.pitch / PITCH_READ, read.roll)


def aspect(points: np.ndarray) -> float:
    """Aspect ratio of the wider open eye of a mesh [468,3]: mean distance of the lids over that of the corners, in space."""
    return max(_aspect(points, RIGHT_LIDS, RIGHT_CORNERS), _aspect(points, LEFT_LIDS, LEFT_CORNERS))


def _aspect(points: np.ndarray, lids: tuple[tuple[int, int], ...], corners: tuple[int, int]) -> float:
    heights = [np.linalg.norm(points[upper] - points[lower]) for upper, lower in lids]
    return float(np.mean(heights) / np.linalg.norm(points[corners[0]] - points[corners[1]]))


def openness_of(points: np.ndarray) -> float:
    """Opening of the wider open eye: 0 closed, 1 open."""
    return openness_at(aspect(points))


def openness_at(ratio: float) -> float:
    return max(0.0, min(1.0, (ratio - CLOSED) / (OPEN - CLOSED)))


def head(rotation: np.ndarray, ratio: float = 0.3, pixels: float = 15.0) -> np.ndarray:
    """A mesh [468,3] of the canonical head under ``rotation``, its lids apart by ``ratio`` of the eye's width, seen from far
    away, ``pixels`` a cm, around (320, 240). Points that neither pose nor openness uses are zero."""
    points = np.zeros((POINTS, 3))
    for index, place in HEAD.items():
        points[index] = place
    for lids, corners in ((RIGHT_LIDS, RIGHT_CORNERS), (LEFT_LIDS, LEFT_CORNERS)):
        first, last = points[corners[0]], points[corners[1]]
        for share, (upper, lower) in zip((0.25, 0.5, 0.75), lids, strict=True):
            middle = first + share * (last - first)
            half = ratio * np.linalg.norm(last - first) / 2
            points[upper], points[lower] = middle + (0, half, 0), middle - (0, half, 0)
    used = list(USED)
    points[used] = points[used] @ rotation.T * (pixels, -pixels, -pixels) + (320, 240, 0)
    return points
