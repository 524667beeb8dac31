import { setTimeout as wait } from "node:timers/promises";
import { os as base, ORPCError } from "@orpc/server";
import { z } from "zod";
import { ledgerErrors } from "../../../shared/contract/errors.ts";

const os = base.errors(ledgerErrors);

let aborted = 0;

/** A router that does everything the contract's procedures do with a connection, and nothing else. */
export const pingRouter = {
  ping: os.input(z.object({ text: z.string(), at: z.date() })).handler(({ input }) => input),
  large: os.input(z.number().int()).handler(({ input }) => "x".repeat(input)),
  pid: os.handler(() => process.pid),
  refuse: os.handler(() => {
    throw new ORPCError("NOT_FOUND", { message: "no", data: { what: "customer", id: "7" } });
  }),
  fail: os.handler(() => {
    throw new Error("disk says no", { cause: new Error("sector 7") });
  }),
  /** Answers only when the client gives up. */
  hang: os.handler(async ({ signal }) => {
    await new Promise<void>((resolve) => signal?.addEventListener("abort", () => resolve()));
    aborted += 1;
  }),
  /** How many calls of `hang` were given up. */
  aborted: os.handler(() => aborted),
  count: os.input(z.number().int()).handler(async function* ({ input }) {
    for (let each = 1; each <= input; each += 1) {
      yield each;
      await wait(1);
    }
  }),
  countAndFail: os.handler(async function* () {
    yield 1;
    throw new Error("half way");
  }),
};
