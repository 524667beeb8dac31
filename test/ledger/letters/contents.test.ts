import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { printFormat } from "../../../electron/ledger/render/format.ts";
import { amountInWords } from "../../../shared/domain/amount-in-words.ts";
import { makeDocument, uuid } from "../support/documents.ts";
import { LETTERHEAD } from "./letterhead.ts";
import { letterLedger, refusal, TODAY } from "./scene.ts";

const amount = (minor: number, currency = "MXN"): string => printFormat("es").amount(minor, currency);

/** Two overdue invoices in pesos, one of them partly disputed, one in dollars, and one that falls due in a week. */
const INVOICES = [
  makeDocument(1, { total: "125000.50" }),
  makeDocument(2, { total: "8400.00", issuedAt: "2026-01-20T10:00:00" }),
  makeDocument(3, { total: "2100.00", currency: "USD", exchangeRate: "18", issuedAt: "2026-01-10T10:00:00" }),
  makeDocument(4, { total: "4000.00", issuedAt: "2026-02-15T10:00:00" }),
];

async function scene() {
  const l = await letterLedger("sqlite", INVOICES);
  const { payments } = await l.client.payments.record({
    commandId: randomUUID(),
    payments: [
      {
        customerId: l.customerId,
        currency: "MXN",
        amountMinor: 25_000_00,
        paidOn: "2026-03-05",
        form: "03",
        operation: "SPEI 998877",
        applications: [{ invoiceUuid: uuid(1), amountMinor: 20_000_00 }],
      },
    ],
  });
  return { ...l, paymentUuid: payments[0]?.uuid ?? "" };
}

