"""Builds the tiny networks that stand in for real ones in the Java tests: right contract, no meaning.

    python make_stand_ins.py ../../src/test/resources/models

``stand_in_coder`` keeps the contract of a facial coder, ``stand_in_sequence`` that of a sequence coder over its features;
``stand_in_glutton`` keeps a facial coder's too, but wants 14 GB for one picture. ``stand_in_sluggard`` and
``stand_in_mule`` are quick over noise and slow over any smoother picture: the one turns in a loop for days, the other sits
for many seconds in one single operator. Over the same pictures ``stand_in_fool`` breaks off, and ``stand_in_dreamer`` gives
what is no number. Their weights are random numbers from a fixed seed: what they say of a face is
nonsense, and the cards say so. Needs the packages of requirements-convert.txt.
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
SMOOTH = 50
"""Neighbours in a picture of noise differ by 85 of 255 on average, in a face by some 10."""
TURNS = 10**12
BOXES = 160_000
RANDOM = np.random.default_rng(7)


def main() -> None:
    target = Path(sys.argv[1])
    coder = write(target / "stand_in_coder", frames(), frame_card())
    write(target / "stand_in_sequence", sequence(), sequence_card(coder))
    write(target / "stand_in_glutton", glutton(), glutton_card())
    write(target / "stand_in_sluggard", sluggard(), slow_card("stand_in_sluggard", "reads a smooth picture for days"))
    write(target / "stand_in_fool", fool(), slow_card("stand_in_fool", "breaks off over a smooth picture"))
    write(target / "stand_in_dreamer", dreamer(), slow_card("stand_in_dreamer", "gives no number for a smooth picture"))
    write(target / "stand_in_mule", mule(), slow_card("stand_in_mule", "one operator sits over a smooth picture"))


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


def sluggard() -> onnx.ModelProto:
    body = helper.make_graph(
        [
            helper.make_node("Identity", ["go_on"], ["goes_on"]),
            helper.make_node("Add", ["weary", "one"], ["wearier"]),
        ],
        "turn",
        [
            helper.make_tensor_value_info("turn", TensorProto.INT64, []),
            helper.make_tensor_value_info("go_on", TensorProto.BOOL, []),
            helper.make_tensor_value_info("weary", TensorProto.FLOAT, []),
        ],
        [
            helper.make_tensor_value_info("goes_on", TensorProto.BOOL, []),
            helper.make_tensor_value_info("wearier", TensorProto.FLOAT, []),
        ],
        [constant("one", np.array(1, np.float32))],
    )
    nodes = [
        helper.make_node("Mul", ["smooth", "turns"], ["trips"]),
        helper.make_node("Loop", ["trips", "", "fresh"], ["toil"], body=body),
    ]
    constants = [constant("turns", np.array(TURNS, np.int64)), constant("fresh", np.array(0, np.float32))]
    return slow(nodes, constants)


def mule() -> onnx.ModelProto:
    """Boxes that do not overlap: each is held against all that were chosen before it, inside one operator."""
    nodes = [
        helper.make_node("Mul", ["smooth", "most"], ["more"]),
        helper.make_node("Add", ["more", "single"], ["boxes"]),
        helper.make_node("Cast", ["boxes"], ["end"], to=TensorProto.FLOAT),
        helper.make_node("Range", ["zero", "end", "step"], ["right"]),
        helper.make_node("Sub", ["right", "half"], ["left"]),
        helper.make_node("Mul", ["right", "zero"], ["top"]),
        helper.make_node("Add", ["top", "half"], ["bottom"]),
        *[helper.make_node("Unsqueeze", [edge, "outer"], [f"{edge}s"]) for edge in ("top", "left", "bottom", "right")],
        helper.make_node("Concat", ["tops", "lefts", "bottoms", "rights"], ["placed"], axis=2),
        helper.make_node("Unsqueeze", ["bottom", "first"], ["scores"]),
        helper.make_node("NonMaxSuppression", ["placed", "scores", "boxes", "half"], ["chosen"]),
        helper.make_node("Size", ["chosen"], ["size"]),
        helper.make_node("Cast", ["size"], ["toil"], to=TensorProto.FLOAT),
    ]
    constants = [
        constant("most", np.array(BOXES, np.int64)),
        constant("single", np.array(1, np.int64)),
        constant("step", np.array(1, np.float32)),
        constant("half", np.array(0.5, np.float32)),
        constant("outer", np.array([0, 2], np.int64)),
        constant("first", np.array([0, 1], np.int64)),
    ]
    return slow(nodes, constants)


def fool() -> onnx.ModelProto:
    nodes = [helper.make_node("Gather", ["only", "smooth"], ["toil"])]
    return slow(nodes, [constant("only", np.array([1], np.float32))])


def dreamer() -> onnx.ModelProto:
    nodes = [
        helper.make_node("Cast", ["smooth"], ["smoothness"], to=TensorProto.FLOAT),
        helper.make_node("Sub", ["one", "smoothness"], ["roughness"]),
        helper.make_node("Div", ["one", "roughness"], ["toil"]),
    ]
    return slow(nodes, [constant("one", np.array(1, np.float32))])


def slow(toil: Any, constants: Any) -> onnx.ModelProto:
    """Logits from mean colours, and nothing added to them but the time that ``toil`` takes where ``smooth`` is 1."""
    nodes = [
        helper.make_node("Cast", ["image"], ["float"], to=TensorProto.FLOAT),
        helper.make_node("Slice", ["float", "from_first", "to_last", "across"], ["lefter"]),
        helper.make_node("Slice", ["float", "from_second", "to_end", "across"], ["righter"]),
        helper.make_node("Sub", ["lefter", "righter"], ["differences"]),
        helper.make_node("Abs", ["differences"], ["distances"]),
        helper.make_node("ReduceMean", ["distances"], ["distance"], keepdims=0),
        helper.make_node("Less", ["distance", "little"], ["is_smooth"]),
        helper.make_node("Cast", ["is_smooth"], ["smooth"], to=TensorProto.INT64),
        *toil,
        helper.make_node("Mul", ["toil", "zero"], ["nothing"]),
        helper.make_node("ReduceMean", ["float"], ["colour"], axes=[1, 2], keepdims=0),
        helper.make_node("Div", ["colour", "white"], ["scaled"]),
        helper.make_node("Gemm", ["scaled", "weights"], ["read"]),
        helper.make_node("Add", ["read", "nothing"], ["logits"]),
        helper.make_node("Unsqueeze", ["logits", "flat"], ["cam"]),
    ]
    own = [
        constant("flat", np.array([2, 3], np.int64)),
        constant("from_first", np.array([0], np.int64)),
        constant("to_last", np.array([-1], np.int64)),
        constant("from_second", np.array([1], np.int64)),
        constant("to_end", np.array([SIDE], np.int64)),
        constant("across", np.array([2], np.int64)),
        constant("little", np.array(SMOOTH, np.float32)),
        constant("zero", np.array(0, np.float32)),
        constant("white", np.array(255, np.float32)),
        constant("weights", random(3, len(LABELS))),
    ]
    image = helper.make_tensor_value_info("image", TensorProto.UINT8, ["N", SIDE, SIDE, 3])
    outputs = [
        helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["N", len(LABELS)]),
        helper.make_tensor_value_info("cam", TensorProto.FLOAT, ["N", len(LABELS), 1, 1]),
    ]
    return model(nodes, [image], outputs, [*own, *constants])


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


def slow_card(name: str, limit: str) -> dict[str, Any]:
    card = frame_card() | {"name": name, "limits": [limit]}
    cam = {"name": "cam", "datatype": "FP32", "shape": [-1, len(LABELS), 1, 1]}
    return card | {"outputs": [card["outputs"][0], cam]}


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
