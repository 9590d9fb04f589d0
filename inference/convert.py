"""Makes the three ONNX models of model_repository/ from public registry packages.

    .venv-convert/bin/python convert.py

face_detector, face_mesh: tflite files of the PyPI wheel mediapipe 0.10.9, by tf2onnx.
expression_baseline: face_expression_model of the npm package @vladmandic/face-api 1.7.15, whose
uint8-quantised TF.js weights are laid into a graph written here, operator by operator.

Every graph takes UINT8 NHWC RGB, normalises inside, and has a free first dimension. Each is checked
against its origin (the TensorFlow Lite interpreter; face-api itself where node is installed) and at
batch 3 against batch 1 before it is written.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

import model_card
import tfjs

MEDIAPIPE = "mediapipe==0.10.9"
FACE_API = "@vladmandic/face-api@1.7.15"
CACHE = Path(__file__).resolve().parent / ".cache"
OPSET = 17
IR_VERSION = 8
SEED = 20261124
ORIGIN_TOLERANCE = 1e-3
BATCH_TOLERANCE = 1e-4


def main() -> None:
    print(f"opset {OPSET}, seed {SEED}, onnx {onnx.__version__}, onnxruntime {onnxruntime.__version__}")
    CACHE.mkdir(exist_ok=True)
    wheel = mediapipe_folder()
    package = face_api_folder()

    detector = wheel / "mediapipe/modules/face_detection/face_detection_short_range.tflite"
    write("face_detector", face_detector(detector), lambda pixels: tflite_outputs(detector, pixels / 127.5 - 1))
    mesh = wheel / "mediapipe/modules/face_landmark/face_landmark.tflite"
    write("face_mesh", face_mesh(mesh), lambda pixels: tflite_outputs(mesh, pixels / 255.0))
    write("expression_baseline", expression_baseline(package / "model"), lambda pixels: face_api_outputs(package, pixels))

    for name in ("face_detector", "face_mesh"):
        shutil.copy(wheel / "mediapipe-0.10.9.dist-info/LICENSE", model_card.REPOSITORY / name / "LICENSE")
    shutil.copy(package / "LICENSE", model_card.REPOSITORY / "expression_baseline/LICENSE")


def mediapipe_folder() -> Path:
    target = CACHE / "mediapipe"
    if not target.exists():
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(CACHE), MEDIAPIPE]
        subprocess.run(command, check=True)
        with zipfile.ZipFile(next(CACHE.glob("mediapipe-*.whl"))) as archive:
            archive.extractall(target)
    return target


def face_api_folder() -> Path:
    target = CACHE / "face-api"
    if not target.exists():
        subprocess.run(["npm", "pack", "--silent", FACE_API], check=True, cwd=CACHE, stdout=subprocess.DEVNULL)
        with tarfile.open(next(CACHE.glob("vladmandic-face-api-*.tgz"))) as archive:
            archive.extractall(target, filter="data")
    return target / "package"


# The two networks of MediaPipe


def face_detector(tflite: Path) -> onnx.ModelProto:
    model = from_tflite(tflite)
    graph = model.graph
    free_reshapes(graph)
    normalise_input(graph, size=128, scale=1 / 127.5, offset=-1.0)
    rename(graph, "regressors", "boxes")
    flatten_output(graph, "classificators", "scores", (-1, 896))
    declare_outputs(graph, {"boxes": (896, 16), "scores": (896,)})
    return finished(model)


def face_mesh(tflite: Path) -> onnx.ModelProto:
    model = from_tflite(tflite)
    graph = model.graph
    free_reshapes(graph)
    split_prelus(graph)
    normalise_input(graph, size=192, scale=1 / 255.0, offset=0.0)
    flatten_output(graph, "conv2d_21", "points", (-1, 468, 3))
    flatten_output(graph, "conv2d_31", "presence", (-1,))
    declare_outputs(graph, {"points": (468, 3), "presence": ()})
    return finished(model)


def from_tflite(tflite: Path) -> onnx.ModelProto:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "model.onnx"
        command = [sys.executable, "-m", "tf2onnx.convert", "--tflite", str(tflite), "--opset", str(OPSET)]
        subprocess.run([*command, "--output", str(target)], check=True, stderr=subprocess.DEVNULL)
        return onnx.load(str(target))


def free_reshapes(graph: onnx.GraphProto) -> None:
    """A Reshape to [1, ...] pins the batch; 0 keeps whatever comes in."""
    constants = {constant.name: constant for constant in graph.initializer}
    for node in graph.node:
        if node.op_type != "Reshape":
            continue
        constant = constants[node.input[1]]
        shape = numpy_helper.to_array(constant).copy()
        if shape[0] == 1:
            shape[0] = 0
            constant.CopyFrom(numpy_helper.from_array(shape, constant.name))


def split_prelus(graph: onnx.GraphProto) -> None:
    """PRelu(x) = a x + (1 - a) Relu(x). ONNX Runtime's PRelu takes twice as long as all convolutions together."""
    constants = {constant.name: constant for constant in graph.initializer}
    nodes: list[onnx.NodeProto] = []
    for node in graph.node:
        if node.op_type != "PRelu":
            nodes.append(node)
            continue
        value, (output,) = node.input[0], node.output
        slope = numpy_helper.to_array(constants[node.input[1]]).reshape(-1, 1, 1)
        graph.initializer.append(numpy_helper.from_array(slope, f"{output}/slope"))
        graph.initializer.append(numpy_helper.from_array(np.float32(1) - slope, f"{output}/rest"))
        nodes.append(helper.make_node("Relu", [value], [f"{output}/positive"]))
        nodes.append(helper.make_node("Mul", [value, f"{output}/slope"], [f"{output}/linear"]))
        nodes.append(helper.make_node("Mul", [f"{output}/positive", f"{output}/rest"], [f"{output}/bend"]))
        nodes.append(helper.make_node("Add", [f"{output}/linear", f"{output}/bend"], [output]))
    del graph.node[:]
    graph.node.extend(nodes)
    used = {name for node in graph.node for name in node.input}
    kept = [constant for constant in graph.initializer if constant.name in used]
    del graph.initializer[:]
    graph.initializer.extend(kept)


