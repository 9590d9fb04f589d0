"""Builds the tiny networks that stand in for real ones in the Java tests: right contract, no meaning.

    python make_stand_ins.py ../../src/test/resources/models

``stand_in_coder`` keeps the contract of a facial coder, ``stand_in_sequence`` that of a sequence coder over its features;
``stand_in_glutton`` keeps a facial coder's too, but wants 14 GB for one picture. Their weights are random numbers from a fixed seed: what they say of a face is nonsense, and the cards say so. Needs the
packages of requirements-convert.txt.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

SIDE = 32
FEATURES = 16
LABELS = ["NEUTRAL", "HAPPY", "SURPRISE", "SAD", "ANGER", "FEAR", "DISGUST", "CONTEMPT"]
TAPS = 5
RANDOM = np.random.default_rng(7)


def main() -> None:
    target = Path(sys.argv[1])
    coder = write(target / "stand_in_coder", frames(), frame_card())
    write(target / "stand_in_sequence", sequence(), sequence_card(coder))
    write(target / "stand_in_glutton", glutton(), glutton_card())


def constant(name: str, values: np.ndarray[Any, Any]) -> onnx.TensorProto:
    return numpy_helper.from_array(values, name)


def random(*shape: int) -> np.ndarray[Any, Any]:
    return RANDOM.normal(0, 0.5, shape).astype(np.float32)


def frames() -> onnx.ModelProto:
    classes = random(len(LABELS), FEATURES)
    nodes = [
        helper.make_node("Cast", ["image"], ["float"], to=TensorProto.FLOAT),
        helper.make_node("Div", ["float", "white"], ["scaled"]),
        helper.make_node("Transpose", ["scaled"], ["planes"], perm=[0, 3, 1, 2]),
        helper.make_node("Conv", ["planes", "patches"], ["seen"], kernel_shape=[8, 8], strides=[8, 8]),
        helper.make_node("Relu", ["seen"], ["map"]),
        helper.make_node("Conv", ["map", "classes"], ["cam"], kernel_shape=[1, 1]),
        helper.make_node("GlobalAveragePool", ["map"], ["pooled"]),
        helper.make_node("Flatten", ["pooled"], ["feat"]),
        helper.make_node("Gemm", ["feat", "weights"], ["logits"], transB=1),
    ]
    constants = [
        constant("white", np.array(255, np.float32)),
        constant("patches", random(FEATURES, 3, 8, 8)),
        constant("classes", classes[:, :, None, None]),
        constant("weights", classes),
    ]
    image = helper.make_tensor_value_info("image", TensorProto.UINT8, ["N", SIDE, SIDE, 3])
    outputs = [
        helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["N", len(LABELS)]),
        helper.make_tensor_value_info("feat", TensorProto.FLOAT, ["N", FEATURES]),
        helper.make_tensor_value_info("cam", TensorProto.FLOAT, ["N", len(LABELS), 4, 4]),
    ]
    return model(nodes, [image], outputs, constants)


def sequence() -> onnx.ModelProto:
    nodes = [
        helper.make_node("Unsqueeze", ["mask", "last"], ["masks"]),
        helper.make_node("Mul", ["feat", "masks"], ["known"]),
        helper.make_node("Transpose", ["known"], ["channels"], perm=[0, 2, 1]),
        helper.make_node("Conv", ["channels", "taps"], ["mixed"], kernel_shape=[TAPS], pads=[TAPS // 2, TAPS // 2]),
        helper.make_node("Transpose", ["mixed"], ["steps"], perm=[0, 2, 1]),
        helper.make_node("Unsqueeze", ["seconds", "last"], ["waits"]),
        helper.make_node("Add", ["steps", "waits"], ["logits"]),
        helper.make_node("ReduceMean", ["logits"], ["mean"], axes=[2], keepdims=0),
        helper.make_node("Tanh", ["mean"], ["valence"]),
    ]
    constants = [
        constant("last", np.array([2], np.int64)),
        constant("taps", random(len(LABELS), FEATURES, TAPS)),
    ]
    inputs = [
        helper.make_tensor_value_info("feat", TensorProto.FLOAT, ["N", "T", FEATURES]),
        helper.make_tensor_value_info("mask", TensorProto.FLOAT, ["N", "T"]),
        helper.make_tensor_value_info("seconds", TensorProto.FLOAT, ["N", "T"]),
    ]
    outputs = [
        helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["N", "T", len(LABELS)]),
        helper.make_tensor_value_info("valence", TensorProto.FLOAT, ["N", "T"]),
    ]
    return model(nodes, inputs, outputs, constants)


def glutton() -> onnx.ModelProto:
    nodes = [
        helper.make_node("Cast", ["image"], ["float"], to=TensorProto.FLOAT),
        helper.make_node("ReduceMean", ["float"], ["mean"], axes=[1, 2, 3], keepdims=1),
        helper.make_node("Expand", ["mean", "huge"], ["feast"]),
        helper.make_node("ReduceMax", ["feast"], ["most"], axes=[2, 3], keepdims=0),
        helper.make_node("Gemm", ["most", "weights"], ["logits"]),
    ]
    constants = [
        constant("huge", np.array([1, 1, 60_000, 60_000], np.int64)),
        constant("weights", random(1, len(LABELS))),
    ]
    image = helper.make_tensor_value_info("image", TensorProto.UINT8, ["N", SIDE, SIDE, 3])
    logits = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["N", len(LABELS)])
    return model(nodes, [image], [logits], constants)


def model(nodes: Any, inputs: Any, outputs: Any, constants: Any) -> onnx.ModelProto:
    graph = helper.make_graph(nodes, "stand_in", inputs, outputs, constants)
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], producer_name="mien", ir_version=8)
    onnx.checker.check_model(made)
    return made


def facts(name: str, task: str) -> dict[str, Any]:
    return {
        "name": name,
        "version": "1",
        "task": task,
        "file": "1/model.onnx",
        "labels": LABELS,
        "temperature": 1,
        "licence": "Apache-2.0",
        "source": "inference/tests/make_stand_ins.py",
        "training_data": "none: random weights",
        "commercial_use": True,
        "figures": [],
        "limits": ["what it says of a face is nonsense"],
        "intended_use": "tests of the product's own code",
        "date": "2026-11-26",
    }


def frame_card() -> dict[str, Any]:
    return facts("stand_in_coder", "facial-coding") | {
        "input": {
            "name": "image",
            "datatype": "UINT8",
            "height": SIDE,
            "width": SIDE,
            "channels": 3,
            "colour": "RGB",
            "batch": "dynamic",
        },
        "outputs": [
            {"name": "logits", "datatype": "FP32", "shape": [-1, len(LABELS)]},
            {"name": "feat", "datatype": "FP32", "shape": [-1, FEATURES]},
            {"name": "cam", "datatype": "FP32", "shape": [-1, len(LABELS), 4, 4]},
        ],
        "alignment": {"eye_distance": 0.32, "eyes_y": 0.31},
    }


def glutton_card() -> dict[str, Any]:
    card = frame_card() | {"name": "stand_in_glutton", "limits": ["wants more memory than there is"]}
    return card | {"outputs": card["outputs"][:1]}


def sequence_card(coder: dict[str, Any]) -> dict[str, Any]:
    return facts("stand_in_sequence", "sequence-coding") | {
        "inputs": [
            {"name": "feat", "datatype": "FP32", "shape": [-1, -1, FEATURES]},
            {"name": "mask", "datatype": "FP32", "shape": [-1, -1]},
            {"name": "seconds", "datatype": "FP32", "shape": [-1, -1]},
        ],
        "outputs": [
            {"name": "logits", "datatype": "FP32", "shape": [-1, -1, len(LABELS)]},
            {"name": "valence", "datatype": "FP32", "shape": [-1, -1]},
        ],
        "frame_model": {"name": coder["name"], "digest": coder["digest"]},
        "window": {"steps": 12, "context": 4},
    }


def write(folder: Path, made: onnx.ModelProto, card: dict[str, Any]) -> dict[str, Any]:
    (folder / "1").mkdir(parents=True, exist_ok=True)
    bytes_of = made.SerializeToString(deterministic=True)
    (folder / "1/model.onnx").write_bytes(bytes_of)
    card["digest"] = "sha256:" + hashlib.sha256(bytes_of).hexdigest()
    (folder / "model.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
    (folder / "labels.txt").write_text("".join(f"{label}\n" for label in card["labels"]), encoding="utf-8")
    return card


if __name__ == "__main__":
    main()
