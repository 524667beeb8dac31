/**
 * The story of one customer: deliveries, invoices, corrections, credit notes and payments up to the last day, in the order
 * they happened. Rules in the words of RULES 18-52; the balances kept here are the truth the ledger is tested against.
 */
import { bankDay, deliveryDay, firstOfMonth, monthOf } from "./calendar.ts";
import type { DemoCustomer, DemoDocument, DemoReceipt, DemoSale, Relation, SaleLine } from "./model.ts";
import { planPayments } from "./plan.ts";
import { ADVANCE, REBATE } from "./products.ts";
import { payOut } from "./receipts.ts";
import { counterLines, lower, makeSale, orderLines, type SaleTerms, saleLine } from "./sales.ts";
import { createScene, type Payable, type Scene, type StorySpan } from "./scene.ts";

/** Credit days the ledger assumes where the terms state none (RULES 54); only for show on what is paid at once. */
const DEFAULT_DAYS = 30;

/** Sales of an ordinary month by calendar month, in percent of the yearly mean. */
const SEASON = [78, 86, 98, 94, 100, 101, 95, 99, 104, 113, 124, 108] as const;

function invoice(scene: Scene, day: number, lines: readonly SaleLine[], more: Partial<SaleTerms> = {}): DemoSale {
  const { customer, random } = scene;
  const sale = makeSale({
    kind: "I",
    uuid: random.uuid(),
    moment: scene.moment(day, 8, 19),
    customer,
    lines,
    method: "PPD",
    form: "99",
    terms: random.pick(customer.terms),
    dueDay: day + customer.creditDays,
    relations: [],
    ...more,
  });
  scene.documents.push(sale);
  if (sale.method === "PUE") lower(sale, day, "settled", sale.openMinor, sale.uuid);
  return sale;
}

function note(
  scene: Scene,
  day: number,
  relation: string,
  targets: readonly DemoSale[],
  lines: readonly SaleLine[],
  form: string,
): void {
  if (day > scene.span.lastDay || targets.length === 0) return;
  const relations: Relation[] = [{ kind: relation, uuids: targets.map((target) => target.uuid) }];
  const moment = scene.moment(day, 9, 19);
  const { customer, random } = scene;
  const made = makeSale({
    ...{ kind: "E", uuid: random.uuid(), moment, customer, lines, method: "PUE", form },
    ...{ terms: "", dueDay: day, relations },
  });
  scene.documents.push(made);
  scene.notes.push({ note: made, targets });
}

/** A new invoice in place of a wrong one, stamped first with relation 04 (RULES 44, 45). The due day stays (KPIS 0). */
function replace(scene: Scene, wrong: DemoSale, day: number, lines: readonly SaleLine[]): DemoSale {
  const right = invoice(scene, day, lines, {
    dueDay: wrong.dueDay,
    relations: [{ kind: "04", uuids: [wrong.uuid] }],
  });
  wrong.substituted = true;
  lower(wrong, day, "substituted", wrong.openMinor, right.uuid);
  return right;
}

/** One delivery: an invoice a branch, now and then replaced, returned in part or lowered. */
function deliver(scene: Scene, orderDay: number, branches: number): void {
  const { customer, random, span } = scene;
  const day = deliveryDay(orderDay);
  if (day > span.lastDay) return;
  const cash = customer.behaviour.kind === "cash";
  const payables: Payable[] = [];
  for (let branch = 0; branch < branches; branch++) {
    const target = Math.round(customer.invoiceMinor * (0.55 + random.unit() * 0.9));
    const lines = orderLines(random, customer, day, target);
    if (cash) {
      invoice(scene, day, lines, {
        method: "PUE",
        form: random.pick(["01", "03", "04"]),
        terms: "Contado",
        dueDay: day + DEFAULT_DAYS,
      });
      continue;
    }
    let sale = invoice(scene, day, lines);
    if (random.chance(0.012) && day + 2 <= span.lastDay) {
      const [first, ...others] = lines;
      const corrected =
        first === undefined
          ? lines
          : [saleLine(first.product, first.quantity + 1, first.priceMinor, customer.vat), ...others];
      sale = replace(scene, sale, deliveryDay(day + random.int(0, 1)), corrected);
    }
    const [returned] = sale.lines;
    if (returned !== undefined && returned.quantity > 3 && random.chance(0.03)) {
      const back = Math.max(1, Math.round(returned.quantity * 0.2));
      const line = saleLine(returned.product, back, returned.priceMinor, customer.vat);
      note(scene, bankDay(day + random.int(3, 12)), "03", [sale], [line], "15");
    } else if (random.chance(0.02)) {
      const amount = Math.floor((sale.subtotalMinor - sale.discountMinor) / 20);
      note(scene, bankDay(day + random.int(4, 13)), "01", [sale], [saleLine(REBATE, 1, amount, customer.vat)], "15");
    }
    payables.push({ named: sale, owed: sale });
  }
  if (payables.length > 0) scene.planned.push(...planPayments(random, customer, span, payables));
}

