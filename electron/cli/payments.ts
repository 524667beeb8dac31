import { randomUUID } from "node:crypto";
import { zUuid } from "../../shared/contract/common.ts";
import type { ApplyTo, PaymentRow, StandsNow } from "../../shared/contract/payments.ts";
import { zPaymentState } from "../../shared/contract/payments.ts";
import { currencyDecimals, formatMinor, isPlainDecimal, parseMinor } from "../../shared/domain/money.ts";
import { fillWords } from "../../shared/i18n/messages.ts";
import { UsageError } from "./arguments.ts";
import type { Call } from "./call.ts";
import { customerOf, write } from "./call.ts";
import { grouped, printTable } from "./output.ts";

/** Payments asked for at a time. */
const PAGE = 1000;

/** `payments add|list|apply`. */
export async function runPayments(call: Call): Promise<number> {
  const [action = ""] = call.rest;
  if (action === "add") return add(call);
  if (action === "list") return list(call);
  if (action === "apply") return apply(call);
  if (action === "import") return (await import("./statements.ts")).importStatement(call);
  throw new UsageError(call.texts.paymentsUsage);
}

async function answer(call: Call, json: unknown, text: string): Promise<void> {
  await write(call.streams.out, call.options.json ? `${JSON.stringify(json, null, 1)}\n` : `${text}\n`);
}

/** An amount as typed, thousands separated or not, in minor units. Throws UsageError. */
function amountOf(call: Call, option: string, text: string, currency: string): number {
  const plain = text.replaceAll(",", "");
  const decimals = plain.split(".")[1]?.length ?? 0;
  if (!isPlainDecimal(plain) || decimals > currencyDecimals(currency) || Number(plain) === 0) {
    throw new UsageError(fillWords(call.texts.badAmount, { option, amount: text }));
  }
  return parseMinor(plain, currency);
}

const TO = /^([0-9A-Fa-f-]{36})=([\d,.]+)(?::([\d,.]+)@(\d+(?:\.\d+)?))?$/;

/** `UUID=AMOUNT`, or `UUID=AMOUNT:INVOICE_AMOUNT@RATE` when the invoice is in another currency. */
async function applicationsOf(call: Call, currency: string): Promise<ApplyTo[]> {
  const applications: ApplyTo[] = [];
  for (const text of call.options.to) {
    const [, name = "", amount = "", other, rate] = TO.exec(text) ?? [];
    const uuid = zUuid.safeParse(name.toUpperCase());
    if (!uuid.success) throw new UsageError(fillWords(call.texts.badTo, { to: text }));
    const invoiceUuid = uuid.data;
    const amountMinor = amountOf(call, "to", amount, currency);
    if (other === undefined || rate === undefined) {
      applications.push({ invoiceUuid, amountMinor, exchange: null });
      continue;
    }
    const asOf = call.today();
    const invoice = await call.client.receivables.document({ uuid: invoiceUuid, asOf, lang: call.options.lang });
    const invoiceMinor = amountOf(call, "to", other, invoice.currency);
    applications.push({ invoiceUuid, amountMinor, exchange: { invoiceMinor, rate } });
  }
  return applications;
}

async function add(call: Call): Promise<number> {
  const { options, texts } = call;
  if (options.amount === undefined || options.customer === undefined) throw new UsageError(texts.paymentsAddUsage);
  const currency = options.currency ?? "MXN";
  const customerId = await customerOf(call, options.customer);
  const payment = {
    customerId,
    currency,
    amountMinor: amountOf(call, "amount", options.amount, currency),
    paidOn: options.day ?? call.today(),
    form: options.form,
    operation: options.reference ?? "",
    account: options.account ?? "",
    note: options.note ?? "",
    clearedOn: options.cleared ?? null,
    applications: await applicationsOf(call, currency),
  };
  const thirdParty = options["third-party"];
  const { payments } = await call.client.payments.record({ commandId: randomUUID(), payments: [payment], thirdParty });
  const [recorded] = payments;
  if (!recorded) throw new Error("nothing was recorded");
  const unapplied = formatMinor(recorded.unappliedMinor, currency);
  const { uuid, state, linked, doubles } = recorded;
  await answer(
    call,
    { uuid, state, unapplied, linked, doubles },
    fillWords(texts.paymentAdded, { uuid, state: texts.paymentStates[state], unapplied: grouped(unapplied), currency }),
  );
  return 0;
}