def normalise_input(graph: onnx.GraphProto, size: int, scale: float, offset: float) -> None:
    former = graph.input[0].name
    replace_input(graph, former, "normalised")
    steps = [helper.make_node("Cast", ["image"], ["pixels"], to=TensorProto.FLOAT)]
    graph.initializer.append(numpy_helper.from_array(np.float32(scale), "pixel_scale"))
    graph.initializer.append(numpy_helper.from_array(np.float32(offset), "pixel_offset"))
    steps.append(helper.make_node("Mul", ["pixels", "pixel_scale"], ["scaled"]))
    steps.append(helper.make_node("Add", ["scaled", "pixel_offset"], ["normalised"]))
    for position, step in enumerate(steps):
        graph.node.insert(position, step)
    del graph.input[:]
    graph.input.append(helper.make_tensor_value_info("image", TensorProto.UINT8, ["batch", size, size, 3]))


def replace_input(graph: onnx.GraphProto, former: str, name: str) -> None:
    for node in graph.node:
        for position, value in enumerate(node.input):
            if value == former:
                node.input[position] = name


def rename(graph: onnx.GraphProto, former: str, name: str) -> None:
    replace_input(graph, former, name)
    for node in graph.node:
        for position, value in enumerate(node.output):
            if value == former:
                node.output[position] = name


def flatten_output(graph: onnx.GraphProto, former: str, name: str, shape: tuple[int, ...]) -> None:
    constant = f"{name}_shape"
    graph.initializer.append(numpy_helper.from_array(np.array(shape, dtype=np.int64), constant))
    graph.node.append(helper.make_node("Reshape", [former, constant], [name]))


def declare_outputs(graph: onnx.GraphProto, outputs: dict[str, tuple[int, ...]]) -> None:
    del graph.output[:]
    del graph.value_info[:]
    for name, shape in outputs.items():
        graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", *shape]))


# The expression network of face-api


