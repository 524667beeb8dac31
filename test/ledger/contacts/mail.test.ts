import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, onTestFinished, test } from "vitest";
import { checkTemplate, messagePage } from "../../../electron/ledger/contacts/mail/template-engine.ts";
import { type MailSettings, mailSecretName } from "../../../shared/contract/mail.ts";
import { uuid } from "../support/documents.ts";
import { databases } from "../support/ledgers.ts";
import { deafServer, mailServer } from "./mail-server.ts";
import { refusal, setUp } from "./support.ts";

const SETTINGS: MailSettings = {
  host: "127.0.0.1",
  port: 25,
  security: "none",
  user: "",
  fromName: "Cobranza Ejemplo",
  fromAddress: "cobranza@ejemplo.example",
  payTo: "Banco Uno, CLABE 000000000000000000",
  signature: "Ana Cobros",
};

type Mailing = Awaited<ReturnType<typeof setUp>>;

async function use(l: Mailing, changes: Partial<MailSettings>): Promise<MailSettings> {
  const settings = { ...SETTINGS, ...changes };
  await l.client.mail.saveSettings({ commandId: randomUUID(), settings });
  return settings;
}

function outgoing(l: Mailing, changes: Partial<Parameters<Mailing["client"]["mail"]["send"]>[0]> = {}) {
  const { commandId, ...contact } = l.draft({ channel: "mail", channelId: 2, outcome: "ENV", note: "" });
  return {
    commandId,
    to: "laura@cliente.example",
    subject: "Saldo vencido",
    body: "Buen día:\n\nDocumento | Vence | Saldo\nF-1 | 01/feb/2026 | $1,000.00 MXN\n\n<b>Gracias</b>",
    lang: "es" as const,
    contact,
    ...changes,
  };
}

/** Stops the server when the test ends. */
function stopped<Server extends { stop(): Promise<void> }>(server: Server): Server {
  onTestFinished(() => server.stop());
  return server;
}

async function running(options?: Parameters<typeof mailServer>[0]) {
  return stopped(await mailServer(options));
}

const problemOf = async (doing: Promise<unknown>): Promise<unknown> =>
  doing.then(
    () => "sent",
    (error: { data?: { problem?: string } }) => error.data?.problem,
  );