/** Deliveries month by month with the season and a slow growth. */
function deliverByMonth(scene: Scene): void {
  const { customer, random, span } = scene;
  const behaviour = customer.behaviour;
  const lastOrderDay =
    behaviour.kind === "silent" ? Math.min(span.lastDay, span.lastDay - behaviour.daysBeforeEnd + 40) : span.lastDay;
  let month = 0;
  for (let start = span.firstDay; start <= lastOrderDay; start = firstOfMonth(span.firstDay, ++month)) {
    const length = firstOfMonth(start, 1) - start;
    const season = SEASON[monthOf(start) - 1] ?? 100;
    const mean = (customer.ordersPerMonth * season * (1000 + month * 4)) / 100_000;
    const orders = Math.floor(mean) + (random.chance(mean - Math.floor(mean)) ? 1 : 0);
    for (let i = 0; i < orders; i++) {
      const slot = length / orders;
      const day = start + Math.min(length - 1, Math.floor(i * slot + random.unit() * slot));
      if (day <= lastOrderDay) deliver(scene, day, customer.branches);
    }
  }
}

/** Deliveries spread over the whole span until about `invoices` are issued; bursts of 1 to 27 over many branches. */
function deliverCount(scene: Scene, invoices: number): void {
  const { random, span } = scene;
  const behaviour = scene.customer.behaviour;
  const lastDay = behaviour.kind === "silent" ? span.lastDay - behaviour.daysBeforeEnd + 40 : span.lastDay - 1;
  let left = invoices;
  while (left > 0) {
    const draw = random.unit();
    const branches = Math.min(left, 1 + Math.floor(draw * draw * draw * draw * 27));
    deliver(scene, random.int(span.firstDay, Math.max(span.firstDay, lastDay)), branches);
    left -= branches;
  }
}

/** Global invoice of the counter sales, last day of each month (RULES 11). */
function sellAtTheCounter(scene: Scene): void {
  const { random, span } = scene;
  let month = 0;
  for (let start = span.firstDay; start <= span.lastDay; start = firstOfMonth(span.firstDay, ++month)) {
    const day = firstOfMonth(start, 1) - 1;
    if (day > span.lastDay) return;
    invoice(scene, day, counterLines(random, random.int(5, 9)), {
      method: "PUE",
      form: "01",
      terms: "",
      dueDay: day + DEFAULT_DAYS,
    });
  }
}

/** Advance first, invoice of the whole price, credit note that applies the advance (RULES 50). */
function advanceWithNote(scene: Scene, day: number): void {
  const { customer, random, span } = scene;
  const price = customer.invoiceMinor * 2;
  const advance = saleLine(ADVANCE, 1, Math.round(price * 0.3), customer.vat);
  const first = invoice(scene, day, [advance], { method: "PUE", form: "03", terms: "", dueDay: day + DEFAULT_DAYS });
  const later = deliveryDay(day + 18);
  const whole = invoice(scene, later, orderLines(random, customer, later, price), {
    relations: [{ kind: "07", uuids: [first.uuid] }],
  });
  const applied = saleLine({ ...ADVANCE, description: "Aplicación de anticipo" }, 1, advance.priceMinor, customer.vat);
  note(scene, later, "07", [whole], [applied], "30");
  scene.planned.push(...planPayments(random, customer, span, [{ named: whole, owed: whole }]));
}

/** Advance first, then an invoice of the remainder alone; no credit note (RULES 51). */
function advanceWithRemainder(scene: Scene, day: number): void {
  const { customer, random, span } = scene;
  const advance = saleLine(ADVANCE, 1, customer.invoiceMinor, customer.vat);
  const first = invoice(scene, day, [advance], { method: "PUE", form: "03", terms: "", dueDay: day + DEFAULT_DAYS });
  const product = { ...ADVANCE, code: "24102000", description: "CFDI por remanente de un anticipo" };
  const later = deliveryDay(day + 21);
  const rest = invoice(scene, later, [saleLine(product, 1, customer.invoiceMinor * 2, customer.vat)], {
    relations: [{ kind: "07", uuids: [first.uuid] }],
  });
  scene.planned.push(...planPayments(random, customer, span, [{ named: rest, owed: rest }]));
}

/** The customer pays, and the receipt still names the invoice that was replaced (RULES 48). */
function receiptOnReplacedInvoice(scene: Scene, day: number): void {
  const { customer, random } = scene;
  const lines = orderLines(random, customer, day, customer.invoiceMinor);
  const wrong = invoice(scene, day, lines);
  const right = replace(scene, wrong, deliveryDay(day + 1), lines);
  scene.planned.push({ day: bankDay(right.dueDay), payables: [{ named: wrong, owed: right, keepMinor: 0 }] });
}

