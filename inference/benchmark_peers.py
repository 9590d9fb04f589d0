"""Times expression classifiers of others on frames: ``benchmark_peers.py FRAMES.npy``; in the environment of the peers.

FRAMES.npy is UINT8 [N,H,W,3], RGB. Each peer gets one frame at a time and finds the face itself, as its own one-call function
does it. Prints a line of JSON a peer: name, version, milliseconds a frame (median over the frames), frames with a face.
Runs on the processors that it is started on; what threads a peer makes there is its own business.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")

import cv2
import facex
import numpy as np
import tensorflow as tf
from facex.core import EmotionClassifier
from fer.fer import FER

WARM_UP = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("frames", type=Path)
    frames = np.load(parser.parse_args().frames)[:, :, :, ::-1]
    cores = len(os.sched_getaffinity(0))
    cv2.setNumThreads(cores)
    tf.config.threading.set_intra_op_parallelism_threads(cores)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    for name, (package, read) in peers().items():
        print(json.dumps({"name": name, "version": importlib.metadata.version(package)} | timed(read, frames)), flush=True)


def peers() -> dict[str, tuple[str, Callable[[np.ndarray], Any]]]:
    """Name -> package and a function from a BGR frame to a list with one entry a face."""
    weights = Path(facex.__file__).parent / "assets" / "model_optimized.tflite"
    return {
        "fer, its 8-bit network": ("fer", FER().detect_emotions),
        "fer, its float network": ("fer", FER(use_tflite=False).detect_emotions),
        "facex": ("facex", EmotionClassifier(str(weights)).predict),
    }


def timed(read: Callable[[np.ndarray], Any], frames: np.ndarray) -> dict[str, Any]:
    times, found = [], 0
    for number, frame in enumerate([*frames[:WARM_UP], *frames]):
        frame = np.ascontiguousarray(frame)
        start = time.perf_counter()
        faces = read(frame)
        if number >= WARM_UP:
            times.append(time.perf_counter() - start)
            found += bool(len(faces))
    return {"ms": float(np.median(times)) * 1000, "with_face": found}


if __name__ == "__main__":
    main()
