import { expect, test } from "vitest";
import { refusal } from "../disputes/scene.ts";
import { invoice, setUp } from "../interest/scene.ts";
import { LETTERHEAD } from "../letters/letterhead.ts";

const ELSEWHERE = "Otro Banco, CLABE 012180000000000000";
const MAIL = {
  host: "correo.empresa.example",
  port: 587,
  security: "starttls",
  user: "",
  fromName: "Cobranza",
  fromAddress: "cobranza@empresa.example",
  payTo: "Banco del Norte, CLABE 002180012345678901",
  signature: "",
} as const;

test("where customers pay is changed by two people; the rest of what was typed is kept at once", async () => {
  const l = await setUp("sqlite", [invoice(1)]);
  const head = (letterhead: typeof LETTERHEAD) => l.client.letters.saveLetterhead({ ...l.id(), letterhead });
  const mail = (payTo: string) => l.client.mail.saveSettings({ ...l.id(), settings: { ...MAIL, payTo } });
  const account = (changes: object) =>
    l.client.bank.saveAccount({
      ...l.id(),
      id: null,
      name: "Principal",
      bank: "Banco",
      tail: "4321",
      currency: "MXN",
      ...changes,
    });
  // What was blank is set up by one person.
  expect((await head(LETTERHEAD)).asked).toBe(false);
  expect((await mail(MAIL.payTo)).asked).toBe(false);
  const { id, asked: first } = await account({});
  expect(first).toBe(false);

  const letters = await head({ ...LETTERHEAD, payTo: ELSEWHERE, phone: "55 1111 2222" });
  expect(letters).toMatchObject({ asked: true, letterhead: { payTo: LETTERHEAD.payTo, phone: "55 1111 2222" } });
  expect(await mail(ELSEWHERE)).toMatchObject({ asked: true, settings: { payTo: MAIL.payTo } });
  expect(await account({ id, name: "Cobranza", tail: "9999" })).toMatchObject({
    asked: true,
    name: "Cobranza",
    tail: "4321",
  });
  // Another change of the same waits for the first one to be decided, and nobody allows their own.
  expect(await refusal(head({ ...LETTERHEAD, payTo: "Tercero" }))).toMatchObject({ code: "APPROVAL_PENDING" });
  const { rows } = await l.client.approvals.page({});
  expect(rows.map(({ kind, data, mayNot }) => [kind, data["subject"], mayNot])).toEqual([
    ["bank-details", "letterhead", "maker"],
    ["bank-details", "mail", "maker"],
    ["bank-details", "account", "maker"],
  ]);
  for (const { id: approval } of rows) {
    const own = l.client.approvals.decide({ ...l.id(), id: approval, decision: "approved" });
    expect(await refusal(own)).toMatchObject({ code: "APPROVAL_REFUSED" });
  }
  await l.allow();
  expect((await l.client.letters.letterhead()).letterhead).toMatchObject({ payTo: ELSEWHERE, phone: "55 1111 2222" });
  expect((await l.client.mail.settings()).settings.payTo).toBe(ELSEWHERE);
  expect((await l.client.bank.accounts()).rows).toMatchObject([{ id, name: "Cobranza", tail: "9999" }]);

  // The only manager decides alone, and names are anybody's to change.
  await l.become(l.manager);
  expect((await mail("Banco de siempre")).asked).toBe(false);
  await l.become(l.collector);
  expect((await account({ id, name: "Principal", tail: "9999" })).asked).toBe(false);
});
