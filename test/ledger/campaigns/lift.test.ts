import { describe, expect, test } from "vitest";
import { makeDocument, uuid } from "../support/documents.ts";
import { databases } from "../support/ledgers.ts";
import { CAMPAIGN, setUp } from "./scene.ts";

const CUSTOMERS = 1100;
const GENERIC = "XAXX010101000";

/** An overdue invoice of 1,000.00 to one of many customers. */
const invoices = Array.from({ length: CUSTOMERS }, (_, n) =>
  makeDocument(n + 1, {
    total: "1000.00",
    issuedAt: "2026-05-01T10:00:00",
    receiver: { rfc: GENERIC, name: `CLIENTE ${String(n + 1).padStart(4, "0")}`, foreignTaxId: "" },
  }),
);

describe.each(databases)("lift from entries on %s", (database) => {
  test("of 1,000 treated of whom 340 paid beside 100 of whom 28 did: 6.00 points, 60 payers, and not conclusive", async () => {
    const l = await setUp(database, invoices);
    await l.client.mail.saveSettings({
      ...l.id(),
      settings: {
        ...{ host: "", port: 25, security: "none", user: "", fromName: "Ejemplo", fromAddress: "" },
        ...{ payTo: "", signature: "" },
      },
    });
    const customers = await l.db.read.selectFrom("customer").select(["id"]).orderBy("id").execute();
    expect(customers).toHaveLength(CUSTOMERS);
    await l.db.write(async (tx) => {
      await tx.bulk.insert(
        "contact",
        customers.map(({ id }) => ({
          ...{ id, customer_id: id, version: 1, name: "Ana", role: "accounts-payable", position: "", language: "" },
          ...{ note: "", active: 1, do_not_contact: 0 },
        })),
      );
      await tx.bulk.insert(
        "contact_channel",
        customers.map(({ id }) => ({
          ...{ id, contact_id: id, customer_id: id, kind: "whatsapp", value: `+52551234${id}`, extension: "" },
          ...{ state: "verified", opted_out: 0, active: 1, position: 1 },
        })),
      );
    });
    const fields = { ...CAMPAIGN, controlBp: 909 };
    const { id } = await l.client.campaigns.save({ ...l.id(), fields });
    await l.client.campaigns.ask({ ...l.id(), id });
    await l.allow();
    expect(await l.client.campaigns.start({ ...l.id(), id })).toEqual({ treated: 1000, control: 100, leftOut: 0 });
    const drawn = await l.db.read.selectFrom("campaign_member").selectAll().orderBy("id").execute();
    const of = (control: number, count: number) =>
      drawn
        .filter((row) => row.control === control)
        .slice(0, count)
        .map((row) => row.customer_id);
    const documents = await l.db.read.selectFrom("document").select(["customer_id", "uuid"]).execute();
    const invoiceOf = new Map(documents.map((row) => [row.customer_id, row.uuid]));
    l.clock.day = "2026-07-05";
    const payers = [...of(0, 340), ...of(1, 28)];
    for (let from = 0; from < payers.length; from += 100) {
      await l.client.payments.record({
        ...l.id(),
        payments: payers.slice(from, from + 100).map((customerId) => ({
          ...{ customerId, currency: "MXN", amountMinor: 50_000, paidOn: "2026-07-05", form: "03" },
          applications: [{ invoiceUuid: invoiceOf.get(customerId) ?? uuid(1), amountMinor: 50_000 }],
        })),
      });
    }
    // What a payment that bounced brought does not count, nor what came before the campaign.
    const before = { ...l.id(), payments: [{ ...late(drawn, 0, 999, invoiceOf), paidOn: "2026-06-30" }] };
    await l.client.payments.record(before);
    const { result } = await l.client.campaigns.get({ id });
    expect(result).toEqual({
      ...{ treated: 1000, treatedPaid: 340, control: 100, controlPaid: 28, calls: null, deliveries: [], closed: false },
      lift: {
        ...{ treatedRate: "34.00", controlRate: "28.00", points: "6.00", low: "-3.28", high: "15.28" },
        ...{ verdict: "open", extraPayers: "60" },
      },
      amounts: [
        { currency: "MXN", treatedMinor: 340 * 50_000, controlMinor: 28 * 50_000, incrementalMinor: 60 * 50_000 },
      ],
      sends: [{ state: "waiting", customers: 1000 }],
    });
  }, 120_000);
});

/** A payment of half the invoice of the n-th drawn of a group. */
function late(
  drawn: readonly { readonly control: number; readonly customer_id: number }[],
  control: number,
  n: number,
  invoiceOf: ReadonlyMap<number, string>,
) {
  const customerId = drawn.filter((row) => row.control === control)[n]?.customer_id ?? 0;
  const amountMinor = 50_000;
  return {
    ...{ customerId, currency: "MXN", amountMinor, form: "03" },
    applications: [{ invoiceUuid: invoiceOf.get(customerId) ?? "", amountMinor }],
  };
}