describe.each(databases)("mail on %s", (database) => {
  test("a template tells the real balance in the language of the template", async () => {
    const l = await setUp(database);
    await use(l, {});
    const { rows } = await l.client.mail.templates();
    const id = (language: string) =>
      rows.find((row) => row.code === "overdue" && row.channel === "mail" && row.language === language)?.id ?? 0;
    const es = await l.client.mail.compose({ customerId: l.customerId, contactId: 1, templateId: id("es") });
    expect(es.subject).toMatch(/^Saldo vencido de .+: \$1,500\.00 MXN$/);
    expect(es.body).toContain("Estimado(a) Laura Ruiz:");
    expect(es.body).toContain("Documento | Vence | Días vencidos | Saldo");
    expect(es.body).toMatch(/F-1 \| .+ \| \$1,000\.00 MXN/);
    expect(es.body).toContain("CLABE 000000000000000000");
    const en = await l.client.mail.compose({ customerId: l.customerId, templateId: id("en"), invoices: [uuid(2)] });
    expect(en.body).toContain("To whom it may concern");
    expect(en.body).toMatch(/F-2 \| .+ \| \$500\.00 MXN/);
    expect(en.body).not.toContain("F-1");
  });

  test("a reminder of what falls due names what its balance leaves out, and the company's full stop ends its sentence", async () => {
    const l = await setUp(database);
    await use(l, { fromName: "Distribuidora Nogal, S.A. de C.V." });
    await l.db.write((tx) =>
      tx.sql.updateTable("receivable").set({ due_on: "2026-03-18" }).where("open_minor", "=", 500_00).execute(),
    );
    await l.client.promises.make({
      commandId: randomUUID(),
      draft: {
        customerId: l.customerId,
        currency: "MXN",
        payments: [{ dueOn: "2026-03-13", amountMinor: 1_000_00 }],
        invoices: [uuid(1)],
      },
    });
    const { rows } = await l.client.mail.templates();
    const found = (channel: string) =>
      rows.find((row) => row.code === "reminder" && row.channel === channel && row.language === "es")?.id ?? 0;
    const compose = (channel: string) =>
      l.client.mail.compose({ customerId: l.customerId, templateId: found(channel), invoices: [] });
    const whatsapp = await compose("whatsapp");
    expect(whatsapp.body).toContain("es de $500.00 MXN");
    expect(whatsapp.leftOut).toEqual(["F-1"]);
    expect(whatsapp.body).toContain("S.A. de C.V. El saldo");
    // The mail lists what falls due, and nothing of that is left out.
    expect((await compose("mail")).leftOut).toEqual([]);
  });

  test("a template that asks leaves out what is promised or disputed, says so, and asks for the rest", async () => {
    const l = await setUp(database);
    await use(l, {});
    const { rows } = await l.client.mail.templates();
    const compose = (code: string, channel = "mail", invoices: string[] = []) => {
      const found = rows.find((row) => row.code === code && row.channel === channel && row.language === "es");
      return l.client.mail.compose({ customerId: l.customerId, templateId: found?.id ?? 0, invoices });
    };
    const dispute = { customerId: l.customerId, invoiceUuid: uuid(2), type: "price", reason: "Precio" } as const;
    await l.client.disputes.open({ commandId: randomUUID(), draft: { ...dispute, amountMinor: 200_00 } });
    const part = await compose("overdue");
    expect(part.subject).toContain(": $1,300.00 MXN");
    expect(part.body).toMatch(/F-2 \| .+ \| \$300\.00 MXN/);
    expect(part.leftOut).toEqual(["F-2"]);
    await l.client.promises.make({
      commandId: randomUUID(),
      draft: {
        customerId: l.customerId,
        currency: "MXN",
        payments: [{ dueOn: "2026-03-13", amountMinor: 1_000_00 }],
        invoices: [uuid(1)],
      },
    });
    const rest = await compose("overdue");
    expect(rest.subject).toContain(": $300.00 MXN");
    expect(rest.body).not.toContain("F-1");
    expect(rest.leftOut).toEqual(["F-1", "F-2"]);
    expect((await compose("overdue", "whatsapp")).body).toContain("saldo vencido de $300.00 MXN");
    const reminder = await compose("reminder", "whatsapp");
    expect(reminder.body).toContain("es de $300.00 MXN");
    expect(reminder.leftOut).toEqual(["F-1", "F-2"]);
    expect(await refusal(compose("overdue", "mail", [uuid(1)]))).toBe("NOTHING_TO_ASK");
    const statement = await compose("statement");
    expect(statement.body).toContain("F-1");
    expect([statement.body.includes("$1,500.00 MXN"), statement.leftOut]).toEqual([true, []]);
    // The promise broke: everything is asked for again.
    l.clock.at = "2026-03-19T18:00:00.000Z";
    expect((await compose("overdue")).subject).toContain(": $1,300.00 MXN");
  });

  test("a sent mail arrives as it was written, with its files, and leaves its row with the message id", async () => {
    const l = await setUp(database);
    const server = await running();
    await use(l, { port: server.port });
    const mail = outgoing(l, { statement: true });
    const sent = await l.client.mail.send(mail);
    expect(server.mails).toHaveLength(1);
    const [received] = server.mails;
    expect(received).toMatchObject({ from: "cobranza@ejemplo.example", to: ["laura@cliente.example"] });
    expect(received?.raw).toContain(`Message-ID: ${sent.messageId}`);
    expect(received?.raw).toContain("application/pdf");
    const row = await l.client.contacts.get({ id: sent.interactionId });
    expect(row).toMatchObject({
      channel: "mail",
      outcome: "ENV",
      subject: "Saldo vencido",
      messageId: sent.messageId,
      address: "laura@cliente.example",
      nextKind: "follow-up",
    });
    expect(row.files.map((file) => file.mime)).toEqual(["message/rfc822"]);
    const { path } = await l.client.contacts.copyAttachment({ useId: row.files[0]?.useId ?? 0 });
    expect(readFileSync(path, "utf8").replaceAll("\r\n", "\n").trimEnd()).toBe(
      received?.raw.replaceAll("\r\n", "\n").trimEnd(),
    );
    expect((await l.client.mail.unsettled()).rows).toEqual([]);
    // The command again sends nothing and answers the same.
    expect(await l.client.mail.send(mail)).toEqual(sent);
    expect(server.mails).toHaveLength(1);
  });

  test("what goes wrong is told by what to do about it, and leaves no row", async () => {
    const l = await setUp(database);
    expect(await problemOf(l.client.mail.send(outgoing(l)))).toBe("not-set-up");
    const server = await running();
    const plain = await use(l, { port: server.port });
    expect(await problemOf(l.client.mail.send(outgoing(l, { to: "nadie@cliente.example" })))).toBe("address");

    const named = await use(l, { port: server.port, user: "cobranza" });
    expect(await problemOf(l.client.mail.send(outgoing(l)))).toBe("no-password");
    l.context.secrets.set(mailSecretName(named), "equivocada");
    expect(await problemOf(l.client.mail.send(outgoing(l)))).toBe("password");
    await use(l, { ...plain, port: 1 });
    expect(await problemOf(l.client.mail.send(outgoing(l)))).toBe("no-connection");
    await use(l, { port: server.port, security: "starttls" });
    expect(await problemOf(l.client.mail.send(outgoing(l)))).toBe("tls");
    const encrypted = await running({ disabledCommands: [] });
    await use(l, { port: encrypted.port, security: "starttls" });
    expect(await problemOf(l.client.mail.send(outgoing(l)))).toBe("certificate");
    const strict = await running({
      onMailFrom: (_address, _session, done) => done(Object.assign(new Error("not yours"), { responseCode: 553 })),
    });
    await use(l, { port: strict.port });
    expect(await problemOf(l.client.mail.send(outgoing(l)))).toBe("sender");
    expect((await l.client.contacts.page({})).total).toBe(0);
    expect((await l.client.mail.unsettled()).rows).toEqual([]);
  });

  test("with the right password the mail leaves, and the password is nowhere in the ledger", async () => {
    const l = await setUp(database);
    const server = await running({ authOptional: false });
    const settings = await use(l, { port: server.port, user: "cobranza" });
    l.context.secrets.set(mailSecretName(settings), "secreto");
    expect(await l.client.mail.settings()).toMatchObject({ ready: true, passwordKnown: true });
    await l.client.mail.send(outgoing(l));
    expect(server.mails).toHaveLength(1);
    const rows = await l.db.read.selectFrom("setting").selectAll().execute();
    const audit = await l.db.read.selectFrom("audit").select("detail").execute();
    expect(JSON.stringify([rows, audit])).not.toContain("secreto");
  });

  test("a refused step sends nothing: what could not be logged is not sent", async () => {
    const l = await setUp(database);
    const server = await running();
    await use(l, { port: server.port });
    const mail = outgoing(l);
    const noStep = { ...mail, contact: { ...mail.contact, next: { kind: "none" as const } } };
    expect(await refusal(l.client.mail.send(noStep))).toBe("NEXT_STEP_MISSING");
    await l.db.write((tx) => tx.sql.updateTable("contact_channel").set({ opted_out: 1 }).where("id", "=", 2).execute());
    expect(await refusal(l.client.mail.send(outgoing(l)))).toBe("CONTACT_BLOCKED");
    expect(server.mails).toEqual([]);
  });

  test("a mail of which nobody heard waits for a person's word, and is logged when it left", async () => {
    const l = await setUp(database);
    await use(l, { port: stopped(await deafServer()).port });
    const mail = outgoing(l);
    expect(await problemOf(l.client.mail.send(mail))).toBe("unknown");
    expect(await problemOf(l.client.mail.send(mail))).toBe("unknown");
    const { rows } = await l.client.mail.unsettled();
    expect(rows).toMatchObject([{ sentTo: "laura@cliente.example", subject: "Saldo vencido" }]);
    const id = rows[0]?.id ?? 0;
    const { interactionId } = await l.client.mail.settle({ commandId: randomUUID(), id, sent: true });
    expect(await l.client.contacts.get({ id: interactionId ?? 0 })).toMatchObject({ messageId: rows[0]?.messageId });
    expect((await l.client.mail.unsettled()).rows).toEqual([]);
    expect(await refusal(l.client.mail.settle({ commandId: randomUUID(), id, sent: false }))).toBe("NOT_FOUND");
  });

  test("a mail handed to the user's program is a draft in a file, and is logged", async () => {
    const l = await setUp(database);
    await use(l, { host: "" });
    const handed = await l.client.mail.hand(outgoing(l, { xml: [] }));
    const text = readFileSync(handed.path, "utf8");
    expect(text).toContain("X-Unsent: 1");
    expect(handed.path).toMatch(/\.eml$/);
    expect(await l.client.contacts.get({ id: handed.interactionId })).toMatchObject({
      messageId: "",
      subject: "Saldo vencido",
    });
  });

  test("a test mail goes to who asks for it and leaves no row", async () => {
    const l = await setUp(database);
    const server = await running();
    await use(l, { port: server.port });
    await l.client.mail.test({ to: "ana@ejemplo.example", lang: "es" });
    expect(server.mails[0]?.to).toEqual(["ana@ejemplo.example"]);
    expect((await l.client.contacts.page({})).total).toBe(0);
  });

  test("is judged as the mail it is and by the address it goes to, whatever the contact it leaves says", async () => {
    const l = await setUp(database);
    const server = await running();
    await use(l, { port: server.port });
    const blocked = async (changes: Parameters<typeof outgoing>[1]): Promise<unknown> =>
      l.client.mail.send(outgoing(l, changes)).then(
        () => "sent",
        (error: { data?: { why?: string } }) => error.data?.why,
      );
    const { contact } = outgoing(l);
    // Laura's address is asked not to be used: neither by hand, nor under another person's record, nor as a letter.
    await l.db.write((tx) => tx.sql.updateTable("contact_channel").set({ opted_out: 1 }).where("id", "=", 2).execute());
    const byHand = { ...contact, contactId: null, channelId: null, reachedName: "Pagos" };
    const to = " Laura@Cliente.example ".trim();
    expect(await blocked({})).toBe("opted-out");
    expect(await blocked({ to, contact: byHand })).toBe("opted-out");
    expect(await blocked({ to, contact: { ...contact, contactId: 2, channelId: 3 } })).toBe("opted-out");
    expect(await blocked({ contact: { ...byHand, channel: "portal" } })).toBe("opted-out");
    const check = await l.client.contacts.check({ customerId: l.customerId, channel: "mail", address: to });
    expect(check.check).toMatchObject({ allowed: false, why: "opted-out", law: true });
    // A number is the same however it is written; that of somebody who is not to be contacted at all is nobody's way around.
    await l.db.write((tx) => tx.sql.updateTable("contact").set({ do_not_contact: 1 }).where("id", "=", 2).execute());
    const dialled = (address: string) =>
      l.client.contacts.check({ customerId: l.customerId, channel: "call", address });
    expect((await dialled("01 55 5555 0000")).check).toMatchObject({ why: "do-not-contact" });
    expect((await dialled("55 5555 9999")).check).toMatchObject({ allowed: true });
    expect(server.mails).toHaveLength(0);
  });

  test("a template that cannot be filled in is not saved", async () => {
    const l = await setUp(database);
    const { rows } = await l.client.mail.templates();
    const [first] = rows;
    if (!first) throw new Error("no templates");
    const save = (body: string) =>
      l.client.mail.saveTemplate({ commandId: randomUUID(), template: { ...first, body } });
    for (const body of [
      "{{ contraseña }}",
      "{{ saldo",
      "{% include 'x' %}",
      "{{ saldo | file }}",
      "{% for x in saldo %}{% endfor %}",
    ]) {
      expect(await refusal(save(body))).toBe("TEMPLATE_INVALID");
    }
    await save("Debe {{ saldo | upcase }}");
    expect((await l.client.mail.templates()).rows.find((row) => row.id === first.id)?.body).toBe(
      "Debe {{ saldo | upcase }}",
    );
  });
});

describe("the page of a mail", () => {
  test("is escaped, whatever was typed", () => {
    const page = messagePage("es", "A & <B>", '<script>alert("x")</script>\n\na | b | c\n1 | <i>2</i> | 3');
    expect(page).not.toMatch(/<script|<i>/);
    expect(page).toContain("&lt;script&gt;");
    expect(page).toContain("<td");
    expect(page).toContain("&lt;i&gt;2&lt;/i&gt;");
  });

  test("names of the program itself are no variables", () => {
    expect(() => checkTemplate("{{ process.env }}")).toThrow();
    expect(() => checkTemplate("{{ saldo.constructor }}")).not.toThrow();
  });
});
