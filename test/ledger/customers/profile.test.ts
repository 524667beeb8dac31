import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { daysBetween } from "../../../shared/domain/days.ts";
import { docto, file, folderOf, OWN_RFC, pago, receiptFile } from "../support/cfdi-files.ts";
import { databases, makeLedger, type TestLedger } from "../support/ledgers.ts";

const AS_OF = "2025-12-31";
const OTHER = 'Rfc="GODE561231GR8" Nombre="OTRO CLIENTE"';

async function twoCustomers(ledger: TestLedger): Promise<{ first: number; second: number }> {
  const files = { "1.xml": file(1), "2.xml": file(2), "3.xml": file(3, { receiver: OTHER }) };
  await ledger.importPaths([folderOf(files)], [OWN_RFC]);
  const { rows } = await ledger.client.receivables.documents({ asOf: AS_OF, all: false });
  const of = (folio: string): number => rows.find((row) => row.folio === folio)?.customerId ?? 0;
  return { first: of("1"), second: of("3") };
}

const command = () => ({ commandId: randomUUID() });

describe.each(databases)("a customer's profile, on %s", (database) => {
  test("has defaults, is changed, answers what stood before, and takes only who read it last", async () => {
    const ledger = await makeLedger(database);
    const { client } = ledger;
    const { first, second } = await twoCustomers(ledger);
    const ficha = () => client.customers.ficha({ customerId: first, asOf: AS_OF });
    expect(await ficha()).toMatchObject({ version: 0, profile: { hold: "open", riskClass: "B", language: "es" } });
    const laura = await client.users.add({
      ...command(),
      person: { name: "Laura", role: "collector", email: "", active: true },
    });

    const changes = {
      creditLimitMinor: 200_000,
      collectorId: laura.id,
      hold: "warning",
      holdReason: "Cheque",
    } as const;
    const update = { ...command(), customerId: first, version: 0, changes };
    const answer = await client.customers.update(update);
    const stood = { creditLimitMinor: null, creditReviewOn: null, collectorId: null, hold: "open", holdReason: "" };
    expect(answer.before).toEqual(stood);
    expect(await client.customers.update(update)).toEqual(answer);
    const after = await ficha();
    expect(after).toMatchObject({ version: 1, profile: changes, collector: { name: "Laura" } });
    // 2,320 owed of 2,000: over the limit, and long past due.
    expect(after.credit).toMatchObject({ exposureMinor: 232_000, usePercent: "116.0" });
    expect(after.holdReasons).toEqual(["over-limit", "past-due"]);
    expect(after.stage.code).toBe("extrajudicial");
    expect(after.oldest).toMatchObject([{ currency: "MXN", label: "F-1", openMinor: 116_000 }]);

    const late = client.customers.update({ ...command(), customerId: first, version: 0, changes: { note: "x" } });
    await expect(late).rejects.toMatchObject({ code: "CHANGED_MEANWHILE" });
    // Undo is the same command with what stood before.
    await client.customers.update({ ...command(), customerId: first, version: 1, changes: answer.before });
    expect((await ficha()).profile).toMatchObject({ creditLimitMinor: null, collectorId: null, hold: "open" });

    const refused = (changes: object, customerId = first) =>
      client.customers.ficha({ customerId, asOf: AS_OF }).then(({ version }) =>
        client.customers.update({ ...command(), customerId, version, changes }).then(
          () => "taken",
          (error: { data: { code: string } }) => error.data.code,
        ),
      );
    expect(await refused({ hold: "closed" })).toBe("hold-needs-reason");
    expect(await refused({ hold: "closed", holdReason: "x", holdUntil: "2020-01-01" })).toBe("hold-until-past");
    expect(await refused({ parentId: first })).toBe("own-parent");
    expect(await refused({ collectorId: 999 })).toBe("not-a-person");
    expect(await refused({ timeZone: "Marte/Olimpo" })).toBe("not-a-time-zone");
    expect(await refused({ parentId: second })).toBe("taken");
    expect(await refused({ parentId: first }, second)).toBe("parent-circle");
    expect((await client.customers.ficha({ customerId: second, asOf: AS_OF })).children).toMatchObject([{ id: first }]);
  });

  test("collectors are put in charge of many at once, and taken back the same way", async () => {
    const ledger = await makeLedger(database);
    const { client } = ledger;
    const { first, second } = await twoCustomers(ledger);
    const person = { name: "Laura", role: "collector" as const, email: "", active: true };
    const laura = await client.users.add({ ...command(), person });
    const assignments = [first, second].map((customerId) => ({ customerId, collectorId: laura.id }));
    const { changed, before } = await client.customers.assign({ ...command(), assignments });
    expect(changed).toBe(2);
    expect((await client.users.list()).rows).toMatchObject([{ customers: 2 }]);
    expect((await client.customers.assign({ ...command(), assignments })).changed).toBe(0);
    const filters = [{ column: "collector" as const, op: "in" as const, values: [laura.id] }];
    expect((await client.customers.page({ asOf: AS_OF, filters })).total).toBe(2);
    await client.customers.assign({ ...command(), assignments: before });
    expect((await client.customers.page({ asOf: AS_OF, filters })).total).toBe(0);
    expect((await client.ledgers.verify()).ok).toBe(true);
  });

  test("the list has balances, stage, limit in use and habit, with totals and values of its columns", async () => {
    const ledger = await makeLedger(database);
    const { client } = ledger;
    const { first, second } = await twoCustomers(ledger);
    // 580 of 1,160, paid on the 15th.
    const due = (await client.receivables.documents({ asOf: AS_OF, all: false })).rows.find((row) => row.folio === "1");
    const late = daysBetween(due?.dueOn ?? "", "2025-06-15");
    expect(late).toBeGreaterThan(0);
    const paid = receiptFile(9, [pago("580.00", [docto(1, "580.00")])]);
    await ledger.importPaths([folderOf({ "9.xml": paid })], [OWN_RFC]);
    await client.customers.update({
      ...command(),
      customerId: first,
      version: 0,
      changes: { creditLimitMinor: 348_000, tradeName: "Ferretería Ñandú" },
    });
    const page = await client.customers.page({ asOf: AS_OF, sort: [{ by: "balanceMinor", desc: true }] });
    expect(page.rows).toMatchObject([
      {
        customerId: first,
        balanceMinor: 174_000,
        documents: 2,
        usePercent: 50,
        habit: `${late}.0`,
        stage: "extrajudicial",
      },
      { customerId: second, balanceMinor: 116_000, usePercent: null, habit: null, hold: "open" },
    ]);
    expect((await client.customers.totals({ asOf: AS_OF })).rows).toMatchObject([
      { currency: "MXN", customers: 2, documents: 3, balanceMinor: 290_000, overdueMinor: 290_000 },
    ]);
    expect((await client.customers.page({ asOf: AS_OF, search: "nandu" })).rows).toMatchObject([{ customerId: first }]);
    expect((await client.customers.find({ text: "ñandú" })).rows).toMatchObject([{ id: first }]);
    const stages = await client.customers.values({ asOf: AS_OF, column: "stage" });
    expect(stages.values).toEqual([{ value: "extrajudicial", label: "", rows: 2 }]);
    // Before anything was issued nobody owes, and the list of all has them still.
    expect((await client.customers.page({ asOf: "2020-01-01" })).total).toBe(0);
    expect((await client.customers.page({ asOf: "2020-01-01", all: true })).rows).toMatchObject([
      { stage: "none", balanceMinor: 0 },
      { stage: "none", balanceMinor: 0 },
    ]);
  });

  test("people are kept with normal phones; channels taken off come back as they were", async () => {
    const ledger = await makeLedger(database);
    const { client, db } = ledger;
    const { first } = await twoCustomers(ledger);
    const contact = {
      name: "Marta Ríos",
      role: "accounts-payable" as const,
      channels: [
        { kind: "mobile" as const, value: "044 55 5234 5678" },
        { kind: "phone" as const, value: "+52 1 81 8345 6789 ext 12" },
        { kind: "email" as const, value: "Marta@Cliente.MX" },
      ],
    };
    const save = (input: object) =>
      client.customers.saveContact({ ...command(), customerId: first, contactId: null, contact, ...input });
    const marta = await save({});
    expect(marta.channels.map(({ value, extension, shown }) => [value, extension, shown])).toEqual([
      ["+525552345678", "", "55 5234 5678"],
      ["+528183456789", "12", "81 8345 6789"],
      ["marta@cliente.mx", "", "marta@cliente.mx"],
    ]);
    const [mobile, phone] = marta.channels;
    const fewer = await save({
      contactId: marta.id,
      version: 1,
      contact: { ...contact, channels: [{ ...mobile, optedOut: true }] },
    });
    expect(fewer.channels).toMatchObject([{ id: mobile?.id, optedOut: true }]);
    const again = await save({
      contactId: marta.id,
      version: 2,
      contact: { ...contact, channels: [{ kind: "phone", value: "81 8345 6789", extension: "12" }, { ...mobile }] },
    });
    expect(again.channels.map((channel) => channel.id)).toEqual([phone?.id, mobile?.id]);
    // Another number is another row: what was logged with the old one still names it.
    const other = await save({
      contactId: marta.id,
      version: 3,
      contact: { ...contact, channels: [{ ...mobile, value: "55 5234 0000" }] },
    });
    expect(other.channels[0]?.id).not.toBe(mobile?.id);
    expect((await db.read.selectFrom("contact_channel").select("id").execute()).length).toBe(4);

    const code = (input: object) =>
      save(input).then(
        () => "taken",
        (error: { code: string; data: { code?: string } }) => error.data?.code ?? error.code,
      );
    const draft = (channel: object) => ({ contact: { ...contact, channels: [channel, channel] } });
    expect(await code({ contactId: marta.id, version: 1 })).toBe("CHANGED_MEANWHILE");
    expect(await code(draft({ kind: "phone", value: "1234" }))).toBe("phone-too-short");
    expect(await code(draft({ kind: "email", value: "marta" }))).toBe("not-a-mail");
    expect(await code(draft({ kind: "phone", value: "55 5234 5678" }))).toBe("repeated-channel");
    expect((await client.customers.ficha({ customerId: first, asOf: AS_OF })).people).toHaveLength(1);
  });
});
