import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { extractText, getDocumentProxy } from "unpdf";
import { expect, onTestFinished, test } from "vitest";
import { createContext } from "../../../electron/ledger/context.ts";
import { createRouter } from "../../../electron/ledger/router.ts";
import { mailServer } from "../contacts/mail-server.ts";
import { uuid } from "../support/documents.ts";
import { temporaryFolder } from "../support/ledgers.ts";
import { MARKUP_NOW, makeMarkupLedger } from "../support/markup-ledger.ts";
import { markupTexts } from "../support/markup-texts.ts";

/** Markup in names is text in letters, reports and mails, too (RELIABILITY T23); its screens are in test/e2e/markup.spec.ts. */

/** Lines break where they have to, and what turns the direction of letters is not printed. */
const plain = (text: string): string => text.replace(/[\s\u202a-\u202e]+/g, "");

async function expectPlainPdf(bytes: Uint8Array): Promise<string> {
  const raw = Buffer.from(bytes).toString("latin1");
  for (const name of ["/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/OpenAction", "/AcroForm", "/URI"]) {
    expect(new RegExp(`${name}\\b`).test(raw), name).toBe(false);
  }
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  expect([await pdf.getJSActions(), await pdf.getAttachments(), await pdf.getOpenAction()]).toEqual([null, null, null]);
  for (let page = 1; page <= pdf.numPages; page++) {
    expect(await (await pdf.getPage(page)).getAnnotations()).toEqual([]);
  }
  const { text } = await extractText(pdf, { mergePages: true });
  return plain(text);
}

/** The text of a header, unfolded and decoded. */
function header(raw: string, name: string): string {
  const [head = ""] = raw.split("\r\n\r\n");
  const folded = new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, "m").exec(head)?.[1] ?? "";
  return folded
    .replace(/\r\n[ \t]/g, " ")
    .replace(/\?= =\?/g, "?==?")
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, way: string, words: string) =>
      way.toLowerCase() === "b"
        ? Buffer.from(words, "base64").toString()
        : Buffer.from(unquoted(words.replaceAll("_", " ")), "latin1").toString(),
    );
}

const unquoted = (text: string): string =>
  text
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Parts of a mail by their type, decoded. */
function parts(raw: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const part of raw.split(/\r\n--[^\r\n]+\r\n/)) {
    const [head = "", ...rest] = part.split("\r\n\r\n");
    const type = /^Content-Type: (text\/\w+)/m.exec(head)?.[1];
    if (type === undefined) continue;
    const body = rest.join("\r\n\r\n");
    const decoded = /base64/i.test(head)
      ? Buffer.from(body, "base64").toString()
      : Buffer.from(
          /quoted-printable/i.test(head) ? unquoted(body) : body,
          /quoted-printable/i.test(head) ? "latin1" : "utf8",
        ).toString();
    found.set(type, decoded);
  }
  return found;
}

test("forty names of markup are words in letters, in the report and in mails, which carry nothing that acts", async () => {
  const folder = temporaryFolder();
  const path = join(folder, "marcas.alcorriente");
  await makeMarkupLedger(path);
  const { context, close } = createContext({ now: () => MARKUP_NOW, actor: "Ana" });
  onTestFinished(close);
  const client = createRouterClient(createRouter(), { context });
  const command = () => ({ commandId: randomUUID() });
  await client.ledgers.open({ path });
  const { rows } = await client.receivables.documents({ asOf: "2026-11-20", all: false });
  const customerOf = (n: number): number => rows.find((row) => row.uuid === uuid(n + 1))?.customerId ?? 0;

  for (const [n, text] of markupTexts.entries()) {
    const { base64, blocked } = await client.letters.preview({ kind: "statement", customerId: customerOf(n) });
    expect(blocked).toBeNull();
    expect(await expectPlainPdf(Buffer.from(base64 ?? "", "base64"))).toContain(plain(text));
  }

  const file = join(folder, "semanal.pdf");
  const report = { kind: "weekly", asOf: "2026-11-20", lang: "es", paper: "letter", format: "pdf" } as const;
  await client.reports.export({ ...command(), ...report, currency: null, customerId: null, file });
  const printed = await expectPlainPdf(readFileSync(file));
  for (const text of markupTexts) expect(printed).toContain(plain(text));

  const server = await mailServer();
  onTestFinished(() => server.stop());
  const from = {
    fromName: "<b>Cobranza</b>",
    fromAddress: "cobranza@ejemplo.example",
    payTo: "",
    signature: "<i>Ana</i>",
  };
  const settings = { host: "127.0.0.1", port: server.port, security: "none", user: "", ...from } as const;
  await client.mail.saveSettings({ ...command(), settings });
  for (const [n, text] of markupTexts.entries()) {
    const next = { kind: "followUp", dueOn: "2026-11-27", note: "" } as const;
    const contact = { customerId: customerOf(n), channel: "mail", outcome: "ENV", note: "", next } as const;
    const mail = {
      to: `cliente-${String(n)}@cliente.example`,
      subject: text,
      body: `Buen día: ${text}`,
      lang: "es",
    } as const;
    await client.mail.send({ ...command(), ...mail, contact });
  }
  expect(server.mails).toHaveLength(markupTexts.length);
  for (const [n, text] of markupTexts.entries()) {
    const { to, raw } = server.mails[n] ?? { to: [], raw: "" };
    expect(to).toEqual([`cliente-${String(n)}@cliente.example`]);
    expect(plain(header(raw, "Subject"))).toBe(plain(text));
    expect(raw.split("\r\n\r\n")[0]).not.toMatch(/^Bcc:/m);
    const bodies = parts(raw);
    expect(plain(bodies.get("text/plain") ?? "")).toContain(plain(text));
    const page = bodies.get("text/html") ?? "";
    expect(page).not.toMatch(/<(script|img|svg|iframe|style|link|base|form|object|embed|video|details|math|b|i)\b/i);
    expect((page.match(/<[^>]*>/g) ?? []).filter((tag) => /\s(href|src|action|on\w+)=/i.test(tag))).toEqual([]);
  }
});