def expression_baseline(folder: Path) -> onnx.ModelProto:
    """Four residual blocks of separable convolutions, 7x7 average pool, linear layer.

    TF.js convolutions are HWIO and pad SAME: at stride 2 and an even size that is one row below and
    one column right, and none above or left.
    """
    weights = tfjs_weights(folder, "face_expression_model")
    nodes: list[onnx.NodeProto] = []
    constants: list[onnx.TensorProto] = []

    def constant(name: str, values: np.ndarray) -> str:
        constants.append(numpy_helper.from_array(np.ascontiguousarray(values, dtype=np.float32), name))
        return name

    def add(operator: str, inputs: list[str], output: str, **attributes: object) -> str:
        nodes.append(helper.make_node(operator, inputs, [output], name=output, **attributes))
        return output

    def padding(stride: int) -> list[int]:
        return [0, 0, 1, 1] if stride == 2 else [1, 1, 1, 1]

    def separable(value: str, name: str, stride: int) -> str:
        depthwise = weights[f"{name}/depthwise_filter"]
        channels = depthwise.shape[2]
        kernel = constant(f"{name}/depthwise", depthwise.transpose(2, 3, 0, 1))
        wide = add("Conv", [value, kernel], f"{name}/wide", group=channels, strides=[stride, stride], pads=padding(stride))
        point = constant(f"{name}/pointwise", weights[f"{name}/pointwise_filter"].transpose(3, 2, 0, 1))
        return add("Conv", [wide, point, constant(f"{name}/bias", weights[f"{name}/bias"])], f"{name}/out")

    def block(value: str, name: str, first: bool) -> str:
        if first:
            kernel = constant(f"{name}/conv0/kernel", weights[f"{name}/conv0/filters"].transpose(3, 2, 0, 1))
            bias = constant(f"{name}/conv0/bias", weights[f"{name}/conv0/bias"])
            entry = add("Conv", [value, kernel, bias], f"{name}/conv0/out", strides=[2, 2], pads=padding(2))
        else:
            entry = separable(value, f"{name}/conv0", 2)
        total = add("Relu", [entry], f"{name}/entry")
        active = total
        for index in (1, 2, 3):
            total = add("Add", [total, separable(active, f"{name}/conv{index}", 1)], f"{name}/sum{index}")
            active = add("Relu", [total], f"{name}/active{index}")
        return active

    add("Cast", ["image"], "pixels", to=TensorProto.FLOAT)
    add("Sub", ["pixels", constant("mean_rgb", np.array([122.782, 117.001, 104.298]))], "centred")
    add("Div", ["centred", constant("range", np.array(255.0))], "normalised")
    value = add("Transpose", ["normalised"], "planes", perm=[0, 3, 1, 2])
    for index in range(4):
        value = block(value, f"dense{index}", first=index == 0)
    pooled = add("AveragePool", [value], "pooled", kernel_shape=[7, 7])
    add("Flatten", [pooled], "feat", axis=1)
    add("Gemm", ["feat", constant("fc/weights", weights["fc/weights"]), constant("fc/bias", weights["fc/bias"])], "logits")

    image = helper.make_tensor_value_info("image", TensorProto.UINT8, ["batch", 112, 112, 3])
    graph = helper.make_graph(nodes, "expression_baseline", [image], [], constants)
    declare_outputs(graph, {"logits": (7,), "feat": (256,)})
    return finished(helper.make_model(graph))


def tfjs_weights(folder: Path, name: str) -> dict[str, np.ndarray]:
    manifest = json.loads((folder / f"{name}-weights_manifest.json").read_text())
    return tfjs.read_weights(manifest[0]["weights"], (folder / f"{name}.bin").read_bytes())


# Checks and files


def finished(model: onnx.ModelProto) -> onnx.ModelProto:
    put_in_order(model.graph)
    del model.opset_import[:]
    model.opset_import.append(helper.make_opsetid("", OPSET))
    model.ir_version = IR_VERSION
    model.producer_name = "mien"
    model.producer_version = ""
    model.doc_string = ""
    model.graph.doc_string = ""
    onnx.checker.check_model(model, full_check=True)
    return model


