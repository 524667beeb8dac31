import { describe, expect, test } from "vitest";
import { refusal } from "../disputes/scene.ts";
import { invoice, setUp } from "../interest/scene.ts";
import { LETTERHEAD } from "../letters/letterhead.ts";
import { databases } from "../support/ledgers.ts";

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

describe.each(databases)("on %s", (database) => {
  test("where customers pay is changed by two people; the rest of what was typed is kept at once", async () => {
    const l = await setUp(database, [invoice(1)]);
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

    // The only manager is told that nobody else may allow it; names are anybody's to change.
    await l.become(l.manager);
    expect(await refusal(mail("Banco de siempre"))).toMatchObject({ code: "APPROVAL_NOBODY" });
    expect((await l.client.mail.settings()).settings.payTo).toBe(ELSEWHERE);
    await l.become(l.collector);
    expect((await account({ id, name: "Principal", tail: "9999" })).asked).toBe(false);
  });

  test("so is what stands under every mail and letter, where bank details could be written as well", async () => {
    const l = await setUp(database, [invoice(1)]);
    const head = (changes: object) =>
      l.client.letters.saveLetterhead({ ...l.id(), letterhead: { ...LETTERHEAD, ...changes } });
    const mail = (changes: object) => l.client.mail.saveSettings({ ...l.id(), settings: { ...MAIL, ...changes } });
    await head({});
    await mail({});
    const signature = `Cambiamos de banco: ${ELSEWHERE}`;
    expect(await mail({ signature, fromName: "Cobranza Norte" })).toMatchObject({
      asked: true,
      settings: { signature: "", payTo: MAIL.payTo, fromName: "Cobranza Norte" },
    });
    expect(await head({ complaints: ELSEWHERE, privacy: "Aviso nuevo", phone: "55 1111 2222" })).toMatchObject({
      asked: true,
      letterhead: { complaints: LETTERHEAD.complaints, privacy: LETTERHEAD.privacy, phone: "55 1111 2222" },
    });
    const { rows } = await l.client.approvals.page({});
    expect(rows.map(({ data, mayNot }) => [data["before"], data["after"], mayNot])).toEqual([
      ["—", signature, "maker"],
      [`${LETTERHEAD.complaints}\n${LETTERHEAD.privacy}`, `${ELSEWHERE}\nAviso nuevo`, "maker"],
    ]);
    await l.allow();
    expect((await l.client.mail.settings()).settings).toMatchObject({ signature, payTo: MAIL.payTo });
    expect((await l.client.letters.letterhead()).letterhead).toMatchObject({
      complaints: ELSEWHERE,
      privacy: "Aviso nuevo",
      payTo: LETTERHEAD.payTo,
      phone: "55 1111 2222",
    });
  });

  test("what a message says to customers is changed by two people; its name by one", async () => {
    const l = await setUp(database, [invoice(1)]);
    const templates = async () => (await l.client.mail.templates()).rows;
    const [first] = await templates();
    if (first === undefined) throw new Error("no templates");
    const save = (changes: object) => l.client.mail.saveTemplate({ ...l.id(), template: { ...first, ...changes } });
    const decide = (id: number) => l.client.approvals.decide({ ...l.id(), id, decision: "approved" });
    const kept = async (id: number) => (await templates()).find((each) => each.id === id);

    const asked = await save({ name: "Recordatorio nuevo", body: ELSEWHERE });
    expect(asked).toEqual({ id: first.id, asked: true });
    expect(await kept(first.id)).toEqual({ ...first, name: "Recordatorio nuevo" });
    expect(await refusal(save({ body: "Otro texto" }))).toMatchObject({ code: "APPROVAL_PENDING" });
    const added = { id: 0, code: "pago-inmediato", name: "Pago inmediato", body: "Pague en {{ datos_de_pago }}" };
    const { id, asked: waits } = await save(added);
    expect([waits, await kept(id)]).toEqual([true, undefined]);
    const { rows } = await l.client.approvals.page({});
    expect(rows.map(({ kind, data, mayNot }) => [kind, data["body"], mayNot])).toEqual([
      ["message-template", ELSEWHERE, "maker"],
      ["message-template", added.body, "maker"],
    ]);
    expect(await refusal(decide(rows[0]?.id ?? 0))).toMatchObject({ code: "APPROVAL_REFUSED" });
    // What needs nobody's word is changed meanwhile, and stays.
    await save({ name: "Recordatorio", active: false });
    await l.allow();
    expect(await kept(first.id)).toEqual({ ...first, name: "Recordatorio", active: false, body: ELSEWHERE });
    expect(await kept(id)).toEqual({ ...first, ...added, id });
  });
});
