import { sql } from "kysely";
import type { AgreementView } from "../../../shared/contract/agreements.ts";
import type { Lang } from "../../../shared/contract/common.ts";
import { agreementsEn } from "../../../shared/i18n/agreements.en.ts";
import { agreementsEs } from "../../../shared/i18n/agreements.es.ts";
import { fillWords } from "../../../shared/i18n/messages.ts";
import { isReady, readMailSettings } from "../contacts/mail/settings.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { readDisputeRules } from "../disputes/rules.ts";
import { ledgerError } from "../ledger-error.ts";
import { documentLabel } from "../receivables/document-reader.ts";
import { printFormat } from "../render/format.ts";

/** Invoices written out in the mail; of more the sums are enough. */
const LISTED = 100;

/** An amount that Billing is asked to document, or whose CFDI it is to cancel. */
export interface AskedAmount {
  readonly currency: string;
  readonly minor: number;
}

/** What is asked of Billing now, one amount a currency. */
export function askedAmounts({ billing, parts }: Pick<AgreementView, "billing" | "parts">): AskedAmount[] {
  return parts
    .map(({ currency, quitaStandsMinor, creditedMinor }) => ({
      currency,
      minor: billing === "credit" ? quitaStandsMinor : billing === "cancel-credit" ? creditedMinor : 0,
    }))
    .filter(({ minor }) => minor > 0);
}

/** How Billing was asked about an agreement, the latest first. */
export async function billingRequests(db: ReadHandle, id: number): Promise<AgreementView["requests"]> {
  const rows = await db
    .selectFrom("agreement_billing")
    .selectAll()
    .where("agreement_id", "=", id)
    .orderBy("id", "desc")
    .execute();
  return rows.map(({ id: requestId, wanted, on_day: on, how, sent_to: sentTo, note, actor }) => ({
    id: requestId,
    wanted,
    on,
    how,
    sentTo,
    note,
    actor,
  }));
}

/**
 * CFDI that took the place of the quita whose adjustment is `source`: those of relation 01 with an entry on an invoice of it
 * on the day on which the quita gave way there.
 */
export async function quitaCredits(
  db: ReadHandle,
  source: number | null,
  asOf: string,
): Promise<AgreementView["credits"]> {
  if (source === null) return [];
  const { rows } = await sql<{ uuid: string; series: string; folio: string; on_day: string }>`
    select distinct d.uuid, d.series, d.folio, q.effective_on as on_day
    from entry as q join entry as e on e.receivable_id = q.receivable_id and e.effective_on = q.effective_on
      join document as d on d.id = e.document_id and d.kind = 'E'
      join relation as r on r.document_id = d.id and r.relation = '01'
    where q.document_id = ${source} and q.reason = 'quita-credited' and q.effective_on <= ${asOf}
      and q.reverses_id is null and e.reverses_id is null
      and not exists (select 1 from entry as x where x.reverses_id = q.id)
      and not exists (select 1 from entry as x where x.reverses_id = e.id)
    order by q.effective_on, d.uuid`.execute(db);
  return rows.map((row) => ({ uuid: row.uuid, label: documentLabel(row), on: row.on_day }));
}

/** The mail that asks Billing for the CFDI of a quita, or to cancel the one of a lost quita. Throws AGREEMENT_BILLING_NOTHING. */
export async function agreementBillingLetter(
  db: ReadHandle,
  view: AgreementView,
  lang: Lang,
): Promise<{ to: string; subject: string; body: string; canSend: boolean }> {
  const { billing } = view;
  if (billing === null) throw ledgerError("AGREEMENT_BILLING_NOTHING");
  const { billingLetter: words } = lang === "es" ? agreementsEs : agreementsEn;
  const { day, amount } = printFormat(lang);
  const money = (minor: number, currency: string): string => `${amount(minor, currency)} ${currency}`;
  const customer = await db
    .selectFrom("customer")
    .select(["name", "rfc"])
    .where("id", "=", view.customerId)
    .executeTakeFirstOrThrow();
  const values = {
    id: view.id,
    customer: customer.name || customer.rfc,
    rfc: customer.rfc,
    signed: day(view.signedOn ?? view.madeOn),
    ended: day(view.endedOn ?? view.madeOn),
    amount: askedAmounts(view)
      .map((each) => money(each.minor, each.currency))
      .join(" + "),
  };
  const lines = view.parts.flatMap((part) =>
    part.invoices
      .filter((invoice) => invoice.quitaMinor > 0)
      .map((invoice) =>
        fillWords(words.line, {
          invoice: invoice.replacedBy?.label ?? invoice.label,
          uuid: invoice.replacedBy?.uuid ?? invoice.uuid,
          quita: money(invoice.quitaMinor, part.currency),
        }),
      ),
  );
  const credits = view.credits.map(({ label, uuid, on }) => fillWords(words.document, { label, uuid, day: day(on) }));
  const listed = billing === "credit" ? lines : credits;
  const paragraphs = [
    words.greeting,
    fillWords(words[billing].intro, values),
    `${listed.slice(0, LISTED).join("\n")}${listed.length > LISTED ? "\n…" : ""}`,
    words[billing].closing,
  ];
  const { resolvers } = await readDisputeRules(db);
  return {
    to: resolvers.find((each) => each.code === "billing")?.email ?? "",
    subject: fillWords(words[billing].subject, values),
    body: paragraphs.filter((text) => text !== "").join("\n\n"),
    canSend: isReady(await readMailSettings(db)),
  };
}
