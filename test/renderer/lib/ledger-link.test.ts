import { createORPCClient, ORPCError } from "@orpc/client";
import { os } from "@orpc/server";
import { RPCHandler } from "@orpc/server/message-port";
import { afterEach, describe, expect, it } from "vitest";
import { LedgerLink, type Prepare } from "../../../renderer/lib/ledger-link.ts";

interface TestClient {
  readonly name: () => Promise<string>;
  readonly never: (input?: undefined, options?: { signal: AbortSignal }) => Promise<string>;
  readonly ticks: () => Promise<AsyncIterable<number>>;
}

const openPorts: MessagePort[] = [];

/** A ledger process as far as a link can tell: something that answers on the other end of a port. */
function ledgerProcess(name: string): MessagePort {
  const { port1, port2 } = new MessageChannel();
  const router = {
    name: os.handler(() => name),
    never: os.handler(() => new Promise<string>(() => undefined)),
    ticks: os.handler(async function* () {
      yield 1;
      await new Promise(() => undefined);
    }),
  };
  new RPCHandler(router).upgrade(port1);
  port1.start();
  openPorts.push(port1, port2);
  return port2;
}

function clientOf(link: LedgerLink): TestClient {
  return createORPCClient(link) as unknown as TestClient;
}

function linkAndClient(prepare?: Prepare): { link: LedgerLink; client: TestClient } {
  const link = new LedgerLink(prepare);
  return { link, client: clientOf(link) };
}

async function codeOf(answer: Promise<unknown>): Promise<string> {
  try {
    await answer;
    return "answered";
  } catch (error) {
    return error instanceof ORPCError ? error.code : String(error);
  }
}

afterEach(() => {
  for (const port of openPorts.splice(0)) port.close();
});

describe("a link to a ledger process that may stop", () => {
  it("answers a call that was made before there was a port", async () => {
    const { link, client } = linkAndClient();
    const answer = client.name();
    link.connect(ledgerProcess("first"));
    expect(await answer).toBe("first");
  });

  it("rejects calls in flight with LEDGER_STOPPED when the process stops", async () => {
    const { link, client } = linkAndClient();
    link.connect(ledgerProcess("first"));
    await client.name();
    const answer = codeOf(client.never());
    link.disconnect();
    expect(await answer).toBe("LEDGER_STOPPED");
  });

  it("notices by itself that the other end was closed", async () => {
    const { link, client } = linkAndClient();
    const port = ledgerProcess("first");
    link.connect(port);
    await client.name();
    const answer = codeOf(client.never());
    for (const end of openPorts) end.close();
    expect(await answer).toBe("LEDGER_STOPPED");
  });

  it("ends an event iterator with LEDGER_STOPPED when the process stops", async () => {
    const { link, client } = linkAndClient();
    link.connect(ledgerProcess("first"));
    const seen: number[] = [];
    const listening = codeOf(
      (async () => {
        for await (const tick of await client.ticks()) {
          seen.push(tick);
          link.disconnect();
        }
      })(),
    );
    expect(await listening).toBe("LEDGER_STOPPED");
    expect(seen).toEqual([1]);
  });

  it("sends calls made in between to the next process", async () => {
    const { link, client } = linkAndClient();
    link.connect(ledgerProcess("first"));
    await client.name();
    link.disconnect();
    const answer = client.name();
    link.connect(ledgerProcess("second"));
    expect(await answer).toBe("second");
  });

  it("opens the ledger in a fresh process before anything that waited is asked", async () => {
    const order: string[] = [];
    const { link, client } = linkAndClient(async (direct) => {
      order.push(String(await direct.call(["name"], undefined, { context: {} })));
      order.push("prepared");
    });
    const answer = client.name().then((name) => order.push(`asked ${name}`));
    link.connect(ledgerProcess("first"));
    await answer;
    expect(order).toEqual(["first", "prepared", "asked first"]);
  });

  it("answers all the same when the preparation failed", async () => {
    const { link, client } = linkAndClient(() => Promise.reject(new Error("damaged")));
    link.connect(ledgerProcess("first"));
    expect(await client.name()).toBe("first");
  });

  it("rejects at once after giving up, until a port comes", async () => {
    const { link, client } = linkAndClient();
    const waiting = codeOf(client.name());
    link.giveUp();
    expect(await waiting).toBe("LEDGER_STOPPED");
    expect(await codeOf(client.name())).toBe("LEDGER_STOPPED");
    link.connect(ledgerProcess("again"));
    expect(await client.name()).toBe("again");
  });

  it("lets go of a call that its caller aborts while it waits for a port", async () => {
    const { client } = linkAndClient();
    const controller = new AbortController();
    const answer = codeOf(client.never(undefined, { signal: controller.signal }));
    controller.abort(new Error("no longer wanted"));
    expect(await answer).toContain("no longer wanted");
  });

  it("tells whoever asked each time it is ready again", async () => {
    const { link, client } = linkAndClient();
    let times = 0;
    const stop = link.onConnected(() => {
      times++;
    });
    link.connect(ledgerProcess("first"));
    await client.name();
    link.connect(ledgerProcess("second"));
    await client.name();
    stop();
    link.connect(ledgerProcess("third"));
    await client.name();
    expect(times).toBe(2);
  });
});
