#!/usr/bin/env node
// Checks the spelling of the English texts: pages, messages, comments, Javadoc and Markdown. Words of the product's own stand in
// .ci/words. Needs frontend/node_modules, which frontend/check installs. Arguments: files; without any, all that git knows.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const require = createRequire(join(root, "frontend", "package.json"));
const nspell = require("nspell");
const dictionary = dirname(require.resolve("dictionary-en-gb"));

const sentence = /"((?:[^"\\\n]|\\.)*)"/g;
const readers = {
  ".md": prose,
  ".html": template,
  ".java": java,
  ".ts": (text) => [...comments(text), ...sentences(text)],
  ".py": (text) => [...hashes(text), ...docstrings(text)],
  ".sql": (text) => pieces(text, /--(.*)/g),
  ".css": (text) => pieces(text, /\/\*([\s\S]*?)\*\//g),
};

/** The same number of lines, without their words. */
function blank(text) {
  return text.replace(/[^\n]/g, " ");
}

function pieces(text, pattern) {
  return [...text.matchAll(pattern)].map((found) => ({
    line: text.slice(0, found.index).split("\n").length,
    text: found[1] ?? found[0],
  }));
}

/** Texts in tests are read for their languages, not for their spelling. */
function java(text, file) {
  if (file.startsWith("src/test/")) return comments(text);
  return [...comments(text), ...blocks(text), ...sentences(text.replace(/"""[\s\S]*?"""/g, blank))];
}

function prose(text) {
  return [{ line: 1, text: text.replace(/```[\s\S]*?```/g, blank).replace(/`[^`\n]*`/g, blank).replace(/\]\([^)]*\)/g, blank) }];
}

function template(text) {
  const plain = text
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, blank)
    .replace(/<code>[\s\S]*?<\/code>/g, blank)
    .replace(/\{[^{}]*\}/g, blank)
    .replace(/<[^>]*>/g, blank)
    .replace(/&\w+;/g, blank);
  return [{ line: 1, text: plain }];
}

function comments(text) {
  const found = [...pieces(text, /\/\*([\s\S]*?)\*\//g), ...pieces(text, /(?:^|\s)\/\/ (.*)/gm)];
  return found.map((each) => ({
    line: each.line,
    text: each.text
      .replace(/\{@(?:code|link|linkplain|literal)[^}]*\}/g, blank)
      .replace(/@(?:param|throws|see)\s+\S+/g, blank)
      .replace(/<[^>]*>|&\w+;/g, blank),
  }));
}

/** Text blocks that read like prose; SQL and JSON do not. */
function blocks(text) {
  return pieces(text, /"""([\s\S]*?)"""/g).filter((each) => !/[{};|=]|\b(select|insert|update|where)\b/.test(each.text));
}

/** Strings with a space after a word: others are keys and names. */
function sentences(text) {
  return pieces(text, sentence).filter((each) => /[a-z,] [a-z]/i.test(each.text) && !/[{}<>=;\\|_]|\b(select|update|delete|where|order by|from)\b/.test(each.text));
}

function hashes(text) {
  return pieces(text, /(?:^|\s)# (.*)/gm);
}

function docstrings(text) {
  return pieces(text, /"""([\s\S]*?)"""/g);
}

/** Not of the product's own writing, or not in English. */
const left = /^(inference\/(model_repository|licences)|db-migrations\/.*_sample|src\/test\/resources|LICENSE|\.ci\/misspelled|frontend\/conformance)|messages\/|package-lock/;

function files() {
  if (process.argv.length > 2) return process.argv.slice(2);
  return execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: root, encoding: "utf8" })
    .split("\n")
    .filter((file) => readers[extname(file)] && !left.test(file) && existsSync(join(root, file)));
}

function words(text) {
  return text
    .replace(/https?:\S+|\S+@\S+|[\w.-]*\/[\w./-]+|\w+\(\)?|--\w[\w-]*/g, blank)
    .matchAll(/(?<![\w.\-\\%])[A-Za-z][a-z]{2,}(?:[’'][a-z]+)?(?![\w(]|\.\w)/g);
}

const spelling = nspell(readFileSync(join(dictionary, "index.aff")), readFileSync(join(dictionary, "index.dic")));
const own = readFileSync(join(root, ".ci", "words"), "utf8").split("\n").map((line) => line.trim()).filter((line) => line && !line.startsWith("#"));
own.forEach((word) => spelling.add(word));

const known = new Map();
function isKnown(word) {
  if (!known.has(word)) known.set(word, spelling.correct(word) || spelling.correct(word.toLowerCase()));
  return known.get(word);
}

let wrong = 0;
for (const file of files()) {
  for (const piece of readers[extname(file)](readFileSync(join(root, file), "utf8"), file)) {
    for (const found of words(piece.text)) {
      const word = found[0].replace("’", "'").replace(/'s$/, "");
      if (isKnown(word)) continue;
      const line = piece.line + piece.text.slice(0, found.index).split("\n").length - 1;
      console.log(`${file}:${line}: ${word}`);
      wrong++;
    }
  }
}
if (wrong > 0) {
  console.log(`${wrong} words are misspelled, or missing in .ci/words.`);
  process.exit(1);
}
