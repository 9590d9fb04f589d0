"""The way from a picture to expression probabilities, as the product walks it; pure numpy.

Coordinates are in pixels of the picture, measured from its top left *edge*: the first pixel covers
0..1 and its centre is 0.5. A region is a square, given by its centre, the length of its side and the
angle (radians, clockwise on screen) by which it is turned. Everything that a network sees is one
region, resampled; everything that a network answers is mapped back through the same region.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import onnxruntime

import model_card
from model_card import ModelCard

LEVEL_BY = (33, 263)
REGION_SCALE = 1.5


@dataclass(frozen=True)
class Region:
    x: float
    y: float
    side: float
    angle: float = 0.0

    def to_picture(self, points: np.ndarray) -> np.ndarray:
        """Maps points given as fractions 0..1 of the region to picture coordinates."""
        u, v = points[..., 0] - 0.5, points[..., 1] - 0.5
        cosine, sine = math.cos(self.angle), math.sin(self.angle)
        return np.stack([self.x + self.side * (u * cosine - v * sine), self.y + self.side * (u * sine + v * cosine)], axis=-1)


@dataclass(frozen=True)
class Detection:
    """A face in picture coordinates: box centre, width, height, six key points."""

    score: float
    box: np.ndarray
    keypoints: np.ndarray

    def region(self) -> Region:
        """Square, 1.5 times the box's longer side, turned until the eyes are level."""
        right, left = self.keypoints[0], self.keypoints[1]
        angle = math.atan2(left[1] - right[1], left[0] - right[0])
        return Region(self.box[0], self.box[1], REGION_SCALE * max(self.box[2], self.box[3]), angle)


@dataclass(frozen=True)
class Mesh:
    """468 points in picture coordinates (z on the same scale) and the probability of a face."""

    presence: float
    points: np.ndarray

    def eyes(self) -> tuple[np.ndarray, np.ndarray]:
        """Centres of the person's right and left eye: the middle of the eye's two corners."""
        flat = self.points[:, :2]
        return (flat[33] + flat[133]) / 2, (flat[362] + flat[263]) / 2

    def region(self) -> Region:
        """Where to look in the next frame: the points' level bounding box, 1.5 times its longer side."""
        flat = self.points[:, :2]
        from_right, to_left = flat[LEVEL_BY[0]], flat[LEVEL_BY[1]]
        angle = math.atan2(to_left[1] - from_right[1], to_left[0] - from_right[0])
        cosine, sine = math.cos(angle), math.sin(angle)
        along = flat[:, 0] * cosine + flat[:, 1] * sine
        across = -flat[:, 0] * sine + flat[:, 1] * cosine
        a, b = (along.min() + along.max()) / 2, (across.min() + across.max()) / 2
        side = REGION_SCALE * max(np.ptp(along), np.ptp(across))
        return Region(a * cosine - b * sine, a * sine + b * cosine, float(side), angle)


def whole(picture: np.ndarray) -> Region:
    """The smallest upright square around the whole picture; what lies outside is black."""
    height, width = picture.shape[:2]
    return Region(width / 2, height / 2, max(width, height))


def resample(picture: np.ndarray, region: Region, size: int) -> np.ndarray:
    """UINT8 [size,size,3]: bilinear, black outside, one sample a pixel, rounded half up."""
    grid = (np.arange(size) + 0.5) / size
    across, down = np.meshgrid(grid, grid)
    places = region.to_picture(np.stack([across, down], axis=-1)) - 0.5
    low = np.floor(places).astype(np.int64)
    part = places - low
    height, width = picture.shape[:2]
    total = np.zeros((size, size, picture.shape[2]))
    for dy in (0, 1):
        for dx in (0, 1):
            x, y = low[..., 0] + dx, low[..., 1] + dy
            inside = (x >= 0) & (x < width) & (y >= 0) & (y < height)
            weight = (part[..., 0] if dx else 1 - part[..., 0]) * (part[..., 1] if dy else 1 - part[..., 1])
            taps = picture[np.clip(y, 0, height - 1), np.clip(x, 0, width - 1)]
            total += (weight * inside)[..., None] * taps
    return np.floor(total + 0.5).astype(np.uint8)


def anchors(card: ModelCard) -> np.ndarray:
    """[896,2] centres of the detector's anchors, as fractions, in the order of its outputs."""
    centres = []
    for layer in card.facts["decoding"]["anchors"]:
        cells = (np.arange(layer["grid"]) + 0.5) / layer["grid"]
        down, across = np.meshgrid(cells, cells, indexing="ij")
        layer_centres = np.stack([across, down], axis=-1).reshape(-1, 2)
        centres.append(np.repeat(layer_centres, layer["per_cell"], axis=0))
    return np.concatenate(centres)


