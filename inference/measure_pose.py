"""Measures head pose and eye opening against known angles and known lids: ``measure_pose.py [--faces FOLDER]``.

Three kinds of turning. ``points``: the canonical head's points 60 cm before a 640 px camera, with noise, read by the solver
alone. ``picture``: pictures of real faces turned in their plane, read by detector, mesh and solver and unflattened. ``relief``: the same
pictures as reliefs turned in space; their depth is the mesh's own, so that this shows whether a turn is read as large as it
was and not whether a face is read as deep as it is. What counts is the change from the picture that was not turned: how its
person really held the head is not known. Eyes: upper lids drawn down over a known share of the opening.

Faces are the committed portrait and, from FOLDER, every face of every picture and of one frame a second of every clip.
Writes results/pose.csv and results/eyes.csv.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

import chain
import model_card
import pose
from pose import Pose
from provenance import provenance
from turned import Relief, cut, in_plane, with_lids
from video import ffmpeg, frames, size_of

RESULTS = Path(__file__).resolve().parent / "results"
ANGLES = {
    "yaw": (-40, -30, -20, -10, 10, 20, 30, 40),
    "pitch": (-30, -20, -15, -10, 10, 15, 20, 30),
    "roll": (-40, -30, -20, -10, 10, 20, 30, 40),
}
LIDS = (0.0, 0.25, 0.5, 0.75, 1.0)
CLOSED_BELOW = 0.2
"""Openness under which Mien counts an eye as closed (Thresholds.Attention)."""
DISTANCE_CM, FOCAL_PX, NOISE_PX, DRAWS = 60.0, 554.0, 0.5, 50
"""A camera 640 px wide with a view of 60 degrees; the noise of each coordinate of a point."""
Read = Callable[[np.ndarray], np.ndarray | None]
"""Picture -> mesh [468,3], None without a face."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--faces", type=Path, help="pictures and clips, such as fetch_faces.py puts into a folder")
    parser.add_argument("--ffmpeg")
    arguments = parser.parse_args()
    walk = chain.FaceChain()

    def read(picture: np.ndarray) -> np.ndarray | None:
        mesh = walk.find_face(picture)
        return None if mesh is None else mesh.points

    portraits = [cut(picture, mesh.points) for picture, mesh in faces(walk, arguments.faces, arguments.ffmpeg)]
    print(f"{len(portraits)} faces")
    write(RESULTS / "pose.csv", [*points_rows(), *picture_rows(portraits, read), *relief_rows(portraits, read)])
    write(RESULTS / "eyes.csv", list(eye_rows(portraits, read)))


def faces(walk: chain.FaceChain, folder: Path | None, executable: str | None) -> Iterator[tuple[np.ndarray, chain.Mesh]]:
    """Pictures with one mesh each."""
    for picture in pictures(folder, executable):
        for detection in walk.detect(picture):
            mesh = walk.find_mesh(picture, detection.region())
            if mesh.presence >= walk.mesh.card.facts["decoding"]["minimum_presence"]:
                yield picture, mesh


def pictures(folder: Path | None, executable: str | None) -> Iterator[np.ndarray]:
    golden = model_card.REPOSITORY / "expression_baseline" / "golden" / "astronaut.rgb"
    yield np.fromfile(golden, np.uint8).reshape(256, 256, 3)
    for file in sorted(folder.iterdir()) if folder else []:
        size = size_of(ffmpeg(executable), file)
        filters = None if file.suffix in (".jpg", ".png") else "fps=1"
        for data in frames(ffmpeg(executable), file, filters, size):
            yield np.frombuffer(data, np.uint8).reshape(size[1], size[0], 3)


def points_rows() -> Iterator[dict[str, object]]:
    random = np.random.default_rng(1)
    for axis, angle in every_angle():
        turn = pose.turn(**{axis: angle})
        found = [pose.pose_of(before_camera(turn) + random.normal(0, NOISE_PX, (pose.POINTS, 3))) for _ in range(DRAWS)]
        yield row("points", axis, angle, DRAWS, [(Pose.of(turn), one) for one in found])


def before_camera(turn: np.ndarray) -> np.ndarray:
    """The canonical head in true perspective, its depths scaled as the mesh scales them."""
    points = pose.head(turn, pixels=1) - (320, 240, 0)
    nearer = FOCAL_PX / (DISTANCE_CM + points[:, 2:])
    return np.column_stack([points[:, :2] * nearer, points[:, 2] * FOCAL_PX / DISTANCE_CM])


