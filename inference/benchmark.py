"""Times every part of the way from video to expression, and the classifiers of others on the same frames: run ``benchmark``.

    ./benchmark                                   sets up what it needs and measures; writes results/benchmark.csv
    benchmark.py --java 171.3 --said "VP9, 2 workers, infra/benchmark of 2026-11-26"
                                                  adds the Java figure by hand: what infra/benchmark printed, frames a second

The clip: ten seconds at 640x480, VP9, 30 frames a second, of the face that fetch_faces.py gives; ten frames a second are read.
A row with N threads runs on N processors, whatever else a program would like. ``walk`` is chain.py, the reference: all three
networks and numpy's resampling, every frame found anew, without decoding; it is written to be read, not to be fast.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import onnxruntime

import chain
import model_card
from provenance import provenance
from video import environment, ffmpeg, frames

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results" / "benchmark.csv"
SIZE = (640, 480)
RATE, SECONDS = 10, 10
BATCHES = (1, 8)
ROUNDS = 60
JAVA = "Mien, Java"
Row = dict[str, object]


def main() -> None:
    arguments = parse()
    if arguments.java:
        what = f"whole, with decoding, {arguments.through}"
        put(
            kept(lambda row: (row["who"], row["what"]) != (JAVA, what)) + [row_of(JAVA, what, 2, "", 1000 / arguments.java, arguments.said)]
        )
        return
    executable = ffmpeg(arguments.ffmpeg)
    with tempfile.TemporaryDirectory() as folder:
        clip = make_clip(executable, arguments.faces / "single_face.mp4", Path(folder) / "clip.webm")
        pictures = decoded(executable, clip)
        np.save(Path(folder) / "frames.npy", pictures)
        print(f"{len(pictures)} frames; load before start {os.getloadavg()[0]:.1f}")
        rows = []
        for threads in (1, 2):
            for row in measured(executable, clip, pictures, Path(folder) / "frames.npy", threads, arguments):
                print(row, flush=True)
                rows.append(row)
    put(rows + kept(lambda row: row["who"] == JAVA))


def make_clip(executable: str, face: Path, target: Path) -> Path:
    width, height = SIZE
    fit = f"fps=30,scale={width}:{height}:force_original_aspect_ratio=increase,crop={width}:{height}"
    command = [executable, "-nostdin", "-v", "error", "-stream_loop", "-1", "-i", face, "-t", str(SECONDS), "-an", "-vf", fit]
    command += ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "1500k", "-y", target]
    subprocess.run(command, check=True, env=environment(executable))
    return target


def decoded(executable: str, clip: Path) -> np.ndarray:
    raw = b"".join(frames(executable, clip, f"fps={RATE}", SIZE))
    return np.frombuffer(raw, np.uint8).reshape(-1, SIZE[1], SIZE[0], 3)


def measured(executable: str, clip: Path, pictures: np.ndarray, file: Path, threads: int, arguments: argparse.Namespace) -> Iterator[Row]:
    """All rows on ``threads`` processors; what this process may use is put back at the end."""
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(allowed)[:threads])
    try:
        yield from parts(executable, clip, pictures, threads, arguments)
        yield from peers(arguments.peers, file, threads, len(pictures))
    finally:
        os.sched_setaffinity(0, allowed)


def parts(executable: str, clip: Path, pictures: np.ndarray, threads: int, arguments: argparse.Namespace) -> Iterator[Row]:
    walk = chain.FaceChain(arguments.frame_model, threads)
    start = time.perf_counter()
    count = len(decoded(executable, clip))
    yield row_of("Mien", "decoding", threads, "", 1000 * (time.perf_counter() - start) / count, "3 frames decoded for each that is read")
    for network in (walk.detector, walk.mesh, walk.coder):
        for batch in BATCHES:
            yield row_of("Mien", network.card.name, threads, batch, of_network(network, batch), "")
    sequence = model_card.REPOSITORY / arguments.sequence_model
    if sequence.is_dir():
        yield row_of("Mien", sequence.name, threads, 1, of_sequence(sequence, threads), f"a step of {RATE * SECONDS}")
    for batch in BATCHES:
        yield row_of("Mien", "walk", threads, batch, of_walk(walk, pictures, batch), "reference in Python, without decoding")


def of_network(network: chain.Network, batch: int) -> float:
    """Milliseconds a picture; the network alone."""
    noise = np.random.default_rng(1).integers(0, 256, (batch, network.size, network.size, 3), dtype=np.uint8)
    return median(lambda: network.run(noise)) / batch


def of_sequence(folder: Path, threads: int) -> float:
    """Milliseconds a step."""
    card = model_card.read(folder)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    session = onnxruntime.InferenceSession(str(card.model_file), options, providers=["CPUExecutionProvider"])
    steps, width = RATE * SECONDS, next(entry["shape"][-1] for entry in card.facts["inputs"] if entry["name"] == "feat")
    feat = np.random.default_rng(1).random((1, steps, width), dtype=np.float32)
    given = {"feat": feat, "mask": np.ones((1, steps), np.float32), "seconds": np.full((1, steps), 1 / RATE, np.float32)}
    return median(lambda: session.run(None, given)) / steps


def median(work: Callable[[], object]) -> float:
    """Milliseconds a call."""
    times = []
    for number in range(ROUNDS + 5):
        start = time.perf_counter()
        work()
        times += [time.perf_counter() - start] if number >= 5 else []
    return float(np.median(times)) * 1000


def of_walk(walk: chain.FaceChain, pictures: np.ndarray, batch: int) -> float:
    """Milliseconds a frame, median over batches; every frame must show a face, else the networks would have been spared."""
    times = []
    for at in range(0, len(pictures) - batch + 1, batch):
        start = time.perf_counter()
        read = walked(walk, pictures[at : at + batch])
        times.append((time.perf_counter() - start) / batch)
        if read != batch:
            raise SystemExit(f"a face in {read} of {batch} frames from {at}: this clip cannot be compared")
    return float(np.median(times)) * 1000


def walked(walk: chain.FaceChain, pictures: np.ndarray) -> int:
    """Detector, mesh and facial coder, each once over the whole batch; the number of faces read."""
    regions = [chain.whole(picture) for picture in pictures]
    outputs = walk.detector.run(np.stack([chain.resample(p, r, walk.detector.size) for p, r in zip(pictures, regions, strict=True)]))
    boxes, scores = outputs[0], outputs[1]
    found = [chain.decode(boxes[i], scores[i], region, walk.detector.card) for i, region in enumerate(regions)]
    faces = [(picture, one[0].region()) for picture, one in zip(pictures, found, strict=True) if one]
    points, presence = walk.mesh.run(np.stack([chain.resample(p, r, walk.mesh.size) for p, r in faces]))
    meshes = [chain.mesh_in_picture(points[i], float(presence[i]), region, walk.mesh.size) for i, (_, region) in enumerate(faces)]
    crops = np.stack([walk.crop(picture, mesh) for (picture, _), mesh in zip(faces, meshes, strict=True)])
    return len(walk.read(crops))


def peers(python: Path, file: Path, threads: int, count: int) -> Iterator[Row]:
    run = subprocess.run([python, HERE / "benchmark_peers.py", file], capture_output=True, text=True, check=False)
    if run.returncode:
        raise SystemExit(f"the peers could not be timed: {run.stderr.strip().splitlines()[-1:]}")
    for line in run.stdout.splitlines():
        if line.startswith("{"):
            found = json.loads(line)
            said = f"version {found['version']}, without decoding, a face in {found['with_face']} of {count} frames"
            yield row_of(found["name"], "walk", threads, 1, found["ms"], said)


def row_of(who: str, what: str, threads: int, batch: int | str, ms: float, said: str) -> Row:
    row: Row = {"who": who, "what": what, "threads": threads, "batch": batch, "ms": round(ms, 3), "frames_s": round(1000 / ms, 1)}
    return row | {"load": round(os.getloadavg()[0], 1), "said": said} | provenance()


def kept(which: Callable[[Row], bool]) -> list[Row]:
    """Rows of the last measurement."""
    if not RESULTS.is_file():
        return []
    with RESULTS.open(newline="", encoding="utf-8") as file:
        return [dict(row) for row in csv.DictReader(file) if which(dict(row))]


def put(rows: list[Row]) -> None:
    with RESULTS.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--faces", type=Path, default=HERE / ".cache" / "faces", help="folder with single_face.mp4")
    parser.add_argument("--peers", type=Path, default=HERE / ".venv-peers" / "bin" / "python", help="Python of the peers' environment")
    parser.add_argument("--frame-model", default="expression_frame")
    parser.add_argument("--sequence-model", default="expression_sequence")
    parser.add_argument("--ffmpeg")
    parser.add_argument("--java", type=float, metavar="FRAMES_S", help="only add what infra/benchmark printed for the whole chain")
    parser.add_argument("--through", choices=("in process", "Triton"), default="in process", help="which figure of infra/benchmark that is")
    parser.add_argument("--said", default="", help="under which conditions that was")
    arguments = parser.parse_args()
    if arguments.java and not arguments.said:
        parser.error("--java needs --said: codec, workers, date")
    return arguments


if __name__ == "__main__":
    main()
