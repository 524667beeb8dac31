import type { MessagePort as NodePort } from "node:worker_threads";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import type { RouterClient } from "@orpc/server";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { pingRouter } from "./ping-router.ts";

/** One way to reach a router, as a test uses it. */
export interface Carrier {
  /** A port whose other end is served. */
  connect(): NodePort;
  stop(): Promise<void>;
}

/** Client of the router behind every carrier. */
export type PingClient = RouterClient<typeof pingRouter>;

/** A client over a port of its own. */
export function clientOf(port: NodePort): PingClient {
  const link = new RPCLink({ port });
  port.start();
  return createORPCClient(link);
}

const MEGABYTE = 1024 * 1024;

/** What every carrier owes its clients. */
export function behavesAsTransport(name: string, start: () => Promise<Carrier>): void {
  describe(name, () => {
    let carrier: Carrier;
    beforeAll(async () => {
      carrier = await start();
    });
    afterAll(async () => {
      await carrier.stop();
    });

    test("carries a call and its answer, dates included", async () => {
      const at = new Date("2026-11-22T03:00:00.000Z");
      expect(await clientOf(carrier.connect()).ping({ text: "ñ €", at })).toEqual({ text: "ñ €", at });
    });

    test("carries a large answer", async () => {
      expect(await clientOf(carrier.connect()).large(8 * MEGABYTE)).toHaveLength(8 * MEGABYTE);
    });

    test("keeps the calls of several clients apart", async () => {
      const clients = [1, 2, 3].map(() => clientOf(carrier.connect()));
      const at = new Date(0);
      const answers = clients.map(async (client, index) => (await client.ping({ text: String(index), at })).text);
      expect(await Promise.all(answers)).toEqual(["0", "1", "2"]);
    });

    test("carries a stream to its end", async () => {
      const seen: number[] = [];
      for await (const each of await clientOf(carrier.connect()).count(20)) seen.push(each);
      expect(seen).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    });

    test("tells a declared error with its data", async () => {
      await expect(clientOf(carrier.connect()).refuse()).rejects.toMatchObject({
        code: "NOT_FOUND",
        data: { what: "customer", id: "7" },
      });
    });

    test("tells nothing of an unknown error but that there was one", async () => {
      const error: unknown = await clientOf(carrier.connect())
        .fail()
        .catch((caught: unknown) => caught);
      expect(error).toMatchObject({ code: "INTERNAL", defined: true });
      expect(JSON.stringify(error)).not.toContain("disk");
    });

    test("tells an unknown error in the middle of a stream the same way", async () => {
      const stream = await clientOf(carrier.connect()).countAndFail();
      expect((await stream.next()).value).toBe(1);
      await expect(stream.next()).rejects.toMatchObject({ code: "INTERNAL" });
    });

    test("says which part of an input does not fit", async () => {
      const { ping } = clientOf(carrier.connect()) as unknown as { ping(input: unknown): Promise<unknown> };
      await expect(ping({ text: 7, at: new Date(0) })).rejects.toMatchObject({
        code: "INVALID_INPUT",
        data: { issues: [expect.stringContaining("text")] },
      });
    });

    test("stops the work of a call that its client gave up", async () => {
      const client = clientOf(carrier.connect());
      const before = await client.aborted();
      const controller = new AbortController();
      const hanging = client.hang(undefined, { signal: controller.signal });
      await client.pid();
      controller.abort();
      await expect(hanging).rejects.toThrow();
      await expect.poll(() => client.aborted()).toBe(before + 1);
    });

    test("stops the work of a client that went away", async () => {
      const client = clientOf(carrier.connect());
      const before = await client.aborted();
      const leaving = carrier.connect();
      const gone = clientOf(leaving);
      gone.hang().catch(() => undefined);
      await gone.pid();
      leaving.close();
      await expect.poll(() => client.aborted()).toBe(before + 1);
    });

    test("refuses a message over 5 MB with a typed error and goes on", async () => {
      const client = clientOf(carrier.connect());
      await expect(client.ping({ text: "x".repeat(6 * MEGABYTE), at: new Date(0) })).rejects.toMatchObject({
        code: "INVALID_INPUT",
      });
      expect(await client.pid()).toBeGreaterThan(0);
    });

    test("lives through junk, and answers the next client as if nothing had been", async () => {
      const port = carrier.connect();
      const junk: unknown[] = [
        "",
        "{",
        "null",
        "[]",
        "{}",
        '{"i":null}',
        '{"i":"1","p":null}',
        '{"i":"1","p":{"u":"no address"}}',
        '{"i":"1","p":{"u":"//[","b":1}}',
        '{"i":"2","p":{"u":"/ping","b":{"json":{"__proto__":{"text":1}},"meta":[[99,"a"]]}}}',
        '{"i":"3","t":3,"p":null}',
        '{"i":"4","t":4}',
        '{"i":"5","t":"x"}',
        "[".repeat(100_000),
        7,
        null,
        undefined,
        12n,
        new Date(Number.NaN),
        new Map([[1, 2]]),
        { i: "1" },
        [["1"]],
        new Uint8Array([255, 0, 123]),
        new ArrayBuffer(8),
      ];
      for (const message of junk) port.postMessage(message);
      await fc.assert(
        fc.asyncProperty(fc.oneof(fc.json(), fc.string(), fc.jsonValue()), async (message) => {
          port.postMessage(message);
        }),
        { numRuns: 300 },
      );
      const at = new Date(0);
      expect(await clientOf(carrier.connect()).ping({ text: "still here", at })).toEqual({ text: "still here", at });
    });
  });
}