def put_in_order(graph: onnx.GraphProto) -> None:
    """Names and sorts by use, from the outputs back: tf2onnx does both differently in every run."""
    makers = {value: node for node in graph.node for value in node.output}
    constants = {constant.name: constant for constant in graph.initializer}
    ends = [value.name for value in graph.output]
    names = {value: value for value in [*ends, *(value.name for value in graph.input)]}
    nodes: list[onnx.NodeProto] = []
    used: list[onnx.TensorProto] = []

    def visit(value: str) -> None:
        if value in constants and value not in names:
            names[value] = f"constant{len(used)}"
            used.append(constants[value])
        maker = makers.get(value)
        if maker is None or maker in nodes:
            return
        for needed in maker.input:
            visit(needed)
        for made in maker.output:
            names.setdefault(made, f"value{len(nodes)}")
        nodes.append(maker)

    for end in ends:
        visit(end)
    ordered = [onnx.NodeProto.FromString(node.SerializeToString()) for node in nodes]
    for position, node in enumerate(ordered):
        node.name = f"node{position}"
        node.doc_string = ""
        node.input[:] = [names[value] for value in node.input]
        node.output[:] = [names[value] for value in node.output]
        attributes = sorted(node.attribute, key=lambda attribute: attribute.name)
        copies = [onnx.AttributeProto.FromString(attribute.SerializeToString()) for attribute in attributes]
        del node.attribute[:]
        node.attribute.extend(copies)
    tensors = [numpy_helper.from_array(numpy_helper.to_array(tensor), names[tensor.name]) for tensor in used]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(ordered)
    graph.initializer.extend(tensors)
    graph.name = "mien"


def tflite_outputs(tflite: Path, normalised: np.ndarray) -> list[np.ndarray]:
    import tensorflow

    interpreter = tensorflow.lite.Interpreter(model_path=str(tflite))
    interpreter.allocate_tensors()
    collected = []
    for picture in normalised.astype(np.float32):
        interpreter.set_tensor(interpreter.get_input_details()[0]["index"], picture[None])
        interpreter.invoke()
        details = sorted(interpreter.get_output_details(), key=lambda detail: -int(np.prod(detail["shape"])))
        collected.append([interpreter.get_tensor(detail["index"]).reshape(-1) for detail in details])
    return [np.stack(values) for values in zip(*collected)]


def face_api_outputs(package: Path, pixels: np.ndarray) -> list[np.ndarray] | None:
    if shutil.which("node") is None:
        print("expression_baseline: node is not installed, so face-api itself was not asked")
        return None
    script = Path(__file__).resolve().parent / "face_api_reference.mjs"
    run = subprocess.run(["node", "--no-warnings", str(script), str(package)], input=pixels.tobytes(), capture_output=True, check=True)
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    return [np.array([answer[key] for answer in answers], dtype=np.float32) for key in ("logits", "feat")]


def write(name: str, model: onnx.ModelProto, origin) -> None:
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    _, height, width, _ = session.get_inputs()[0].shape
    pixels = np.random.default_rng(SEED).integers(0, 256, (3, height, width, 3), dtype=np.uint8)
    together = session.run(None, {"image": pixels})
    alone = [np.concatenate(values) for values in zip(*(session.run(None, {"image": one[None]}) for one in pixels))]
    apart = max(float(np.abs(a - b).max()) for a, b in zip(together, alone))
    if apart > BATCH_TOLERANCE:
        raise SystemExit(f"{name}: batch 3 differs from batch 1 by {apart}")

    expected = origin(pixels)
    error = None
    if expected is not None:
        error = max(float(np.abs(a.reshape(b.shape) - b).max()) for a, b in zip(together, expected))
        if error > ORIGIN_TOLERANCE:
            raise SystemExit(f"{name}: differs from its origin by {error}")

    target = model_card.REPOSITORY / name / "1/model.onnx"
    target.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(model, str(target))
    print(f"{name}: {target.stat().st_size} bytes, batch {apart:.1e}, origin {error}, {model_card.digest_of(target)}")


if __name__ == "__main__":
    main()