async function apply(call: Call): Promise<number> {
  const { options, texts } = call;
  if (options.payment === undefined || options.to.length === 0) throw new UsageError(texts.paymentsApplyUsage);
  const paymentUuid = options.payment;
  const payment = await call.client.payments.get({ uuid: paymentUuid, asOf: call.today() });
  const applications = (await applicationsOf(call, payment.currency)).map((each) => ({ ...each, paymentUuid }));
  const thirdParty = options["third-party"];
  const { payments } = await call.client.payments.apply({ commandId: randomUUID(), applications, thirdParty });
  const told = (row: StandsNow) => ({
    uuid: row.uuid,
    state: row.state,
    unapplied: formatMinor(row.unappliedMinor, payment.currency),
  });
  const lines = payments.map((row) => {
    const { uuid, unapplied } = told(row);
    const state = texts.paymentStates[row.state];
    return fillWords(texts.paymentApplied, { uuid, state, unapplied: grouped(unapplied), currency: payment.currency });
  });
  await answer(call, { payments: payments.map(told) }, lines.join("\n"));
  return 0;
}

async function list(call: Call): Promise<number> {
  const { options, texts } = call;
  const state = options.state === undefined ? null : zPaymentState.safeParse(options.state);
  if (state !== null && !state.success) {
    const states = zPaymentState.options.join(", ");
    throw new UsageError(fillWords(texts.badState, { state: options.state ?? "", states }));
  }
  const selection = {
    asOf: options["as-of"] ?? call.today(),
    states: state === null ? [] : [state.data],
    customerId: options.customer === undefined ? null : await customerOf(call, options.customer),
  };
  const rows: PaymentRow[] = [];
  for (let total = 1; rows.length < total; ) {
    const page = await call.client.payments.page({ ...selection, offset: rows.length, limit: PAGE });
    rows.push(...page.rows);
    total = page.rows.length === 0 ? rows.length : page.total;
  }
  await answer(call, rows.map(toJson), rows.length === 0 ? texts.noPayments : table(call, rows));
  return 0;
}

function toJson(row: PaymentRow) {
  const amount = (minor: number): string => formatMinor(minor, row.currency);
  return {
    uuid: row.uuid,
    customer: row.customerKey,
    name: row.customerName,
    paid: row.paidOn,
    effective: row.effectiveOn,
    currency: row.currency,
    amount: amount(row.amountMinor),
    applied: amount(row.appliedMinor),
    unapplied: amount(row.unappliedMinor),
    refunded: amount(row.refundedMinor),
    form: row.form,
    reference: row.operation,
    account: row.account,
    note: row.note,
    origin: row.origin,
    state: row.state,
    complements: row.complements,
    doubles: row.doubles,
  };
}

function table(call: Call, rows: readonly PaymentRow[]): string {
  const { columns, paymentStates } = call.texts;
  const money = (header: string, minor: (row: PaymentRow) => number) => ({
    header,
    align: "right" as const,
    text: (row: PaymentRow) => grouped(formatMinor(minor(row), row.currency)),
  });
  return printTable<PaymentRow>(
    [
      { header: columns.day, align: "left", text: (row) => row.paidOn },
      { header: columns.customer, align: "left", text: (row) => row.customerName || row.customerKey },
      { header: columns.reference, align: "left", text: (row) => row.operation },
      { header: columns.currency, align: "left", text: (row) => row.currency },
      money(columns.amount, (row) => row.amountMinor),
      money(columns.unapplied, (row) => row.unappliedMinor),
      { header: columns.status, align: "left", text: (row) => paymentStates[row.state] },
      { header: "UUID", align: "left", text: (row) => row.uuid },
    ],
    rows,
  );
}
