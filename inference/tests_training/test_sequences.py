"""Stand-ins are what they say, the CNN-LSTM ignores lost steps, and smoothers and measures are right on worked examples."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import nn

from evaluate_sequence import by_median, crossings, exponentially, onset_errors
from sequence_network import SequenceNet, valence_of
from stand_ins import CONDITIONS, JITTERS, Sequences, Views, draw

WIDTH = 16


@pytest.fixture
def views() -> Views:
    random = torch.Generator().manual_seed(1)
    labels = torch.eye(8)[torch.arange(40) % 8]
    feat = labels.repeat(1, 2)[:, None, None] + 0.1 * torch.rand(40, len(CONDITIONS), JITTERS, WIDTH, generator=random)
    return Views(feat.half(), labels)


@pytest.fixture
def net() -> SequenceNet:
    torch.manual_seed(1)
    return SequenceNet(nn.Linear(WIDTH, 8), hidden=8).eval()


def test_sequences_repeat_with_their_seed(views: Views) -> None:
    once, again = (draw(views, 3, 20, np.random.default_rng(4)) for _ in range(2))
    torch.testing.assert_close(once.feat, again.feat)
    torch.testing.assert_close(once.labels, again.labels)


def test_labels_are_distributions_and_lost_steps_carry_no_features(views: Views) -> None:
    drawn = draw(views, 20, 60, np.random.default_rng(4))
    torch.testing.assert_close(drawn.labels.sum(2), torch.ones(20, 60))
    lost = drawn.mask == 0
    assert lost.any()
    assert drawn.feat[lost].abs().max() == 0


def test_rate_is_kept_on_average(views: Views) -> None:
    drawn = draw(views, 10, 60, np.random.default_rng(4), rate=10.0)
    assert drawn.seconds[:, 1:].mean().item() == pytest.approx(0.1, rel=0.05)
    assert (drawn.seconds[:, 0] == 0).all()


def test_what_a_lost_step_holds_does_not_matter(net: SequenceNet) -> None:
    feat, mask, seconds = torch.rand(1, 9, WIDTH), torch.ones(1, 9), torch.full((1, 9), 0.1)
    mask[0, 4] = 0
    before = net(feat, mask, seconds)
    feat[0, 4] = 99
    after = net(feat, mask, seconds)
    torch.testing.assert_close(before.logits, after.logits)


def test_causal_variant_never_looks_ahead() -> None:
    torch.manual_seed(1)
    net = SequenceNet(nn.Linear(WIDTH, 8), hidden=8, causal=True).eval()
    feat, mask, seconds = torch.rand(1, 9, WIDTH), torch.ones(1, 9), torch.full((1, 9), 0.1)
    before = net(feat, mask, seconds).logits[:, :5]
    feat[0, 5:] = 0
    torch.testing.assert_close(net(feat, mask, seconds).logits[:, :5], before)


def test_valence_is_happy_less_the_worst_negative() -> None:
    distribution = torch.tensor([0.1, 0.5, 0.0, 0.1, 0.3, 0.0, 0.0, 0.0])
    assert valence_of(distribution).item() == pytest.approx(0.2)


def test_smoothers_leave_what_is_steady_and_the_median_drops_a_spike() -> None:
    steady = torch.full((1, 30, 8), 0.125)
    gaps = torch.full((1, 30), 0.1)
    torch.testing.assert_close(exponentially(steady, gaps, 0.3), steady)
    spiked = steady.clone()
    spiked[0, 15] = torch.eye(8)[1]
    torch.testing.assert_close(by_median(spiked, gaps, 0.5), steady)


def test_onset_error_counts_seconds_and_a_missed_onset_as_one() -> None:
    labels = torch.zeros(1, 20, 8)
    labels[0, :10, 0], labels[0, 10:, 1] = 1, 1
    found = torch.zeros(1, 20, 8)
    found[0, :12, 0], found[0, 12:, 1] = 1, 1
    gaps = torch.full((1, 20), 0.1)
    drawn = Sequences(torch.zeros(1, 20, 2), torch.ones(1, 20), gaps, labels, np.array([0]))
    assert onset_errors(found, drawn).tolist() == pytest.approx([0.2])
    never = torch.zeros(1, 20, 8)
    never[..., 0] = 1
    assert onset_errors(never, drawn).tolist() == [1.0]
    assert crossings(np.array([0.1, 0.6, 0.4, 0.9]), 0.5) == [1, 3]