def picture_rows(portraits: list[tuple[np.ndarray, np.ndarray]], read: Read) -> Iterator[dict[str, object]]:
    for angle in ANGLES["roll"]:
        pairs = [pair(read, picture, in_plane(picture, angle), pose.turn(roll=angle)) for picture, _ in portraits]
        yield row("picture", "roll", angle, len(portraits), [one for one in pairs if one])


def relief_rows(portraits: list[tuple[np.ndarray, np.ndarray]], read: Read) -> list[dict[str, object]]:
    pairs: dict[tuple[str, int], list[tuple[Pose, Pose]]] = {}
    for picture, points in portraits:
        relief = Relief(picture, points)
        straight = relief.turned(np.eye(3))
        for axis, angle in every_angle():
            turn = pose.turn(**{axis: angle})
            one = pair(read, straight, relief.turned(turn), turn)
            pairs.setdefault((axis, angle), []).extend([one] if one else [])
    return [row("relief", axis, angle, len(portraits), found) for (axis, angle), found in pairs.items()]


def every_angle() -> Iterator[tuple[str, int]]:
    return ((axis, angle) for axis, angles in ANGLES.items() for angle in angles)


def pair(read: Read, before: np.ndarray, after: np.ndarray, turn: np.ndarray) -> tuple[Pose, Pose] | None:
    """The pose that the turned picture should be read as, and what it was read as; None where no face was found."""
    first, second = read(before), read(after)
    if first is None or second is None:
        return None
    held = pose.unflattened(pose.pose_of(first))
    return Pose.of(turn @ pose.turn(held.yaw, held.pitch, held.roll)), pose.unflattened(pose.pose_of(second))


def row(kind: str, axis: str, angle: int, tried: int, pairs: list[tuple[Pose, Pose]]) -> dict[str, object]:
    """``bias``: mean of read less true; ``error``, ``largest``: of its size; ``others``: mean error of the other two angles."""
    errors = np.array([difference(expected, found) for expected, found in pairs]).reshape(-1, 3)
    at = ("yaw", "pitch", "roll").index(axis)
    one, others = errors[:, at], np.delete(errors, at, axis=1)
    said: dict[str, object] = {"turned": kind, "axis": axis, "degrees": angle, "tried": tried, "found": len(pairs)}
    figures = {"bias": one.mean(), "error": abs(one).mean(), "largest": abs(one).max(), "others": abs(others).mean()} if pairs else {}
    return said | {name: round(float(figures[name]), 2) if figures else "" for name in ("bias", "error", "largest", "others")}


def difference(expected: Pose, found: Pose) -> tuple[float, float, float]:
    pairs = ((found.yaw, expected.yaw), (found.pitch, expected.pitch), (found.roll, expected.roll))
    yaw, pitch, roll = ((one - other + 180) % 360 - 180 for one, other in pairs)
    return yaw, pitch, roll


def eye_rows(portraits: list[tuple[np.ndarray, np.ndarray]], read: Read) -> Iterator[dict[str, object]]:
    """``expected``: openness when the lids' distance shrinks by the drawn share; ``closed``: share of the faces that Mien takes
    to have their eyes closed; ``relative``: the lids' distance as a share of what the same face shows with open eyes."""
    open_eyes = [(picture, points, ratio) for picture, points in portraits if (ratio := ratio_of(read, picture)) is not None]
    for share in LIDS:
        found = [(ratio, ratio_of(read, with_lids(picture, points, share))) for picture, points, ratio in open_eyes]
        before, after = np.array([(one, other) for one, other in found if other is not None]).reshape(-1, 2).T
        expected, opened = ([pose.openness_at(ratio) for ratio in ratios] for ratios in (before * (1 - share), after))
        yield {
            "lid": share, "tried": len(open_eyes), "found": len(after), "expected": round(float(np.mean(expected)), 3),
            "read": round(float(np.mean(opened)), 3), "closed": round(float(np.mean(np.array(opened) < CLOSED_BELOW)), 3),
            "relative": round(float((after / before).mean()), 3), "relative_largest": round(float((after / before).max()), 3),
        }  # fmt: skip


def ratio_of(read: Read, picture: np.ndarray) -> float | None:
    points = read(picture)
    return None if points is None else pose.aspect(points)


def write(path: Path, rows: list[dict[str, object]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, [*rows[0], *provenance()], lineterminator="\n")
        writer.writeheader()
        for one in rows:
            print(one)
            writer.writerow(one | provenance())


if __name__ == "__main__":
    main()