def decode(boxes: np.ndarray, scores: np.ndarray, region: Region, card: ModelCard) -> list[Detection]:
    """Faces above the score, best first; overlapping ones merged by their score-weighted mean.

    An anchor at (ax, ay) with regressors r and scale s = 128: centre (ax + r0/s, ay + r1/s), width
    r2/s, height r3/s, key point k (ax + r[4+2k]/s, ay + r[5+2k]/s), all fractions of the region.
    """
    facts = card.facts["decoding"]
    probability = 1 / (1 + np.exp(-np.clip(scores, -100, 100).astype(np.float64)))
    kept = np.flatnonzero(probability >= facts["minimum_score"])
    kept = kept[np.argsort(-probability[kept], kind="stable")]
    raw = boxes[kept].astype(np.float64) / facts["scale"]
    centres = anchors(card)[kept]
    raw[:, :2] += centres
    raw[:, 4:] += np.tile(centres, 6)
    detections = []
    left = list(range(len(kept)))
    while left:
        best = left[0]
        group = [other for other in left if other == best or overlap(raw[best], raw[other]) > facts["minimum_overlap"]]
        weights = probability[kept[group]]
        merged = (raw[group] * weights[:, None]).sum(axis=0) / weights.sum()
        detections.append(_in_picture(float(probability[kept[best]]), merged, region))
        left = [other for other in left if other not in group]
    return detections


def overlap(a: np.ndarray, b: np.ndarray) -> float:
    """Intersection over union of two boxes given by centre, width, height."""
    low = np.maximum(a[:2] - a[2:4] / 2, b[:2] - b[2:4] / 2)
    high = np.minimum(a[:2] + a[2:4] / 2, b[:2] + b[2:4] / 2)
    shared = float(np.prod(np.maximum(high - low, 0)))
    union = float(a[2] * a[3] + b[2] * b[3]) - shared
    return shared / union if union > 0 else 0.0


def _in_picture(score: float, merged: np.ndarray, region: Region) -> Detection:
    centre = region.to_picture(merged[:2])
    keypoints = region.to_picture(merged[4:].reshape(6, 2))
    return Detection(score, np.concatenate([centre, merged[2:4] * region.side]), keypoints)


def mesh_in_picture(points: np.ndarray, presence: float, region: Region, size: int) -> Mesh:
    flat = region.to_picture(points[:, :2].astype(np.float64) / size)
    depth = points[:, 2:].astype(np.float64) * region.side / size
    return Mesh(1 / (1 + math.exp(-presence)), np.concatenate([flat, depth], axis=1))


def aligned(right_eye: np.ndarray, left_eye: np.ndarray, eye_distance: float, eyes_y: float) -> Region:
    """The region in which the eyes are level, eye_distance of the side apart, at eyes_y from its top."""
    across, down = left_eye[0] - right_eye[0], left_eye[1] - right_eye[1]
    angle = math.atan2(down, across)
    side = math.hypot(across, down) / eye_distance
    shift = (0.5 - eyes_y) * side
    middle = (right_eye + left_eye) / 2
    return Region(middle[0] - shift * math.sin(angle), middle[1] + shift * math.cos(angle), side, angle)


def probabilities(logits: np.ndarray, temperature: float) -> np.ndarray:
    scaled = logits.astype(np.float64) / temperature
    powers = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


class Network:
    """One ONNX file, on one thread unless said otherwise."""

    def __init__(self, name: str, threads: int = 1) -> None:
        self.card = model_card.read(model_card.REPOSITORY / name)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(str(self.card.model_file), options, providers=["CPUExecutionProvider"])
        self.outputs = [entry["name"] for entry in self.card.facts["outputs"]]
        self.size = self.card.input_size[0]

    def run(self, pictures: np.ndarray) -> list[np.ndarray]:
        return self.session.run(self.outputs, {self.card.facts["input"]["name"]: pictures})


class FaceChain:
    """Detector, mesh and facial coder one after the other, each frame on its own."""

    def __init__(self, coder: str = "expression_baseline", threads: int = 1) -> None:
        self.detector = Network("face_detector", threads)
        self.mesh = Network("face_mesh", threads)
        self.coder = Network(coder, threads)

    def detect(self, picture: np.ndarray) -> list[Detection]:
        region = whole(picture)
        boxes, scores = self.detector.run(resample(picture, region, self.detector.size)[None])
        return decode(boxes[0], scores[0], region, self.detector.card)

    def find_mesh(self, picture: np.ndarray, region: Region) -> Mesh:
        points, presence = self.mesh.run(resample(picture, region, self.mesh.size)[None])
        return mesh_in_picture(points[0], float(presence[0]), region, self.mesh.size)

    def find_face(self, picture: np.ndarray) -> Mesh | None:
        """The best face's mesh, or None: no face is never a neutral face."""
        detections = self.detect(picture)
        if not detections:
            return None
        mesh = self.find_mesh(picture, detections[0].region())
        return mesh if mesh.presence >= self.mesh.card.facts["decoding"]["minimum_presence"] else None

    def crop(self, picture: np.ndarray, mesh: Mesh, eye_distance: float | None = None, eyes_y: float | None = None):
        alignment = self.coder.card.facts["alignment"]
        region = aligned(*mesh.eyes(), eye_distance or alignment["eye_distance"], eyes_y or alignment["eyes_y"])
        return resample(picture, region, self.coder.size)

    def read(self, crops: np.ndarray) -> np.ndarray:
        """Probabilities [N,K] in the order of the card's labels."""
        return probabilities(self.coder.run(crops)[0], self.coder.card.facts["temperature"])
