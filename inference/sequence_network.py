"""The CNN-LSTM's second half: the frame network's features over time -> expressions and valence at each step.

Hochreiter & Schmidhuber, 1997 (LSTM); Graves & Schmidhuber, 2005 (both directions). A causal variant looks back only.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn

from model_card import EMOTIONS

NEGATIVE = [EMOTIONS.index(name) for name in ("SAD", "ANGER", "FEAR", "DISGUST", "CONTEMPT")]
HAPPY = EMOTIONS.index("HAPPY")


class SequenceReading(NamedTuple):
    """``logits`` [N, T, 8] and ``valence`` [N, T] in -1..1."""

    logits: Tensor
    valence: Tensor


class SequenceNet(nn.Module):
    """Starts as the frame network's own classifier; what the LSTM sees around a step corrects it.

    ``seconds`` (time since the step before) tells it the frame rate, ``mask`` (1 read, 0 lost) which steps say nothing.
    """

    def __init__(self, classify: nn.Linear, hidden: int = 96, causal: bool = False) -> None:
        super().__init__()
        width = classify.in_features
        self.classify = nn.Linear(width, len(EMOTIONS))
        self.classify.load_state_dict(classify.state_dict())
        self.classify.requires_grad_(False)
        self.enter = nn.Sequential(nn.Linear(width, hidden), nn.ReLU(), nn.Dropout(0.1))
        steps = hidden + len(EMOTIONS) + 2
        self.lstm = nn.LSTM(steps, hidden, batch_first=True, bidirectional=not causal)
        out = hidden if causal else 2 * hidden
        self.correct = nn.Linear(out, len(EMOTIONS))
        self.trust = nn.Linear(out, 1)
        self.judge = nn.Linear(out, 1)
        nn.init.zeros_(self.correct.weight)
        nn.init.zeros_(self.correct.bias)
        nn.init.zeros_(self.trust.weight)
        nn.init.constant_(self.trust.bias, 2.0)

    def forward(self, feat: Tensor, mask: Tensor, seconds: Tensor) -> SequenceReading:
        seen = mask.unsqueeze(2)
        feat = feat * seen
        own = self.classify(feat) * seen
        pace = torch.log(seconds.clamp(min=0.01) / 0.1).unsqueeze(2)
        states, _ = self.lstm(torch.cat([self.enter(feat) * seen, own * 0.25, seen, pace], 2))
        logits = own * self.trust(states).sigmoid() + self.correct(states)
        return SequenceReading(logits, self.judge(states).squeeze(2).tanh())


def valence_of(distribution: Tensor) -> Tensor:
    """V = p_happy - max(p_sad, p_anger, p_fear, p_disgust, p_contempt): the method page, section 4. [..., 8] -> [...]."""
    return distribution[..., HAPPY] - distribution[..., NEGATIVE].amax(-1)
