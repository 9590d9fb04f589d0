"""The way from a picture to probabilities: geometry by worked examples, the rest by the golden walk."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest

import chain
import model_card
from chain import Region

GOLDEN = model_card.REPOSITORY / "expression_baseline" / "golden"
WALK = json.loads((GOLDEN / "chain.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def face_chain() -> chain.FaceChain:
    return chain.FaceChain()


def test_region_of_the_picture_itself_changes_nothing() -> None:
    picture = np.random.default_rng(1).integers(0, 256, (8, 8, 3), dtype=np.uint8)
    assert (chain.resample(picture, chain.whole(picture), 8) == picture).all()


def test_region_beyond_the_picture_is_black() -> None:
    picture = np.full((4, 8, 3), 200, np.uint8)
    square = chain.resample(picture, chain.whole(picture), 8)
    assert (square[:2] == 0).all() and (square[6:] == 0).all() and (square[2:6] == 200).all()


def test_half_a_pixel_aside_is_the_mean_rounded_half_up() -> None:
    picture = np.zeros((2, 2, 1), np.uint8)
    picture[:, 1] = 5
    assert chain.resample(picture, Region(1.5, 1, 2), 2)[0, 0, 0] == 3


def test_quarter_turn_of_the_region_brings_its_top_from_the_right() -> None:
    picture = np.zeros((4, 4, 1), np.uint8)
    picture[:, 3] = 9
    assert (chain.resample(picture, Region(2, 2, 4, math.pi / 2), 4)[0, :, 0] == 9).all()


def test_aligned_eyes_are_level_and_where_the_card_puts_them() -> None:
    right, left = np.array([100.0, 120.0]), np.array([160.0, 150.0])
    region = chain.aligned(right, left, 0.3, 0.4)
    expected = np.array([[0.35, 0.4], [0.65, 0.4]])
    np.testing.assert_allclose(region.to_picture(expected), [right, left], atol=1e-9)


def test_anchors_go_cell_by_cell_fine_grid_first(face_chain: chain.FaceChain) -> None:
    centres = chain.anchors(face_chain.detector.card)
    assert centres.shape == (896, 2)
    np.testing.assert_allclose(centres[[0, 1, 2, 32]], [[1 / 32, 1 / 32], [1 / 32, 1 / 32], [3 / 32, 1 / 32], [1 / 32, 3 / 32]])
    np.testing.assert_allclose(centres[[512, 517, 518]], [[1 / 16, 1 / 16], [1 / 16, 1 / 16], [3 / 16, 1 / 16]])


def test_overlapping_boxes_become_their_weighted_mean(face_chain: chain.FaceChain) -> None:
    boxes = np.zeros((896, 16), np.float32)
    scores = np.full(896, -100, np.float32)
    boxes[:, 2:4] = 64
    boxes[1, 0] = 8
    scores[0], scores[1] = 2.0, 0.5
    found = chain.decode(boxes, scores, Region(64, 64, 128), face_chain.detector.card)
    first, second = 1 / (1 + math.exp(-2)), 1 / (1 + math.exp(-0.5))
    assert len(found) == 1
    assert found[0].score == pytest.approx(first)
    assert found[0].box[0] == pytest.approx(128 / 32 + 8 * second / (first + second))


def test_boxes_apart_are_two_faces(face_chain: chain.FaceChain) -> None:
    boxes = np.zeros((896, 16), np.float32)
    scores = np.full(896, -100, np.float32)
    boxes[:, 2:4] = 20
    scores[[0, 511]] = 3.0
    assert len(chain.decode(boxes, scores, Region(64, 64, 128), face_chain.detector.card)) == 2


def test_grey_picture_has_no_face(face_chain: chain.FaceChain) -> None:
    assert face_chain.find_face(np.full((480, 640, 3), 128, np.uint8)) is None


def test_temperature_flattens_and_never_overflows() -> None:
    np.testing.assert_allclose(chain.probabilities(np.array([1000.0, 0.0]), 1.0), [1, 0], atol=1e-12)
    np.testing.assert_allclose(chain.probabilities(np.array([math.log(9), 0.0]), 2.0), [0.75, 0.25])


@pytest.mark.parametrize("case", WALK["cases"], ids=lambda case: case["name"])
def test_golden_walk_is_walked_again(face_chain: chain.FaceChain, case: dict) -> None:
    size = (case["picture"]["height"], case["picture"]["width"], 3)
    picture = np.fromfile(GOLDEN / case["picture"]["file"], np.uint8).reshape(size)

    detections = face_chain.detect(picture)
    mesh = face_chain.find_mesh(picture, detections[0].region())
    crop = face_chain.crop(picture, mesh)

    assert len(detections) == len(case["detections"])
    np.testing.assert_allclose(detections[0].box, case["detections"][0]["box"], atol=1e-3)
    np.testing.assert_allclose(detections[0].keypoints, case["detections"][0]["keypoints"], atol=1e-3)
    expected = np.fromfile(GOLDEN / case["mesh"]["file"], "<f4").reshape(case["mesh"]["shape"])
    np.testing.assert_allclose(mesh.points, expected, atol=2e-2)
    expected_crop = np.fromfile(GOLDEN / case["crop"]["file"], np.uint8).reshape(crop.shape)
    assert np.abs(crop.astype(int) - expected_crop).max() <= 1
    np.testing.assert_allclose(face_chain.coder.run(expected_crop[None])[0][0], case["logits"], atol=1e-4)
    np.testing.assert_allclose(face_chain.read(crop[None])[0], case["probabilities"], atol=1e-2)
