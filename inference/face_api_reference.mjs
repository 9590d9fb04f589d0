// Runs face-api's own expression network, so that convert.py can hold the ONNX graph against it.
// node face_api_reference.mjs PACKAGE < raw RGB pictures of 112x112; one JSON line each on stdout.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const SIZE = 112;
const folder = process.argv[2];

// The bundle is the browser's; where it sees node it reaches for modules that it does not carry.
Object.defineProperty(process, 'versions', { value: {} });
const faceapi = await import(pathToFileURL(path.resolve(folder, 'dist/face-api.esm.js')).href);
const tf = faceapi.tf;
await tf.setBackend('cpu');
await tf.ready();
tf.env().setPlatform('plain', {
  fetch,
  encode: (text) => new TextEncoder().encode(text),
  decode: (bytes) => new TextDecoder().decode(bytes),
  now: () => performance.now(),
  isTypedArray: (value) => ArrayBuffer.isView(value) && !(value instanceof DataView),
});

const model = path.join(folder, 'model');
const manifest = JSON.parse(fs.readFileSync(path.join(model, 'face_expression_model-weights_manifest.json'), 'utf8'));
const bytes = new Uint8Array(fs.readFileSync(path.join(model, 'face_expression_model.bin')));
const net = faceapi.nets.faceExpressionNet;
net.loadFromWeightMap(tf.io.decodeWeights(bytes.buffer, manifest[0].weights));

const pixels = fs.readFileSync(0);
const length = SIZE * SIZE * 3;
for (let start = 0; start < pixels.length; start += length) {
  const picture = tf.tensor3d(Float32Array.from(pixels.subarray(start, start + length)), [SIZE, SIZE, 3]);
  const input = new faceapi.NetInput([picture]);
  const feat = Array.from(net.faceFeatureExtractor.forwardInput(input).dataSync());
  const logits = Array.from(net.runNet(input).dataSync());
  console.log(JSON.stringify({ logits, feat }));
}
