import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  asksToStop,
  DELIVERY_SPEC,
  DELIVERY_STATES,
  type DeliveryState,
  furthest,
  reached,
  readDelivery,
  readDeliveryState,
} from "../../../shared/domain/campaigns/delivery.ts";
import type { RawRow } from "../../../shared/domain/tabular/cell.ts";
import { guessMapping } from "../../../shared/domain/tabular/guess.ts";

const MAPPING = {
  sheet: "",
  headerRow: 1,
  columns: { reference: 0, address: 1, customer: 2, state: 3, on: 4, reply: 5 },
  decimal: "point",
  dayOrder: "dmy",
} as const;
const read = (...cells: string[]) => readDelivery(MAPPING, { row: 2, cells });
const problems = (...cells: string[]) =>
  read(...cells).cells.problems.map(({ field, code, detail = "" }) => [field, code, detail].join(" ").trim());

describe("what a provider's word says", () => {
  test.each([
    ["sent", ["sent", "Enviado", "ACCEPTED", "submitted"]],
    ["failed", ["failed", "No entregado", "undelivered", "not-delivered", "soft_bounce", "Expirado"]],
    ["delivered", ["Delivered", "ENTREGADO", "entregada", "recibido"]],
    ["bounced", ["bounce", "hard-bounce", "Rebotó".replace("ó", "ado"), "Número inválido", "Sin WhatsApp"]],
    ["read", ["Leído", "visto", "seen", "opened", "clicked"]],
    ["replied", ["Respondió", "reply", "inbound", "contestó"]],
    ["opted-out", ["opt-out", "OPTED_OUT", "Unsubscribed", "Baja", "STOP", "complaint"]],
  ] as const)("%s", (state, words) => {
    expect(words.map(readDeliveryState)).toEqual(words.map(() => state));
  });

  test("nothing, where nobody knows the word", () => {
    expect(["", "quizá", "unread", "no leído", "deliver"].map(readDeliveryState)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  test("a reply that asks for no more, and one that does not", () => {
    const stops = [
      ...["BAJA", "Baja por favor", "¡STOP!", "stop.", "Unsubscribe", "Alto", "CANCELAR", "no molestar"],
      ...["Quiero la baja", "favor de darme de baja", "denme de baja ya", "please remove me", "take me off the list"],
    ];
    expect(stops.filter((text) => !asksToStop(text))).toEqual([]);
    const not = [
      ...["", "Ya pagué", "Bajamos a pagar mañana", "la bajada", "Cancelar la factura 12", "alto total", "stopped"],
      ...["El producto se dio de baja", "Quiero pagar"],
    ];
    expect(not.filter(asksToStop)).toEqual([]);
  });
});

describe("a row of results", () => {
  test("says of which message, what became of it and when", () => {
    expect(read("12", "+52 55 1234 0000", "XAXX010101000", "Entregado", "02/07/2026 10:15", "").line).toEqual({
      ...{ row: 2, reference: "12", address: "+52 55 1234 0000", customer: "XAXX010101000", state: "delivered" },
      ...{ on: "2026-07-02", reply: "" },
    });
    expect(read("12", "", "", "read").line).toMatchObject({ on: null, state: "read", address: "", customer: "" });
  });

  test("words of the customer are an answer, and BAJA a wish, whatever the state beside them", () => {
    const states = (reply: string) =>
      ["sent", "delivered", "read", "replied", "failed", "bounced", "stop"].map(
        (state) => read("1", "", "", state, "", reply).line?.state,
      );
    expect(states("¿Cuál factura?")).toEqual([
      ...["replied", "replied", "replied", "replied", "failed", "bounced", "opted-out"],
    ]);
    expect(new Set(states("BAJA"))).toEqual(new Set(["opted-out"]));
  });

  test("says all that is wrong with it", () => {
    expect(problems("", "", "", "read")).toEqual(["reference no-message-named"]);
    expect(problems("1", "", "", "")).toEqual(["state missing"]);
    expect(problems("1", "", "", "tal vez")).toEqual(["state not-a-delivery tal vez"]);
    expect(problems("", "", "", "tal vez")).toEqual(["reference no-message-named", "state not-a-delivery tal vez"]);
    expect(problems("1", "", "", "quién sabe", "31/02/2026")).toEqual([
      "on no-such-day",
      "state not-a-delivery quién sabe",
    ]);
    expect(read("1", "", "", "read", "mañana").line).toBeNull();
  });

  test("columns are found by what providers call them", () => {
    const rows = (header: string[], cells: string[]): RawRow[] => [
      { row: 1, cells: header },
      { row: 2, cells },
    ];
    const columns = (header: string[], cells: string[]) =>
      guessMapping(DELIVERY_SPEC, "", rows(header, cells)).mapping.columns;
    expect(
      columns(
        ["Referencia", "Número", "Estado", "Fecha", "Respuesta"],
        ["1", "+525512340000", "Leído", "2026-07-02", ""],
      ),
    ).toEqual({ reference: 0, address: 1, state: 2, on: 3, reply: 4 });
    expect(
      columns(["To", "Status", "Timestamp", "Reply text"], ["+525512340000", "read", "2026-07-02T10:00:00Z", ""]),
    ).toEqual({ address: 0, state: 1, on: 2, reply: 3 });
    expect(columns(["RFC", "Resultado"], ["XAXX010101000", "Rebotado"])).toEqual({ customer: 0, state: 1 });
  });
});

describe("what is true of a message", () => {
  const of = (...states: DeliveryState[]) => [...reached(new Set(states))].sort();

  test("what was told and what it says happened before", () => {
    expect(of()).toEqual([]);
    expect(of("read")).toEqual(["delivered", "read", "sent"]);
    expect(of("replied")).toEqual(["delivered", "read", "replied", "sent"]);
    expect(of("opted-out")).toEqual(["delivered", "opted-out", "sent"]);
    expect(of("delivered", "bounced")).toEqual(["bounced", "sent"]);
    expect(of("bounced", "read")).toEqual(["delivered", "read", "sent"]);
    expect(of("bounced", "opted-out")).toEqual(["delivered", "opted-out", "sent"]);
    expect(of("failed", "delivered")).toEqual(["delivered", "sent"]);
    expect(of("failed", "bounced")).toEqual(["bounced", "sent"]);
    expect(of("failed")).toEqual(["failed", "sent"]);
  });

  test("the furthest is what it is shown with", () => {
    expect(furthest(new Set())).toBeNull();
    expect(furthest(new Set(["delivered", "sent"]))).toBe("delivered");
    expect(furthest(new Set(["bounced", "delivered"]))).toBe("bounced");
    expect(furthest(new Set(["replied", "opted-out", "read"]))).toBe("opted-out");
  });

  test("whatever is told in whatever order: who replied read, who read got it, and nothing both arrived and did not", () => {
    fc.assert(
      fc.property(fc.subarray([...DELIVERY_STATES], { minLength: 1 }), (told) => {
        const all = reached(new Set(told));
        const says = (one: DeliveryState, other: DeliveryState) => !all.has(one) || all.has(other);
        expect(says("replied", "read") && says("read", "delivered") && says("opted-out", "delivered")).toBe(true);
        expect(all.has("sent")).toBe(true);
        expect(
          ["delivered", "bounced", "failed"].filter((state) => all.has(state as DeliveryState)).length,
        ).toBeLessThan(2);
        // What a customer is shown with is among what is counted of it.
        expect(all.has(furthest(new Set(told)) ?? "sent")).toBe(true);
      }),
    );
  });
});
