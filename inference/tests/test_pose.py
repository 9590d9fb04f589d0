"""Pose and opening of the eyes against heads turned by a known angle, and against the golden file that Java reads too."""

from __future__ import annotations

import itertools
import json

import numpy as np
import pytest

import model_card
import pose

GOLDEN = json.loads((model_card.REPOSITORY / "face_mesh" / "golden" / "pose.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("angles", list(itertools.product((-35, 0, 20), (-25, 0, 15), (-40, 0, 12))), ids=str)
def test_known_rotation_is_found(angles: tuple[int, int, int]) -> None:
    found = pose.pose_of(pose.head(pose.turn(*angles)))
    assert (found.yaw, found.pitch, found.roll) == pytest.approx(angles, abs=1e-6)


def test_what_the_mesh_flattens_is_laid_out_again() -> None:
    held = pose.unflattened(pose.Pose(17, -10.5, 30))
    assert (held.yaw, held.pitch, held.roll) == pytest.approx((20, -15, 30))


def test_a_mirrored_head_is_no_rotation() -> None:
    mirrored = pose.head(pose.turn(20, 5, 10)) * (-1, 1, 1)
    assert np.linalg.det(pose.rotation_of(mirrored)) == pytest.approx(1)


@pytest.mark.parametrize("ratio", (0.1, 0.12, 0.17, 0.22, 0.32, 0.4))
@pytest.mark.parametrize("angles", ((0, 0, 0), (30, 0, 0), (0, -20, 0), (-25, 15, 35)), ids=str)
def test_lids_are_measured_in_space_however_the_head_is_turned(ratio: float, angles: tuple[int, int, int]) -> None:
    points = pose.head(pose.turn(*angles), ratio)
    assert pose.aspect(points) == pytest.approx(ratio)
    assert pose.openness_of(points) == pytest.approx(min(1, max(0, (ratio - 0.12) / 0.2)))


def test_the_wider_open_eye_counts() -> None:
    points = pose.head(pose.turn(), 0.3)
    for upper, lower in pose.LEFT_LIDS:
        points[upper] = points[lower]
    assert pose.aspect(points) == pytest.approx(0.3)


@pytest.mark.parametrize("case", GOLDEN["cases"], ids=lambda case: case["name"])
def test_golden_poses_are_found_again(case: dict) -> None:
    points = np.zeros((pose.POINTS, 3))
    for index, place in case["points"].items():
        points[int(index)] = place
    found = pose.pose_of(points)
    expected = [case["yaw"], case["pitch"], case["roll"], case["openness"]]
    assert [found.yaw, found.pitch, found.roll, pose.openness_of(points)] == pytest.approx(expected, abs=1e-6)
