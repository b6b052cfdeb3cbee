// A worker: judges the blocks that it is sent, one after another, with an engine of its own.

import { parentPort, workerData } from "node:worker_threads";
import { openEngine } from "./engine.js";

const PARTS = ["results", "requests", "valid", "invalid"];

// Blocks that come before the engine is there wait for it in turn.
const opening = openEngine(workerData.task, workerData.module);
let turn = opening;
let hasHeader = false;

parentPort.on("message", (block) => {
  turn = turn.then(() => opening).then((engine) => judge(engine, block));
});

function judge(engine, { block, line, record, wanted, header }) {
  if (header !== undefined && !hasHeader) engine.setHeader(header);
  hasHeader ||= header !== undefined;
  engine.load(block);
  const output = { ...engine.judge(line, record, wanted) };
  // Copies: what the engine gives is a view of its memory.
  for (const part of PARTS) output[part] = output[part]?.slice();
  parentPort.postMessage(output, PARTS.map((part) => output[part]?.buffer).filter((buffer) => buffer !== undefined));
}
