import { createHash, randomUUID } from "node:crypto";
import { createRouterClient } from "@orpc/server";
import { onTestFinished } from "vitest";
import { createContext } from "../../../electron/ledger/context.ts";
import { pack } from "../../../electron/ledger/lib/packing.ts";
import type { IncomingDocument } from "../../../electron/ledger/receivables/store.ts";
import { postDocuments } from "../../../electron/ledger/receivables/writer.ts";
import { createRouter } from "../../../electron/ledger/router.ts";
import { accepted } from "../../domain/cfdi/make-cfdi.ts";
import { type FileParts, file } from "../support/cfdi-files.ts";
import { rules } from "../support/documents.ts";
import type { DatabaseName } from "../support/ledgers.ts";
import { openLedgerOn } from "../support/ledgers.ts";

/** VAT nodes of a CFDI of 100,000.00 pesos in all. */
const VAT_16 =
  '<cfdi:Impuestos TotalImpuestosTrasladados="13793.10"><cfdi:Traslados><cfdi:Traslado Base="86206.90" Impuesto="002" TipoFactor="Tasa" TasaOCuota="0.160000" Importe="13793.10"/></cfdi:Traslados></cfdi:Impuestos>';
const VAT_0 =
  '<cfdi:Impuestos TotalImpuestosTrasladados="0.00"><cfdi:Traslados><cfdi:Traslado Base="100000.00" Impuesto="002" TipoFactor="Tasa" TasaOCuota="0.000000" Importe="0.00"/></cfdi:Traslados></cfdi:Impuestos>';

/** An invoice of 100,000.00 pesos with VAT, issued on 1 September 2026 and due on 1 October, as its file says. */
export function invoice(n: number, parts: FileParts & { readonly zero?: boolean } = {}): string {
  const { zero = false, root, ...rest } = parts;
  const sums = zero ? { SubTotal: "100000.00" } : { SubTotal: "86206.90" };
  return file(n, {
    taxes: zero ? VAT_0 : VAT_16,
    ...rest,
    root: { Fecha: "2026-09-01T10:00:00", Total: "100000.00", ...sums, ...root },
  });
}

function asIncoming(text: string): IncomingDocument {
  const document = accepted(text);
  const bytes = Buffer.from(text);
  const path = `${document.uuid}.xml`;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { document, path, sha256, bytes: bytes.length, deflated: pack(bytes) };
}

/** A ledger with files in it and two people, whose clock stands on 15 November 2026: 45 days after the due day. */
export async function setUp(database: DatabaseName, files: readonly string[]) {
  const clock = { day: "2026-11-15" };
  const db = await openLedgerOn(database);
  const { context, close } = createContext({ now: () => new Date(`${clock.day}T18:00:00.000Z`) });
  await context.session.adopt(db);
  onTestFinished(close);
  const client = createRouterClient(createRouter(), { context });
  const run = { id: 1, command_id: "c", started_at: "", finished_at: null, state: "done", sources: "[]" } as const;
  await db.write((tx) => tx.bulk.insert("import_run", [run]));
  const recording = { runId: 1, recordedAt: "2026-09-02T00:00:00.000Z", actor: "t" };
  const post = (...texts: string[]) => db.write((tx) => postDocuments(tx, texts.map(asIncoming), recording, rules));
  await post(...files);
  const id = () => ({ commandId: randomUUID() });
  const person = { email: "", active: true } as const;
  const collector = await client.users.add({ ...id(), person: { ...person, name: "Laura", role: "collector" } });
  const manager = await client.users.add({ ...id(), person: { ...person, name: "Marta", role: "manager" } });
  const become = (who: { id: number }) => client.users.become({ ...id(), id: who.id });
  await become(collector);
  const customerId = (await client.customers.find({ text: "juguetera" })).rows[0]?.id ?? 0;
  return {
    db,
    client,
    context,
    clock,
    post,
    id,
    collector,
    manager,
    become,
    customerId,
    statement: (asOf = clock.day, paid = false) => client.interest.statement({ customerId, asOf, paid }),
    /** Records money of a day and applies it. */
    pay: (day: string, amountMinor: number, applications: readonly { invoiceUuid: string; amountMinor: number }[]) =>
      client.payments.record({
        ...id(),
        payments: [
          { customerId, currency: "MXN", amountMinor, paidOn: day, form: "03", applications: [...applications] },
        ],
      }),
    /** The manager allows what waits. */
    async allow() {
      await become(manager);
      const { rows } = await client.approvals.page({});
      for (const row of rows) await client.approvals.decide({ ...id(), id: row.id, decision: "approved" });
      await become(collector);
    },
  };
}
