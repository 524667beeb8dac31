// @vitest-environment jsdom
import { ORPCError } from "@orpc/client";
import { beforeEach, describe, expect, it } from "vitest";
import type { NativeApi, Preferences } from "../../../shared/contract/native.ts";

const preferences: Preferences = {
  language: "es",
  theme: "light",
  lastLedger: "/ledgers/a.alcorriente",
  recentLedgers: ["/ledgers/a.alcorriente", "/ledgers/b.alcorriente"],
  railOpen: true,
  gridLayouts: {},
  lastFolder: null,
  updateSource: "",
};
const written: Partial<Preferences>[] = [];
const native: Pick<NativeApi, "getPreferences" | "setPreferences"> = {
  getPreferences: () => Promise.resolve(preferences),
  setPreferences: (changes) => {
    written.push(changes);
    return Promise.resolve({ ...preferences, ...changes });
  },
};
Object.assign(window, { alCorriente: native });

const { openLastLedger, openProblem } = await import("../../../renderer/lib/ledger-session.ts");
const { currentPreferences, forgetLedger, loadPreferences, rememberLedger } = await import(
  "../../../renderer/lib/preferences.ts"
);

type Client = Parameters<typeof openLastLedger>[0];

function clientThat(open: boolean, answer: () => Promise<unknown>): { client: Client; opened: string[] } {
  const opened: string[] = [];
  const ledgers = {
    status: () => Promise.resolve({ open }),
    open: ({ path }: { path: string }) => {
      opened.push(path);
      return answer();
    },
  };
  return { client: { ledgers } as unknown as Client, opened };
}

beforeEach(async () => {
  written.length = 0;
  openProblem.set(null);
  await loadPreferences();
});

describe("the ledger of the last session", () => {
  it("opens by itself in a process that has none", async () => {
    const { client, opened } = clientThat(false, () => Promise.resolve({}));
    await openLastLedger(client);
    expect(opened).toEqual(["/ledgers/a.alcorriente"]);
    expect(openProblem.get()).toBeNull();
  });

  it("is left alone when the process has a ledger open", async () => {
    const { client, opened } = clientThat(true, () => Promise.resolve({}));
    await openLastLedger(client);
    expect(opened).toEqual([]);
  });

  it("leaves its reason for the first page when it does not open", async () => {
    const error = new ORPCError("LEDGER_NOT_FOUND", { data: { path: "/ledgers/a.alcorriente" } });
    const { client } = clientThat(false, () => Promise.reject(error));
    await openLastLedger(client);
    expect(openProblem.get()).toEqual({ path: "/ledgers/a.alcorriente", error });
  });
});

describe("recent ledgers", () => {
  it("have the one opened last at their head, once", async () => {
    await rememberLedger("/ledgers/b.alcorriente");
    expect(currentPreferences().recentLedgers).toEqual(["/ledgers/b.alcorriente", "/ledgers/a.alcorriente"]);
    expect(currentPreferences().lastLedger).toBe("/ledgers/b.alcorriente");
    expect(written).toHaveLength(1);
  });

  it("are no more than eight", async () => {
    for (let n = 0; n < 12; n++) await rememberLedger(`/ledgers/${n}.alcorriente`);
    expect(currentPreferences().recentLedgers).toHaveLength(8);
  });

  it("forget the one that opens by itself when it is taken off the list", async () => {
    await forgetLedger("/ledgers/a.alcorriente");
    expect(currentPreferences().lastLedger).toBeNull();
    expect(currentPreferences().recentLedgers).toEqual(["/ledgers/b.alcorriente"]);
  });
});
