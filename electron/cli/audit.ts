import type { ChainAuditView, ChainRowView } from "../../shared/contract/complements.ts";
import { fillWords } from "../../shared/i18n/messages.ts";
import { repAuditWords } from "../../shared/i18n/rep-audit-words.ts";
import type { Call } from "./call.ts";
import { write } from "./call.ts";
import { grouped, printTable } from "./output.ts";

/** `documents --audit UUID`: the chain of complements of an invoice, with what is wrong in it. Throws NOT_FOUND. */
export async function printAudit(call: Call, uuid: string, asOf: string): Promise<number> {
  const { client, options, streams } = call;
  const view = await client.complements.audit({ uuid, asOf, lang: options.lang });
  const text = options.json ? JSON.stringify(asJson(view), null, 1) : asText(call, view);
  await write(streams.out, `${text}\n`);
  return 0;
}

function asJson(view: ChainAuditView): unknown {
  const { label, customer, issuedOn, rows, findings, firstBroken, ended, notice, ...rest } = view;
  return {
    ...rest,
    document: label,
    customer: customer.key,
    name: customer.name,
    issued: issuedOn,
    ended: ended === null ? null : { as: ended.as, on: ended.on, by: ended.byLabel },
    chain: rows.map(({ label: document, issuedOn: issued, struck, ...row }) => ({
      ...row,
      document,
      issued,
      struck: struck === null ? null : { as: struck.as, on: struck.on, by: struck.byUuid },
    })),
    findings,
    firstBroken: firstBroken === null ? null : (findings[firstBroken] ?? null),
    notice,
  };
}

function asText(call: Call, view: ChainAuditView): string {
  const { texts, options } = call;
  const words = repAuditWords(options.lang);
  const { columns } = texts.audit;
  const amount = (text: string): string => (text === "" ? "-" : grouped(text));
  const money = (header: string, value: (row: ChainRowView) => string) => ({
    header,
    align: "right" as const,
    text: (row: ChainRowView) => amount(value(row)),
  });
  const chain = printTable<ChainRowView>(
    [
      { header: columns.document, align: "left", text: (row) => row.label || row.uuid },
      { header: columns.on, align: "left", text: (row) => row.on },
      { header: columns.number, align: "right", text: (row) => row.number || "-" },
      money(columns.prior, (row) => row.prior),
      money(columns.paid, (row) => row.paid),
      money(columns.left, (row) => row.left),
      money(columns.applied, (row) => row.applied),
      money(columns.balance, (row) => row.balance),
      { header: "", align: "left", text: (row) => struckText(row, words) },
    ],
    view.rows,
  );
  const head = fillWords(texts.audit.title, {
    document: view.label,
    customer: view.customer.name || view.customer.key,
    currency: view.currency,
    total: grouped(view.total),
  });
  const findings = view.findings.map(
    ({ severity, message, fix, owner }, index) =>
      `${index === view.firstBroken ? "✗" : severity === "broken" ? "·" : " "} ${message} ${fix} [${words.owners[owner]}]`,
  );
  return [head, chain, ...(findings.length > 0 ? findings : [texts.audit.holds])].join("\n");
}

function struckText(row: ChainRowView, words: ReturnType<typeof repAuditWords>): string {
  const { struck } = row;
  if (struck === null) return "";
  return fillWords(words.struck[struck.as], { on: struck.on, by: struck.byLabel });
}
