/**
 * A long campaign by hand: `node test/fuzz/campaign.ts [files] [seconds] [seed]`. Damages sample files at random and reads
 * each the way the import does; prints what they became, the slowest, the memory, and every failure with its seed.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { judge } from "./judge.ts";
import { KINDS, type Mutation, mutate, seeds } from "./mutate.ts";

const [files = 200_000, seconds = 240, seed = 20_261_122] = process.argv.slice(2).map(Number);

/** Small, quick and repeatable; nothing here has to be hard to foresee. */
function random(state: number): () => number {
  let a = state;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const originals = seeds();
const folder = join(tmpdir(), "al-corriente-fuzz");
const ends = new Map<string, number>();
const failures: string[] = [];
const slowest: { ms: number; file: number }[] = [];
const started = performance.now();
let peak = 0;
let done = 0;
for (; done < files && performance.now() - started < seconds * 1000; done++) {
  const next = random(seed + done);
  const original = originals[Math.floor(next() * originals.length)] ?? Buffer.alloc(0);
  const mutations = Array.from({ length: 1 + Math.floor(next() * 4) }, (): Mutation => {
    const kind = Math.floor(next() * KINDS);
    return { kind, at: next(), to: next(), value: Math.floor(next() * 2 ** 31) };
  });
  const bytes = mutate(original, mutations, originals);
  const before = performance.now();
  try {
    for (const code of await judge(bytes)) ends.set(code, (ends.get(code) ?? 0) + 1);
  } catch (error) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${seed + done}.bin`), bytes);
    failures.push(`${seed + done}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
  slowest.push({ ms: Math.round(performance.now() - before), file: seed + done });
  if (slowest.length > 1000) slowest.sort((a, b) => b.ms - a.ms).splice(5);
  if (done % 1000 === 0) peak = Math.max(peak, process.memoryUsage.rss());
}
slowest.sort((a, b) => b.ms - a.ms).splice(5);
const lines = [...ends].sort((a, b) => b[1] - a[1]).map(([code, count]) => `${String(count).padStart(8)} ${code}`);
console.log(lines.join("\n"));
console.log(
  `${done} files in ${Math.round((performance.now() - started) / 1000)} s, peak ${Math.round(peak / 2 ** 20)} MB`,
);
console.log(`slowest: ${slowest.map(({ ms, file }) => `${ms} ms (${file})`).join(", ")}`);
console.log(failures.length === 0 ? "no failure" : `${failures.length} failures\n${failures.slice(0, 10).join("\n")}`);
process.exitCode = failures.length === 0 ? 0 : 1;