/** Invoices of years ago, paid in part with complemento de pago 1.0, then never again. */
function oldDebt(scene: Scene): void {
  const { customer, random, span } = scene;
  const days = [span.lastDay - 1663, span.lastDay - 1627, span.lastDay - 1590].map(deliveryDay);
  const sales = days.map((day) => invoice(scene, day, orderLines(random, customer, day, customer.invoiceMinor)));
  const payables = sales.slice(0, 2).map((sale, i) => {
    return { named: sale, owed: sale, keepMinor: i === 0 ? 0 : Math.round(sale.totalMinor * 0.55) };
  });
  scene.planned.push({ day: bankDay(span.lastDay - 1580), payables });
}

function takeTurns(scene: Scene): void {
  const { customer, span } = scene;
  const length = span.lastDay - span.firstDay;
  for (const turn of customer.turns) {
    if (turn === "old-debt") oldDebt(scene);
    if (length < 200) continue;
    const early = deliveryDay(span.firstDay + Math.floor(length * 0.3));
    const recent = deliveryDay(span.lastDay - 48);
    if (turn === "advance-with-note") [early, recent].forEach((day) => void advanceWithNote(scene, day));
    if (turn === "advance-with-remainder") [early, recent].forEach((day) => void advanceWithRemainder(scene, day));
    if (turn === "receipt-on-replaced-invoice") receiptOnReplacedInvoice(scene, early);
  }
}

/** Notes that need to know what happened before: rebates on paid invoices, one note over several, ends of disputes. */
function lateNotes(scene: Scene): void {
  const { customer, span } = scene;
  const sales = scene.documents.filter(
    (document): document is DemoSale => document.kind === "I" && !document.substituted,
  );
  if (customer.turns.includes("rebate-after-payment")) {
    const paid = sales.filter((sale) => sale.dueDay < span.lastDay - 40).at(-1);
    if (paid !== undefined) {
      const rebate = saleLine(REBATE, 1, Math.floor(paid.subtotalMinor / 25), customer.vat);
      note(scene, bankDay(span.lastDay - 12), "01", [paid], [rebate], "15");
    }
  }
  if (customer.turns.includes("note-over-several")) {
    const recent = sales.filter((sale) => sale.moment < (span.lastDay - 10) * 86_400).slice(-3);
    const base = recent.reduce((sum, sale) => sum + sale.subtotalMinor, 0);
    note(
      scene,
      bankDay(span.lastDay - 9),
      "01",
      recent,
      [saleLine(REBATE, 1, Math.floor(base / 12), customer.vat)],
      "15",
    );
  }
  if (customer.behaviour.kind === "short") {
    for (const { owed, keepMinor } of scene.planned.flatMap((payment) => payment.payables)) {
      if (keepMinor === 0 || !scene.random.chance(0.6)) continue;
      const base = Math.floor((owed.subtotalMinor - owed.discountMinor) / 10);
      note(scene, bankDay(owed.dueDay + 50), "01", [owed], [saleLine(REBATE, 1, base, customer.vat)], "15");
    }
  }
}

/** Lets payments and notes happen by day, notes of a day first. */
function unfold(scene: Scene): void {
  const notes = scene.notes.toSorted((a, b) => a.note.moment - b.note.moment);
  let next = 0;
  const applyNotes = (untilDay: number): void => {
    for (let entry = notes[next]; entry !== undefined; entry = notes[++next]) {
      const day = Math.floor(entry.note.moment / 86_400);
      if (day > untilDay) return;
      let left = entry.note.totalMinor;
      for (const target of entry.targets) left -= lower(target, day, "credit", left, entry.note.uuid);
      entry.note.unappliedMinor = left;
    }
  };
  const receipts: DemoReceipt[] = payOut(scene, applyNotes);
  applyNotes(Number.POSITIVE_INFINITY);
  scene.documents.push(...receipts);
}

/**
 * All documents of a customer from the first to the last day of the span. `invoices`: issue about so many instead of what
 * the customer's own rhythm gives (for corpora of a given size). Deterministic: the same arguments, the same documents.
 */
export function tellStory(customer: DemoCustomer, span: StorySpan, invoices: number | null = null): DemoDocument[] {
  const scene = createScene(customer, span);
  if (customer.generalPublic) sellAtTheCounter(scene);
  else if (invoices === null) deliverByMonth(scene);
  else deliverCount(scene, invoices);
  takeTurns(scene);
  lateNotes(scene);
  unfold(scene);
  return scene.documents;
}
