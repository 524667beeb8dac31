import { join } from "node:path";
import { build } from "vite";
import { REPOSITORY } from "../../scripts/freshness.ts";
import { expect, test } from "./app.ts";

/**
 * The ledger's transport in a real utility process, the host of the installed app. On the development runtime the ledger
 * itself runs in a Node beside it (the database engine needs a newer one), so a router without a database stands in for it.
 */
test("a utility process answers over the port it was handed, junk or not, and closes it when it dies", async ({
  app,
  folder,
}) => {
  await build({
    configFile: false,
    root: REPOSITORY,
    logLevel: "error",
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: join(REPOSITORY, "test/ledger/transport/hosted-ledger.ts"),
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: "hosted-ledger.mjs" } },
    },
  });
  const seen = await app.electron.evaluate(
    async ({ MessageChannelMain, utilityProcess }, entry) => {
      const child = utilityProcess.fork(entry, [], { serviceName: "transport test", stdio: "ignore" });
      const told = (): Promise<unknown> => new Promise((resolve) => child.once("message", resolve));
      const ready = await told();
      const { port1, port2 } = new MessageChannelMain();
      const closed = new Promise<string>((resolve) => port1.once("close", () => resolve("closed")));
      const answers: string[] = [];
      let arrived = (): void => undefined;
      port1.on("message", ({ data }) => {
        answers.push(String(data));
        arrived();
      });
      port1.start();
      const ask = (message: unknown): Promise<void> => {
        const answer = new Promise<void>((resolve) => {
          arrived = resolve;
        });
        port1.postMessage(message);
        return answer;
      };
      child.postMessage({ kind: "nonsense" });
      child.postMessage({ kind: "port", id: 1 }, [port2]);
      for (const junk of ["", "{", "null", '{"i":"1"}', 7, null, ["x"]]) port1.postMessage(junk);
      await ask(
        '{"i":"11","p":{"u":"/ping","b":{"json":{"text":"ñ €","at":"2026-11-22T03:00:00.000Z"},"meta":[[1,"at"]]}}}',
      );
      await ask('{"i":"12","p":{"u":"/refuse","b":{}}}');
      await ask('{"i":"13","p":{"u":"/large","b":{"json":1000000}}}');
      const exited = new Promise<string>((resolve) => child.once("exit", () => resolve("exited")));
      child.kill();
      return { ready, answers, end: [await closed, await exited] };
    },
    join(folder, "hosted-ledger.mjs"),
  );
  expect(seen.ready).toEqual({ kind: "ready" });
  const [ping, refusal, large] = seen.answers;
  expect(JSON.parse(ping ?? "")).toMatchObject({ i: "11", p: { b: { json: { text: "ñ €" } } } });
  expect(JSON.parse(refusal ?? "")).toMatchObject({
    i: "12",
    p: { b: { json: { code: "NOT_FOUND", defined: true } } },
  });
  expect(large?.length).toBeGreaterThan(1_000_000);
  expect(seen.end).toEqual(["closed", "exited"]);
});
