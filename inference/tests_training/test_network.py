"""The frame network, EAC's loss and the identity start do what the papers and the contract say."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from augment import Changes, augment, mix, place
from backbones import EfficientNetLite, FaceResNet, MobileNet, Plan
from identity import settle_norms
from measures import calibration_error, fit_temperature, score, vote_error
from network import ExpressionNet, consistency, eac_loss, soft_cross_entropy, standardise

PLAN = Plan("mobilenet", "none")


@pytest.fixture(scope="module")
def network() -> ExpressionNet:
    torch.manual_seed(1)
    return ExpressionNet(PLAN).eval()


def faces(n: int = 4, size: int = 64) -> torch.Tensor:
    return torch.rand(n, 1, size, size, generator=torch.Generator().manual_seed(3)) * 255


def test_map_averages_to_the_logit_without_its_bias(network: ExpressionNet) -> None:
    reading = network(faces())
    torch.testing.assert_close(reading.cam.mean((2, 3)) + network.classify.bias, reading.logits, atol=1e-5, rtol=1e-4)


@pytest.mark.parametrize(("size", "side"), [(64, 4), (81, 6), (97, 7)])
def test_map_is_fine_enough_to_be_consistent_about(network: ExpressionNet, size: int, side: int) -> None:
    assert network(faces(1, size)).cam.shape == (1, 8, side, side)


@pytest.mark.parametrize("backbone", [MobileNet, FaceResNet, lambda: EfficientNetLite(False, 32), lambda: EfficientNetLite(False, 16)])
@pytest.mark.parametrize(("size", "mirrors"), [(65, True), (97, True), (80, False)])
def test_maps_of_mirrored_faces_fall_on_each_other_at_odd_sizes_only(backbone, size: int, mirrors: bool) -> None:
    torch.manual_seed(1)
    network, mirrored = backbone().eval(), backbone().eval()
    mirrored.load_state_dict(network.state_dict())
    for convolution in (module for module in mirrored.modules() if isinstance(module, torch.nn.Conv2d)):
        convolution.weight.data = convolution.weight.data.flip(3)
    faces_of_size = standardise(faces(1, size))

    one, other = network(faces_of_size), mirrored(faces_of_size.flip(3)).flip(3)

    assert ((one - other).abs().max() < 1e-3 * one.abs().max()) == mirrors


def test_gain_and_brightness_of_a_camera_fall_out() -> None:
    dark = faces() * 0.4 + 20
    torch.testing.assert_close(standardise(dark), standardise(faces()), atol=2.0, rtol=0.05)


def test_consistency_is_zero_for_mirrored_maps_and_positive_otherwise() -> None:
    cam = torch.rand(2, 8, 5, 5)
    assert consistency(cam, cam.flip(3)).item() == 0
    assert consistency(cam, cam).item() > 0


def test_labels_are_learnt_from_the_original_view_alone(network: ExpressionNet) -> None:
    labels = torch.eye(8)[:4]
    plain = soft_cross_entropy(network(faces()).logits, labels)
    torch.testing.assert_close(eac_loss(network, faces(), labels, 0.0), plain)


def test_faces_seen_either_way_round_move_what_both_views_gradients_move() -> None:
    torch.manual_seed(1)
    network, labels = ExpressionNet(PLAN).eval(), torch.eye(8)[:4]

    def of_both_views(seen: torch.Tensor) -> torch.Tensor:
        one, other = network(seen), network(seen.flip(3))
        return soft_cross_entropy(one.logits, labels) + 5.0 * consistency(one.cam, other.cam)

    ours, papers = (
        torch.autograd.grad(loss(faces()) + loss(faces().flip(3)), list(network.parameters()))
        for loss in (lambda seen: eac_loss(network, seen, labels, 5.0), of_both_views)
    )

    for one, other in zip(ours, papers, strict=True):
        torch.testing.assert_close(one, other, atol=1e-4, rtol=1e-3)


def test_self_attention_starts_as_nothing() -> None:
    torch.manual_seed(1)
    without = ExpressionNet(PLAN).eval()
    torch.manual_seed(1)
    attentive = ExpressionNet(Plan("mobilenet", "none", self_attention=True)).eval()
    attentive.classify.load_state_dict(without.classify.state_dict())
    torch.testing.assert_close(attentive(faces()).logits, without(faces()).logits)


@pytest.mark.parametrize("backbone", ["face-resnet", "efficientnet-lite0", "resnet-18", "resnet-50"])
def test_every_backbone_gives_a_map_of_at_least_four_by_four(backbone: str) -> None:
    reading = ExpressionNet(Plan(backbone, "none")).eval()(faces(1, 64))
    assert reading.cam.shape[2] >= 4
    assert reading.logits.shape == (1, 8)


def test_settled_norms_do_not_change_the_answer() -> None:
    torch.manual_seed(2)
    network = MobileNet().eval()
    before = network(standardise(faces()))
    settle_norms(network, [standardise(faces(8))])
    torch.testing.assert_close(network(standardise(faces())), before, atol=1e-3, rtol=1e-3)


def test_frozen_units_stay_in_evaluation_and_are_not_trained() -> None:
    network = MobileNet(frozen=7).train()
    assert [unit.training for unit in network.units[:8]] == [False] * 7 + [True]
    assert not any(value.requires_grad for value in network.units[:7].parameters())


def test_frozen_blocks_of_efficientnet_keep_their_norms_and_are_not_trained() -> None:
    network = EfficientNetLite(False, 32, frozen=3).train()
    inner = network.network
    assert [block.training for block in inner._blocks[:4]] == [False] * 3 + [True]
    assert not inner._bn0.training and not inner._conv_stem.weight.requires_grad
    assert inner._blocks[3]._depthwise_conv.weight.requires_grad


def test_augmentation_repeats_with_its_seed_and_stays_in_range() -> None:
    once = augment(faces(), 48, Changes(), torch.Generator().manual_seed(5))
    again = augment(faces(), 48, Changes(), torch.Generator().manual_seed(5))
    torch.testing.assert_close(once, again)
    assert once.min() >= 0 and once.max() <= 255


def test_no_changes_are_placement_or_its_mirror_image() -> None:
    none = Changes(rotation=0, scale=0, shift=0, contrast=0, gamma=0, blur=0, noise=0, erase=0)
    found = augment(faces(8), 64, none, torch.Generator().manual_seed(1))
    placed = place(faces(8), 64)
    for one, plain in zip(found, placed, strict=True):
        assert min((one - plain).abs().max(), (one - plain.flip(2)).abs().max()) < 0.1


def test_scores_of_a_worked_example() -> None:
    logits = torch.eye(8)[[0, 0, 1, 3]] * 5
    found = score(logits, np.array([0, 0, 1, 1]))
    assert found.accuracy == 0.75
    assert found.recall[:2] == (1.0, 0.5)
    assert found.uar == 0.75
    assert found.support[:2] == (2, 2)


def test_calibration_error_of_a_worked_example() -> None:
    confidence = np.array([0.9, 0.9, 0.9, 0.9])
    assert calibration_error(confidence, np.array([True, True, True, False])) == pytest.approx(0.15)


def test_temperature_cools_what_is_too_sure() -> None:
    torch.manual_seed(1)
    truth = np.random.default_rng(1).integers(0, 8, 4000)
    logits = torch.eye(8)[truth] * 2 + torch.randn(4000, 8)
    labels = np.eye(8, dtype=np.float32)[truth]
    assert fit_temperature(logits * 3, labels) == pytest.approx(3 * fit_temperature(logits, labels), rel=0.05)


def test_temperature_is_as_unsure_as_the_votes() -> None:
    torch.manual_seed(1)
    logits = torch.randn(4000, 8) * 3
    votes = (logits / 2).softmax(1).numpy()
    majorities = np.eye(8, dtype=np.float32)[votes.argmax(1)]
    found = fit_temperature(logits, votes)
    assert found == pytest.approx(2, abs=0.02)
    assert vote_error(logits, votes, found) < 0.002 < 0.02 < vote_error(logits, votes, 1.0)
    with pytest.raises(ValueError, match="lies beyond"):
        fit_temperature(logits, majorities)


def test_consistency_moves_the_features_and_leaves_the_classifier_alone() -> None:
    network = ExpressionNet(Plan("mobilenet", "none"))
    faces = torch.rand(2, 1, 65, 65) * 255
    both = network(torch.cat([faces, faces.flip(3)]))
    consistency(both.cam[:2], both.cam[2:]).backward()
    assert network.classify.weight.grad is None
    assert next(network.backbone.parameters()).grad.abs().sum() > 0


def test_dark_faces_and_glasses_come_as_often_as_asked() -> None:
    quiet = Changes(rotation=0, scale=0, shift=0, contrast=0, gamma=0, blur=0, noise=0, erase=0)
    still = augment(faces(64, 48), 48, quiet, torch.Generator().manual_seed(1))
    for changes in (replace(quiet, dim=0.25), replace(quiet, glasses=0.25)):
        found = augment(faces(64, 48), 48, changes, torch.Generator().manual_seed(1))
        upright = torch.minimum((found - still).abs().amax((1, 2, 3)), (found.flip(3) - still).abs().amax((1, 2, 3)))
        assert 5 <= int((upright > 10).sum()) <= 28
        assert found.min() >= 0 and found.max() <= 255


def test_mixed_faces_keep_the_larger_share_of_their_own_label() -> None:
    given, labels = faces(64, 48), torch.eye(8)[torch.arange(64) % 8]
    mixed, shares = mix(given, labels, Changes(mix=0.5), torch.Generator().manual_seed(1))
    changed = (mixed - given).abs().amax((1, 2, 3)) > 0
    assert 16 <= int(changed.sum()) <= 48
    torch.testing.assert_close(shares.sum(1), torch.ones(64))
    assert (shares.argmax(1) == labels.argmax(1)).all()
    assert mix(given, labels, Changes(), torch.Generator())[0] is given
