"""The frame network: grey faces -> class logits, features and attention maps, and the loss of EAC.

Source: Zhang, Wang, Ling, Deng, "Learn From All: Erasing Attention Consistency for Noisy Label Facial Expression
Recognition", ECCV 2022 (arXiv 2207.10299).
"""

from __future__ import annotations

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from backbones import BACKBONES, Plan
from model_card import EMOTIONS

SPREAD = 64.0
"""Grey levels that one standard deviation becomes: the range that face networks with inputs of 0..255 expect."""


class Reading(NamedTuple):
    """``logits`` [N, 8], ``feat`` [N, D] pooled features, ``cam`` [N, 8, h, w] attention maps, no ReLU."""

    logits: Tensor
    feat: Tensor
    cam: Tensor


class SelfAttention(nn.Module):
    """Lets each position of the feature map look at all others (Vaswani et al., 2017); starts as the identity."""

    def __init__(self, width: int, heads: int = 8, inner: int = 256) -> None:
        super().__init__()
        self.heads, self.inner = heads, inner
        self.enter = nn.Linear(width, 3 * inner)
        self.leave = nn.Linear(inner, width)
        nn.init.zeros_(self.leave.weight)
        nn.init.zeros_(self.leave.bias)

    def forward(self, features: Tensor) -> Tensor:
        n, width, h, w = features.shape
        tokens = features.flatten(2).transpose(1, 2)
        split = self.enter(tokens).view(n, h * w, 3, self.heads, self.inner // self.heads).permute(2, 0, 3, 1, 4)
        query, key, value = split[0], split[1], split[2]
        weights = (query @ key.transpose(-1, -2) / (self.inner // self.heads) ** 0.5).softmax(-1)
        seen = (weights @ value).transpose(1, 2).reshape(n, h * w, self.inner)
        return features + self.leave(seen).transpose(1, 2).view(n, width, h, w)


class ExpressionNet(nn.Module):
    """Backbone, optional self-attention, global average pooling, one linear layer; the maps are that layer's own weights."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.backbone = BACKBONES[plan.backbone](plan)
        width = int(self.backbone.width)
        self.attention = SelfAttention(width) if plan.self_attention else nn.Identity()
        self.dropout = nn.Dropout(0.2)
        self.classify = nn.Linear(width, len(EMOTIONS))
        nn.init.normal_(self.classify.weight, std=0.01)
        nn.init.zeros_(self.classify.bias)

    def forward(self, faces: Tensor) -> Reading:
        """``faces`` [N, 1, S, S], grey levels 0..255 as floats."""
        features = self.attention(self.backbone(standardise(faces)))
        feat = features.mean((2, 3))
        cam = F.conv2d(features, self.classify.weight.detach()[:, :, None, None])
        return Reading(self.classify(self.dropout(feat)), feat, cam)


def standardise(faces: Tensor) -> Tensor:
    """Each face to mean 0 and deviation SPREAD: gain and brightness of a camera, and of a skin, fall out."""
    centred = faces - faces.mean((1, 2, 3), keepdim=True)
    deviation = (centred**2).mean((1, 2, 3), keepdim=True).sqrt()
    return centred * (SPREAD / (deviation + 1.0))


def soft_cross_entropy(logits: Tensor, labels: Tensor) -> Tensor:
    """Cross entropy against distributions, mean over the batch; [N, 8], [N, 8] -> scalar."""
    return -(labels * logits.float().log_softmax(1)).sum(1).mean()


def consistency(cam: Tensor, flipped_cam: Tensor) -> Tensor:
    """EAC's term: mean squared difference of the maps and the maps of the flipped faces, flipped back. The maps see the
    classifier's weights as given, as in the authors' code: else the cheapest agreement is a classifier that says little."""
    return F.mse_loss(cam.float(), flipped_cam.float().flip(3))


def eac_loss(network: ExpressionNet, faces: Tensor, labels: Tensor, weight: float) -> Tensor:
    """The imbalanced framework: labels are learnt from the original view alone, the flip only has to agree in its maps.

    The flipped view is read without gradient and the term counts twice. Training mirrors half of its faces, so either view is
    as often the flipped one: what a step moves on average is what both views' gradients move, for two thirds of the time.
    """
    seen = network(faces)
    with torch.no_grad():
        flipped = network(faces.flip(3))
    return soft_cross_entropy(seen.logits, labels) + 2 * weight * consistency(seen.cam, flipped.cam)
