import { randomUUID } from "node:crypto";
import { createRouterClient } from "@orpc/server";
import { createContext } from "../../../electron/ledger/context.ts";
import type { LedgerDb } from "../../../electron/ledger/db/ledger-db.ts";
import { createRouter } from "../../../electron/ledger/router.ts";
import { items } from "../../domain/kpis/fixture-d1.ts";
import { creditFile, file, folderOf, OWN_RFC } from "../support/cfdi-files.ts";
import { uuid } from "../support/documents.ts";

/** RFC of the customers of D1, as their CFDI have them. */
const RFC: Readonly<Record<string, string>> = {
  A: "ACO010101AA1",
  B: "BCO010101BB2",
  C: "CCO010101CC3",
  D: "DCO010101DD4",
  E: "ECO010101EE5",
};
const METADATA =
  "Uuid~RfcEmisor~NombreEmisor~RfcReceptor~NombreReceptor~RfcPac~FechaEmision~FechaCertificacionSat~Monto~EfectoComprobante~Estatus~FechaCancelacion";
/** Sorts a credit note of an invoice behind the invoices. */
const CREDIT = 100;

const pesos = (k: number): Record<string, string> => ({ SubTotal: `${k}000.00`, Total: `${k}000.00` });
const receiver = (customer: string): string =>
  `Rfc="${RFC[customer] ?? ""}" Nombre="CLIENTE ${customer}" UsoCFDI="G03"`;

/** More invoices than D1 has, and the instant it is for the ledger. */
export interface D1More {
  readonly files?: Readonly<Record<string, string>>;
  readonly clock: { at: string };
}

/**
 * Fixture D1 of KPIS 1 as users would come to it: CFDI and the SAT's list of cancellations are imported, payments recorded
 * and applied by their value date, 100 k of F7 disputed on 25 October. Nothing is written past the contract.
 */
export async function enterD1(db: LedgerDb, { files = {}, clock }: D1More) {
  const { context, close } = createContext({ actor: "test", now: () => new Date(clock.at) });
  await context.session.adopt(db);
  const client = createRouterClient(createRouter(), { context });
  const own: Record<string, string> = {};
  const cancelled: string[] = [];
  for (const [index, item] of items.entries()) {
    const n = index + 1;
    own[`${n}.xml`] = file(n, {
      receiver: receiver(item.customer),
      root: { Fecha: `${item.issuedOn}T10:00:00`, ...pesos(item.total) },
      taxes: "",
    });
    for (const [day, k] of item.reduced) {
      if (item.customer === "E") {
        cancelled.push(
          `${uuid(n)}~${OWN_RFC}~YO~${RFC["E"]}~CLIENTE E~SPR190613I52~${item.issuedOn} 10:00:00~${item.issuedOn} 10:00:01~80000.00~I~0~${day} 09:00:00`,
        );
        continue;
      }
      own[`${n}-credit.xml`] = creditFile(CREDIT + n, {
        receiver: receiver(item.customer),
        root: { Fecha: `${day}T10:00:00`, ...pesos(k) },
        taxes: "",
        relations: [["01", [n]]],
      });
    }
  }
  own["cancelados.txt"] = `${METADATA}\r\n${cancelled.join("\r\n")}\r\n`;
  const paths = [folderOf({ ...own, ...files })];
  const { runId } = await client.imports.start({ commandId: randomUUID(), paths, ownRfcs: [OWN_RFC] });
  await context.importing.finished(runId);
  const counts = (await client.imports.items({ runId, limit: 1 })).run.counts;
  const { rows } = await client.customers.find({ text: "" });
  const idOf = (customer: string): number => rows.find(({ rfc }) => rfc === RFC[customer])?.id ?? 0;
  for (const [index, item] of items.entries()) {
    for (const [day, k] of item.cash) {
      const amountMinor = k * 100_000;
      const applications = [{ invoiceUuid: uuid(index + 1), amountMinor }];
      await client.payments.record({
        commandId: randomUUID(),
        payments: [
          { customerId: idOf(item.customer), currency: "MXN", amountMinor, paidOn: day, form: "03", applications },
        ],
      });
    }
  }
  const { at } = clock;
  clock.at = "2026-10-25T18:00:00.000Z";
  await client.disputes.open({
    commandId: randomUUID(),
    draft: {
      customerId: idOf("C"),
      invoiceUuid: uuid(7),
      type: "price",
      amountMinor: 10_000_000,
      reason: "Precio distinto del pedido",
    },
  });
  clock.at = at;
  return { client, context, close, idOf, counts };
}