describe("what letters say is what the ledger says", () => {
  test("a statement has every open document, the unapplied money and the balance of the aging, in figures and in words", async () => {
    const l = await scene();
    const { id, folio } = await l.issue("statement");
    const text = (await l.pages(id)).join(" ");
    const { rows } = await l.client.receivables.aging({ asOf: TODAY });
    const mxn = rows.find((row) => row.currency === "MXN");
    if (mxn === undefined) throw new Error("pesos are owed");
    expect(folio).toBe("CAR-2026-000001");
    for (const words of [
      folio,
      LETTERHEAD.name,
      "RFC EKU9003173C9",
      "UNIVERSIDAD ROBOTICA ESPAÑOLA",
      "RFC URE180429TM6",
      "Ciudad de México, a 10 de marzo de 2026",
      amount(mxn.balanceMinor),
      amountInWords(mxn.balanceMinor, "MXN", "es"),
      amountInWords(2_100_00, "USD", "es"),
      amount(mxn.d31to60Minor),
      "SPEI 998877",
      `(${amount(5_000_00)})`,
      LETTERHEAD.signer,
      LETTERHEAD.position,
      "CLABE 002180012345678901",
      LETTERHEAD.complaints,
      LETTERHEAD.privacy,
      "Página 1 de 2",
    ]) {
      expect(text).toContain(words);
    }
    for (const n of [1, 2, 3, 4]) expect(text).toMatch(new RegExp(`F-${n} ${uuid(n).slice(-8)}`));
    // What is open adds up to the balance and the money that waits.
    expect(text).toContain(`Total MXN ${amount(137_400_50)} ${amount(20_000_00)} ${amount(117_400_50)}`);
    expect(mxn.balanceMinor).toBe(117_400_50 - 5_000_00);
  });

  test("a demand asks for what is overdue and not disputed, with the interest and VAT of the ledger, and its last day", async () => {
    const l = await scene();
    await l.client.disputes.open({
      commandId: randomUUID(),
      draft: {
        customerId: l.customerId,
        invoiceUuid: uuid(2),
        type: "price",
        amountMinor: 1_400_00,
        reason: "Precio",
      },
    });
    const disputed = (await l.client.receivables.page({ asOf: TODAY })).rows.find((row) => row.uuid === uuid(2));
    const held = disputed?.disputedMinor ?? 0;
    const { id } = await l.issue("demand-first");
    const text = (await l.pages(id)).join(" ");
    const { invoices: rows } = await l.client.interest.statement({ customerId: l.customerId, asOf: TODAY });
    const own = rows.filter((row) => row.currency === "MXN");
    const interest = own.reduce((sum, row) => sum + row.interestMinor, 0);
    const vat = own.reduce((sum, row) => sum + row.vatMinor, 0);
    expect(held).toBe(1_400_00);
    const principal = 105_000_50 + 8_400_00 - held;
    expect(interest).toBeGreaterThan(0);
    for (const words of [
      `Suerte principal ${amount(principal)}`,
      `Intereses moratorios ${amount(interest)}`,
      `IVA sobre intereses ${amount(vat)}`,
      `Adeudo total ${amount(principal + interest + vat)}`,
      amountInWords(principal + interest + vat, "MXN", "es"),
      // Five business days, the Monday after next being a holiday.
      "18 de marzo de 2026",
    ]) {
      expect(text).toContain(words);
    }
    // Not overdue yet, so not demanded.
    expect(text).not.toContain("F-4 ");
  });

  test("what is promised is not asked for by any letter until the promise breaks; what is not, is", async () => {
    const l = await letterLedger("sqlite", [
      makeDocument(1, { total: "1000.00" }),
      makeDocument(2, { total: "500.00" }),
    ]);
    const promise = (uuids: string[], amountMinor: number) =>
      l.client.promises.make({
        commandId: randomUUID(),
        draft: {
          customerId: l.customerId,
          currency: "MXN",
          payments: [{ dueOn: "2026-03-13", amountMinor }],
          invoices: uuids,
        },
      });
    await promise([uuid(1)], 1_000_00);
    const some = await l.client.letters.preview(l.draft("demand-first"));
    expect([some.documents, some.paused]).toEqual([1, [{ label: "F-1", promisedOn: "2026-03-13" }]]);
    const text = (await l.pages((await l.issue("reminder-overdue")).id)).join(" ");
    expect(text).toContain("F-2 ");
    expect(text).not.toContain("F-1 ");
    await promise([uuid(2)], 500_00);
    for (const kind of ["reminder-overdue", "demand-first", "demand-second", "placement"] as const) {
      expect((await l.client.letters.preview(l.draft(kind, { invoices: [uuid(1), uuid(2)] }))).blocked).toEqual({
        code: "paused",
        names: ["F-1", "F-2"],
        amounts: [],
      });
    }
    // A statement asks for nothing: it tells everything.
    expect((await l.client.letters.preview(l.draft("statement"))).documents).toBe(2);
    // Friday, and two business days of grace, Monday being a holiday.
    l.clock.at = "2026-03-18T18:00:00.000Z";
    expect((await l.client.letters.preview(l.draft("demand-first"))).blocked?.code).toBe("paused");
    l.clock.at = "2026-03-19T18:00:00.000Z";
    const after = await l.client.letters.preview(l.draft("demand-first"));
    expect([after.documents, after.paused]).toEqual([2, []]);
  });

  test("the second demand names the first, and the final one tells the story", async () => {
    const l = await scene();
    const before = await refusal(l.issue("demand-second"));
    expect(before).toBe("LETTER_BLOCKED");
    const preview = await l.client.letters.preview(l.draft("demand-second"));
    expect(preview.blocked).toEqual({ code: "missing", names: ["primer_requerimiento"], amounts: [] });
    const first = await l.issue("demand-first");
    const second = await l.issue("demand-second");
    expect((await l.pages(second.id)).join(" ")).toContain(`folio ${first.folio} de fecha 10 de marzo de 2026`);
    const final = (await l.pages((await l.issue("demand-final", { lang: "en" })).id)).join(" ");
    expect(final).toContain(`reference ${first.folio} of 10 March 2026`);
    expect(final).toContain(`reference ${second.folio} of 10 March 2026`);
    expect(final).toContain("Final out-of-court demand for payment");
    expect(final).not.toMatch(/embargo|seizure/i);
  });

  test("an acknowledgement of payment shows how the money was applied and what is left of it", async () => {
    const l = await scene();
    const { id } = await l.issue("payment-receipt", { paymentUuid: l.paymentUuid });
    const text = (await l.pages(id)).join(" ");
    for (const words of ["$25,000.00 MXN", "SPEI 998877", "transferencia electrónica", "F-1", "$5,000.00 MXN", "364"]) {
      expect(text).toContain(words);
    }
    expect(await refusal(l.issue("payment-receipt"))).toBe("LETTER_BLOCKED");
  });

  test("a settlement letter is issued at zero balance and not a centavo before", async () => {
    const l = await letterLedger("sqlite", [makeDocument(1, { total: "1000.00" })]);
    const pay = (minor: number) =>
      l.client.payments.record({
        commandId: randomUUID(),
        payments: [
          {
            customerId: l.customerId,
            currency: "MXN",
            amountMinor: minor,
            paidOn: "2026-03-05",
            form: "03",
            applications: [{ invoiceUuid: uuid(1), amountMinor: minor }],
          },
        ],
      });
    await pay(999_99);
    const preview = await l.client.letters.preview(l.draft("settlement"));
    expect(preview.blocked).toEqual({ code: "balance-open", names: [], amounts: [{ currency: "MXN", minor: 1 }] });
    expect(await refusal(l.issue("settlement"))).toBe("LETTER_BLOCKED");
    await pay(1);
    const text = (await l.pages((await l.issue("settlement")).id)).join(" ");
    for (const words of ["no tiene saldo pendiente de pago", "F-1", "1,000.00", "5 de marzo de 2026", "Atentamente"]) {
      expect(text).toContain(words);
    }
    // What the letter that was refused would have been numbered is not missing.
    expect((await l.client.letters.page({})).rows.map((row) => row.folio)).toEqual(["CAR-2026-000001"]);
  });

  test("an agreement is put into writing once it was allowed and offered; its schedule and its discount are those of the ledger", async () => {
    const l = await letterLedger("sqlite", [
      makeDocument(1, { total: "90000.00" }),
      makeDocument(2, { total: "10000.00" }),
    ]);
    const add = (name: string, role: "coordinator" | "manager") =>
      l.client.users.add({ commandId: randomUUID(), person: { name, role, email: "", active: true } });
    const [ana, berta] = [await add("Ana", "coordinator"), await add("Berta", "manager")];
    await l.client.users.become({ commandId: randomUUID(), id: ana.id });
    const { id: agreementId } = await l.client.agreements.save({
      commandId: randomUUID(),
      draft: {
        customerId: l.customerId,
        type: "quita",
        signerName: "Rosa Núñez",
        signerPosition: "apoderada legal",
        parts: [
          {
            currency: "MXN",
            invoices: [uuid(1), uuid(2)],
            quitaMinor: 3_000_00,
            plan: { by: "count", count: 3, rhythm: "fortnightly", firstOn: "2026-03-31", down: null },
          },
        ],
      },
    });
    expect((await l.client.letters.preview(l.draft("agreement", { agreementId }))).blocked?.code).toBe("no-agreement");
    const { approvalId } = await l.client.agreements.ask({ commandId: randomUUID(), id: agreementId });
    await l.client.users.become({ commandId: randomUUID(), id: berta.id });
    await l.client.approvals.decide({ commandId: randomUUID(), id: approvalId, decision: "approved", reason: "" });
    await l.client.agreements.offer({ commandId: randomUUID(), id: agreementId, expiresOn: "2026-03-20" });
    const view = await l.client.agreements.get({ id: agreementId, asOf: TODAY });
    const instalments = view.parts.flatMap((part) => part.instalments);
    const text = (await l.pages((await l.issue("agreement", { agreementId })).id)).join(" ");
    expect(instalments.reduce((sum, each) => sum + each.amountMinor, 0)).toBe(97_000_00);
    for (const words of [
      "Rosa Núñez, apoderada legal",
      "$100,000.00 MXN (cien mil pesos 00/100 M.N.)",
      "$97,000.00 MXN (noventa y siete mil pesos 00/100 M.N.)",
      "en 3 pagos",
      ...instalments.map((each) => `${printFormat("es").day(each.dueOn)} ${amount(each.amountMinor)}`),
      `Total MXN ${amount(97_000_00)}`,
      "$3,000.00 MXN (tres mil pesos 00/100 M.N.)",
      "El acreedor",
      "El deudor",
      LETTERHEAD.jurisdiction,
    ]) {
      expect(text).toContain(words);
    }
    const owed = (await l.pages((await l.issue("acknowledgement", { agreementId, lang: "en" })).id)).join(" ");
    expect(owed).toContain("one hundred thousand Mexican pesos 00/100 MXN");
    // Without other terms the convenio speaks of the law; a contract's rate holds for its invoices, the customer's for all.
    expect(text).toContain("interés legal del 6 % anual");
    const agreed = async (lang: "es" | "en") =>
      (await l.pages((await l.issue("agreement", { agreementId, lang })).id)).join(" ");
    const terms = { customerId: l.customerId, fromOn: "2026-01-01" } as const;
    const contract = { contract: "C-7", invoices: [uuid(1)], ratePct: "18", dayCount: 360 as const };
    await l.client.interest.setTerms({ commandId: randomUUID(), ...terms, ...contract });
    expect(await agreed("es")).toContain("a razón del 18 % anual sobre un año de 360 días (F-1); 6 % anual (F-2)");
    await l.client.interest.setTerms({ commandId: randomUUID(), ...terms, ...contract, ratePct: "0", dayCount: 365 });
    await l.client.interest.setTerms({ commandId: randomUUID(), ...terms, ratePct: "0", dayCount: 365 });
    expect(await agreed("en")).toContain("overdue amounts bear no late-payment interest");

    // Nobody signed yet, and nothing was paid.
    expect(await refusal(l.issue("settlement-quita", { agreementId }))).toBe("LETTER_BLOCKED");
    await l.client.agreements.sign({ commandId: randomUUID(), id: agreementId, signedOn: TODAY });
    const blocked = (await l.client.letters.preview(l.draft("settlement-quita", { agreementId }))).blocked;
    expect(blocked).toMatchObject({ code: "agreement-open", amounts: [{ currency: "MXN", minor: 97_000_00 }] });
    const pay = (paidOn: string, minor: number, invoice: number, part: number) =>
      l.client.payments.record({
        commandId: randomUUID(),
        payments: [
          {
            customerId: l.customerId,
            currency: "MXN",
            amountMinor: minor,
            paidOn,
            form: "03",
            applications: [{ invoiceUuid: uuid(invoice), amountMinor: part }],
          },
        ],
      });
    await l.post(makeDocument(3, { total: "500.00", issuedAt: "2026-03-09T10:00:00" }));
    await pay(TODAY, 97_000_00 - 9_700_00, 1, 87_300_00);
    await pay(TODAY, 9_700_00, 2, 9_700_00);
    await pay(TODAY, 500_00, 3, 500_00);
    const settled = (await l.pages((await l.issue("settlement-quita", { agreementId })).id)).join(" ");
    for (const words of [
      "quedó liquidado conforme al acuerdo de fecha 10 de marzo de 2026",
      "con una quita de $3,000.00 MXN (tres mil pesos 00/100 M.N.)",
      // The last payment on these invoices, not of the customer.
      "El último pago, por $9,700.00 MXN (nueve mil setecientos pesos 00/100 M.N.), se recibió el 10 de marzo de 2026",
      "no existe saldo pendiente",
      "facultades",
      "Atentamente",
    ]) {
      expect(settled).toContain(words);
    }
  });

  test("a notice of suspended credit says what is suspended and why, and is not written while nothing is", async () => {
    const l = await scene();
    const preview = await l.client.letters.preview(l.draft("credit-hold"));
    expect(preview.blocked).toEqual({ code: "missing", names: ["suspension"], amounts: [] });
    await l.client.customers.update({
      commandId: randomUUID(),
      customerId: l.customerId,
      version: 0,
      changes: { hold: "hold-orders", holdReason: "Saldo vencido mayor a 30 días" },
    });
    const text = (await l.pages((await l.issue("credit-hold")).id)).join(" ");
    for (const words of [
      "Aviso de suspensión de crédito",
      "los pedidos nuevos de su empresa quedaron detenidos, por el siguiente motivo: Saldo vencido mayor a 30 días.",
      "La medida quedará sin efecto en cuanto se regularice el adeudo",
      amount(117_400_50 - 5_000_00),
      "F-1",
      LETTERHEAD.phone,
    ]) {
      expect(text).toContain(words);
    }
    const english = (await l.pages((await l.issue("credit-hold", { lang: "en" })).id)).join(" ");
    expect(english).toContain("new orders from your company are on hold");
  });

  test("four hundred invoices go over pages that repeat their header and carry their sums", async () => {
    const documents = Array.from({ length: 400 }, (_, index) =>
      makeDocument(1000 + index, { total: `${100 + index}.25` }),
    );
    const l = await letterLedger("sqlite", documents);
    const pages = await l.pages((await l.issue("statement")).id);
    const total = documents.reduce((sum, document) => sum + Math.round(Number(document.total) * 100), 0);
    const tables = pages.filter((page) => page.includes("Folio fiscal"));
    expect(tables.length).toBeGreaterThan(7);
    const carried = pages.map((page) => /Suma y sigue ([\d,.]+)/.exec(page)?.[1] ?? "");
    const brought = pages.map((page) => /De la página anterior ([\d,.]+)/.exec(page)?.[1] ?? "");
    for (let page = 1; page < tables.length; page += 1) {
      expect(brought[page]).toBe(carried[page - 1]);
      expect(brought[page]).not.toBe("");
    }
    const all = pages.join(" ");
    expect(all).toContain(`Total MXN ${amount(total)} ${amount(total)}`);
    for (let n = 1000; n < 1400; n += 1) expect(all.split(`F-${n} `)).toHaveLength(2);
    expect(pages.at(-1)).toContain(`Página ${pages.length} de ${pages.length}`);
  });

  test("a name with everything in it stands on the letter as it is, and in the file's name as far as a disk takes it", async () => {
    const name = `Ñandú & "Hijos" **S.A.** de C.V. {{ saldo }} - 'El Águila' <b> ${"Sucursal ".repeat(7)}`.trim();
    const receiver = { rfc: "AAA010101AAA", name, foreignTaxId: "" };
    const l = await letterLedger("sqlite", [makeDocument(1, { receiver })]);
    const { id, fileName } = await l.issue("reminder-overdue");
    const text = (await l.pages(id)).join(" ");
    expect(name.length).toBeGreaterThan(110);
    expect(text).toContain(name);
    expect(fileName).not.toMatch(/[\\/:*?"<>|]/);
    expect(fileName.length).toBeLessThan(130);
  });

  test("without a letterhead no letter goes out, and what lacks is named", async () => {
    const l = await letterLedger("sqlite", [makeDocument(1)], { ...LETTERHEAD, signer: "", payTo: "" });
    const preview = await l.client.letters.preview(l.draft("reminder-overdue"));
    expect(preview.blocked).toEqual({ code: "letterhead", names: ["signer", "payTo"], amounts: [] });
    expect((await l.client.letters.letterhead()).missing).toEqual(["signer", "payTo"]);
  });

  test("it goes to who pays at the customer, verified first; never to who left, asked to be left alone or must not hear of it", async () => {
    const l = await scene();
    const whom = async (changes: Parameters<typeof l.draft>[1] = {}) => {
      const { id } = await l.issue("statement", changes);
      return (await l.pages(id)).join(" ");
    };
    const save = (name: string, role: "accounts-payable" | "finance" | "reception", more = {}) =>
      l.client.customers.saveContact({
        commandId: randomUUID(),
        customerId: l.customerId,
        contactId: null,
        contact: { name, role, ...more },
      });
    await save("Recepción General", "reception");
    expect(await whom()).toContain("A quien corresponda");
    const finance = await save("Bruno Finanzas", "finance");
    expect(await whom()).toContain("Atención: Bruno Finanzas");
    await save("Carlos Exempleado", "accounts-payable", { active: false });
    await save("Dora Discreta", "accounts-payable", { doNotContact: true });
    await save("Elena Pagos", "accounts-payable", { channels: [{ kind: "email", value: "elena@cliente.example" }] });
    expect(await whom()).toContain("Atención: Elena Pagos");
    const verified = { kind: "email", value: "fede@cliente.example", state: "verified" } as const;
    const fede = await save("Federico Pagos", "accounts-payable", { channels: [verified] });
    const text = await whom();
    expect(text).toContain("Atención: Federico Pagos");
    expect(text).toContain("Estimado(a) Federico Pagos");
    expect((await l.client.letters.preview(l.draft("statement"))).contactId).toBe(fede.id);

    expect(await whom({ contactId: finance.id })).toContain("Atención: Bruno Finanzas");
    expect(await whom({ contactId: "nobody" })).not.toContain("A la atención de");
    const subject = { kind: "contact", id: fede.id } as const;
    await l.client.privacy.block({ commandId: randomUUID(), subject });
    expect(await whom()).toContain("Atención: Elena Pagos");
    const erased = { subject, reason: "request", name: "Federico Pagos" } as const;
    await l.client.privacy.erase({ commandId: randomUUID(), ...erased });
    expect(await whom()).toContain("Atención: Elena Pagos");
    expect(await refusal(l.issue("statement", { contactId: fede.id }))).toBe("NOT_FOUND");
  });
});
