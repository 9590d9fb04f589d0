"""Weights of TensorFlow.js models as arrays."""

from __future__ import annotations

from typing import Any

import numpy as np


def read_weights(entries: list[dict[str, Any]], data: bytes) -> dict[str, np.ndarray]:
    """Weights by name in the manifest's order, float32; a quantised value v stands for v * scale + min.

    ``ValueError`` when ``data`` is longer or shorter than the entries say.
    """
    weights: dict[str, np.ndarray] = {}
    offset = 0
    for entry in entries:
        count = int(np.prod(entry["shape"]))
        quantization = entry.get("quantization")
        kind = np.dtype(quantization["dtype"] if quantization else entry["dtype"]).newbyteorder("<")
        values = np.frombuffer(data, kind, count, offset).astype(np.float32)
        if quantization:
            values = values * np.float32(quantization["scale"]) + np.float32(quantization["min"])
        weights[entry["name"]] = values.reshape(entry["shape"])
        offset += count * kind.itemsize
    if offset != len(data):
        raise ValueError(f"{len(data)} bytes of weights, but {offset} are described")
    return weights
