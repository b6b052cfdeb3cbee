// One library in a process of its own, so that no other changes how its code is compiled: `worker.mjs SUITE PEER`.
// Answers the driver's messages: which cases there are, get a case ready, take one sample of it.

const [suite, peer] = await Promise.all([
  import(`../suites/${process.argv[2]}.mjs`),
  import(`../peers/${process.argv[3]}.mjs`),
]);
const cases = new Map(suite.cases(peer.default).map((each) => [each.name, each]));

// Each case has a loop of its own source text: one loop for all would be compiled for none.
function loop(name) {
  const source = `// ${name}
    let count = 0;
    for (let pass = 0; pass < passes; pass++) for (const item of items) if (call(item)) count++;
    return count;`;
  return new Function("call", "items", "passes", source);
}

const commands = {
  list: () => ({ name: peer.default.name, cases: [...cases.keys()] }),
  /** Warms up, and finds how many passes over the items fill one sample. */
  prepare({ name, warmMilliseconds, sampleMilliseconds }) {
    const each = cases.get(name);
    each.loop = loop(name);
    let passes = 0;
    let last = 0;
    const start = performance.now();
    do {
      last = run(each, 1).milliseconds;
      passes++;
    } while (performance.now() - start < warmMilliseconds);
    // The last passes are warm; a single one may have been hit by something else.
    const pass = passes > 1 ? Math.min(last, run(each, 1).milliseconds) : last;
    each.passes = Math.max(1, Math.round(sampleMilliseconds / Math.max(pass, 1e-3)));
    return { milliseconds: pass * each.passes, ...wrong(each), ...each.details?.() };
  },
  sample({ name }) {
    const each = cases.get(name);
    const { milliseconds } = run(each, each.passes);
    return { nanoseconds: (milliseconds * 1e6) / (each.passes * each.items.length) };
  },
};

function run(each, passes) {
  // What is edited in place is made anew before the clock starts.
  const items = each.fresh ? Array.from({ length: passes }, () => each.items.map(each.fresh)).flat() : each.items;
  const start = process.hrtime.bigint();
  each.loop(each.call, items, each.fresh ? 1 : passes);
  return { milliseconds: Number(process.hrtime.bigint() - start) / 1e6 };
}

/** How many inputs are answered wrongly, where the case says what is right. */
function wrong({ call, items, right }) {
  if (right === undefined) return {};
  const answers = items.map((item) => Boolean(call(item)));
  const count = (answer) => answers.filter((given, at) => given === answer && right[at] !== answer).length;
  return { accepted: count(true), refused: count(false) };
}

process.on("message", (message) => process.send(commands[message.command](message)));
