"""Pictures that were turned or given lids show what they should, by marks painted at known places."""

from __future__ import annotations

import numpy as np
import pytest

import chain
import measure_pose
import model_card
import pose
from pose import Pose
from turned import LEFT_LOWER, LEFT_UPPER, RIGHT_LOWER, RIGHT_UPPER, SIDE, Relief, cut, depths, filled, in_plane, with_lids

GOLDEN = model_card.REPOSITORY / "expression_baseline" / "golden"
NOSE = 4


@pytest.fixture(scope="module")
def portrait() -> tuple[np.ndarray, np.ndarray]:
    picture = np.fromfile(GOLDEN / "astronaut.rgb", np.uint8).reshape(256, 256, 3)
    return cut(picture, np.fromfile(GOLDEN / "astronaut.mesh.bin", "<f4").reshape(pose.POINTS, 3).astype(float))


def marked(points: np.ndarray, index: int) -> np.ndarray:
    rows, columns = np.indices((SIDE, SIDE)) + 0.5
    near = np.hypot(columns - points[index, 0], rows - points[index, 1]) < 3
    return np.where(near[..., None], 255, 0).repeat(3, axis=2).astype(np.uint8)


def middle_of_mark(picture: np.ndarray) -> np.ndarray:
    rows, columns = np.nonzero(picture[..., 0] > 127)
    return np.array([columns.mean(), rows.mean()]) + 0.5


def test_cut_keeps_points_on_the_face(portrait: tuple[np.ndarray, np.ndarray]) -> None:
    picture, points = portrait
    found = chain.FaceChain().find_face(picture)
    assert found is not None
    assert np.abs(found.points[:, :2] - points[:, :2]).mean() < 2


def test_quarter_turn_clockwise() -> None:
    picture = np.random.default_rng(1).integers(0, 256, (8, 8, 3), dtype=np.uint8)
    assert (in_plane(picture, 90) == np.rot90(picture, -1)).all()


@pytest.mark.parametrize("angles", ((0, 0, 0), (25, 0, 0), (-25, 0, 0), (0, 20, 0), (0, -20, 0), (0, 0, 30), (10, -10, 20)), ids=str)
def test_mark_on_the_nose_goes_where_the_rotation_takes_it(portrait: tuple[np.ndarray, np.ndarray], angles: tuple[int, int, int]) -> None:
    _, points = portrait
    turn, axes = pose.turn(*angles), np.array([1, -1, -1])

    turned = Relief(marked(points, NOSE), points).turned(turn)

    expected = (turn @ ((points[NOSE] - points.mean(0)) * axes)) * axes + points.mean(0)
    assert middle_of_mark(turned) == pytest.approx(expected[:2], abs=1.5)


def test_depth_follows_the_mesh(portrait: tuple[np.ndarray, np.ndarray]) -> None:
    _, points = portrait
    found = depths(points, points[None, :, 0], points[None, :, 1])[0]
    assert np.abs(found - points[:, 2]).mean() < 0.02 * np.ptp(points[:, 2])


def test_relief_that_is_not_turned_is_its_picture(portrait: tuple[np.ndarray, np.ndarray]) -> None:
    picture, points = portrait
    assert (Relief(picture, points).turned(np.eye(3)) == picture).all()


def test_gaps_are_filled_from_their_edges() -> None:
    picture = np.zeros((5, 5, 3), np.uint8)
    picture[:, 0], picture[:, 4] = 100, 200
    known = np.zeros((5, 5), bool)
    known[:, [0, 4]] = True
    assert filled(picture, known)[2, :, 0].tolist() == [100, 100, 150, 200, 200]


@pytest.mark.parametrize("share", (0.25, 0.5, 0.75))
def test_lids_leave_the_share_of_the_opening_that_was_not_drawn_over(portrait: tuple[np.ndarray, np.ndarray], share: float) -> None:
    _, points = portrait
    white = np.full((SIDE, SIDE, 3), 255, np.uint8)
    opening = opening_of(points)
    painted = np.where(opening[..., None], white, 0)

    drawn = with_lids(painted, points, share)

    assert (drawn[..., 0] > 127).sum() / opening.sum() == pytest.approx(1 - share, abs=0.12)
    assert (with_lids(painted, points, 0) == painted).all()


def opening_of(points: np.ndarray) -> np.ndarray:
    """The pixels between upper and lower lid of both eyes, column by column: the portrait's eyes are nearly level."""

    rows, columns = np.indices((SIDE, SIDE)) + 0.5
    inside = np.zeros((SIDE, SIDE), bool)
    for upper, lower in ((RIGHT_UPPER, RIGHT_LOWER), (LEFT_UPPER[::-1], LEFT_LOWER[::-1])):
        top, bottom = (np.interp(columns, *points[list(lid), :2].T, left=0, right=0) for lid in (upper, lower))
        inside |= (rows > top) & (rows < bottom)
    return inside


def test_difference_of_angles_is_the_short_way_round() -> None:
    assert measure_pose.difference(Pose(0, 10, 179), Pose(1, 8, -179)) == pytest.approx((1, -2, 2))


def test_row_says_bias_error_and_the_other_angles() -> None:
    pairs = [(Pose(20, 0, 0), Pose(17, 1, 0)), (Pose(20, 0, 0), Pose(21, 0, -1))]
    row = measure_pose.row("relief", "yaw", 20, 3, pairs)
    assert (row["found"], row["bias"], row["error"], row["largest"], row["others"]) == (2, -1, 2, 3, 0.5)
    assert measure_pose.row("relief", "yaw", 20, 3, [])["error"] == ""
