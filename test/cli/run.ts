import { PassThrough } from "node:stream";
import { main } from "../../electron/cli/main.ts";

function collect(): { stream: PassThrough; text: () => string } {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  return { stream, text: () => Buffer.concat(chunks).toString("utf8") };
}

/** Runs a command as the terminal does; answers its exit code and what it wrote. */
export async function run(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const out = collect();
  const err = collect();
  const code = await main(words, { out: out.stream, err: err.stream });
  return { code, out: out.text(), err: err.text() };
}
