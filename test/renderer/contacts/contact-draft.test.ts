// @vitest-environment jsdom

import { createElement, type ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { possibleSteps, typedMoment } from "../../../renderer/features/contacts/as-draft.ts";
import {
  durationText,
  instantOf,
  parseDuration,
  parseTime,
} from "../../../renderer/features/contacts/contact-draft.ts";
import { whatsappDigits } from "../../../renderer/features/contacts/labels.ts";
import { setCompanyZone } from "../../../renderer/lib/company-time.ts";
import type { LedgerStatus } from "../../../shared/contract/ledgers.ts";

afterEach(() => setCompanyZone(null));

const OPENED: LedgerStatus = {
  open: true,
  path: null,
  name: "a",
  demo: false,
  schemaVersion: 1,
  ownRfcs: [],
  documents: 0,
  lastImportAt: null,
  suggestedAsOf: null,
  timeZone: "America/Mexico_City",
  today: "2026-03-02",
  missing: null,
};

test.each([
  ["3:20", 200],
  ["1:02:03", 3723],
  ["5", 300],
  ["0:00", 0],
  ["", null],
  ["abc", null],
  ["25:00:01", null],
])("a duration typed as %j is %j seconds", (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds);
});

test("a duration is written as it is read", () => {
  for (const seconds of [0, 59, 60, 200, 3600, 3723]) expect(parseDuration(durationText(seconds))).toBe(seconds);
});

test("times of day are read with or without a colon, and nothing else is", () => {
  expect(parseTime("14:30")).toEqual({ hours: 14, minutes: 30 });
  expect(parseTime("0905")).toEqual({ hours: 9, minutes: 5 });
  for (const text of ["24:00", "12:60", "9", "mañana", ""]) expect(parseTime(text)).toBeNull();
});

test("a day and a time of this computer make an instant", () => {
  setCompanyZone("America/Tijuana");
  expect(instantOf("2026-03-10", "10:00")).toBe("2026-03-10T17:00:00.000Z");
  setCompanyZone("America/Mexico_City");
  expect(instantOf("2026-03-10", "10:00")).toBe("2026-03-10T16:00:00.000Z");
  expect(instantOf("2026-02-30", "10:00")).toBeNull();
  expect(instantOf("", "10:00")).toBeNull();
  expect(instantOf("2026-03-10", "")).toBeNull();
});

test("a contact is judged by when it happened once that is typed, and by now until then", () => {
  const typed = { earlier: true, day: "08/mar/2026", time: "10:00" };
  expect(typedMoment(typed)).toBe(new Date(2026, 2, 8, 10, 0).toISOString());
  expect(typedMoment({ ...typed, earlier: false })).toBeNull();
  expect(typedMoment({ ...typed, time: "" })).toBeNull();
});

test.each([
  ["55 1234 5678", "MX", "525512345678"],
  ["044 55 1234 5678", "MX", "525512345678"],
  ["01 (55) 1234-5678", "MX", "525512345678"],
  ["+52 1 55 1234 5678", "MX", "525512345678"],
  ["+525512345678", "MX", "525512345678"],
  ["+1 210 555 0100", "MX", "12105550100"],
  ["+573001234567", "CO", "573001234567"],
])("WhatsApp finds %s of a customer in %s as %s", (typed, country, digits) => {
  expect(whatsappDigits(typed, country)).toBe(digits);
});

test("a demanded promise or dispute allows nothing else; a demanded follow-up may be a promise", () => {
  expect(possibleSteps("promise")).toEqual(["promise"]);
  expect(possibleSteps("dispute")).toEqual(["dispute"]);
  expect(possibleSteps("call-back")).toEqual(["followUp", "promise", "dispute"]);
  expect(possibleSteps("none")).toContain("none");
});

test("a half-typed contact is there again after the page died and was loaded anew, for nobody else, and gone once it is discarded", async () => {
  const { act, renderHook } = await import("@testing-library/react");
  const page = async (person = "Ana", path = "/ledgers/a.alcorriente") => {
    vi.resetModules();
    const { QueryClient, QueryClientProvider } = await import("@tanstack/react-query");
    const { orpc } = await import("../../../renderer/lib/ledger.ts");
    const { screensOwner } = await import("../../../renderer/lib/session.ts");
    const { useDraft } = await import("../../../renderer/features/contacts/contact-draft.ts");
    const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
    client.setQueryData(orpc.ledgers.status.queryKey(), { ...OPENED, path });
    screensOwner.set(person);
    const wrapper = ({ children }: { readonly children: ReactNode }) =>
      createElement(QueryClientProvider, { client }, children);
    return renderHook(() => useDraft("customer 7"), { wrapper }).result;
  };
  const before = await page();
  act(() => before.current.change({ note: "Dice que paga el jueves, pero antes" }));
  const commandId = before.current.typed?.commandId;
  expect((await page("Beto")).current.typed).toBeNull();
  expect((await page("Ana", "/ledgers/b.alcorriente")).current.typed).toBeNull();
  const after = await page();
  // With the same command: what was saved in the moment the page died is not saved twice.
  expect(after.current.typed).toMatchObject({ note: "Dice que paga el jueves, pero antes", commandId });
  act(() => after.current.forget());
  expect((await page()).current.typed).toBeNull();
});
