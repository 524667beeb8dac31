import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { mailServer } from "../contacts/mail-server.ts";
import { makeDocument } from "../support/documents.ts";
import { databases } from "../support/ledgers.ts";
import { refusal, setUp } from "./scene.ts";

describe.each(databases)("disputes handed over on %s", (database) => {
  test("go to all addresses of the resolver through the company's server, once, or as a file", async () => {
    const l = await setUp(database, [makeDocument(1)]);
    const { id } = await l.open(1, 300);
    const letter = await l.client.disputes.handOverLetter({ disputeId: id, resolver: "billing", lang: "es" });
    const { subject, body } = letter;
    const call = { ...l.id(), disputeId: id, resolver: "billing", subject, body, lang: "es" } as const;
    const to = "facturas@empresa.example, jefe@empresa.example";
    expect(await refusal(l.client.disputes.handOver({ ...call, how: "mail" }))).toMatchObject({
      code: "DISPUTE_NO_ADDRESS",
    });
    expect(await refusal(l.client.disputes.handOver({ ...call, how: "mail", to }))).toMatchObject({
      code: "MAIL_FAILED",
      problem: "not-set-up",
    });
    expect((await l.view(id)).state).toBe("open");

    const server = await mailServer();
    onTestFinished(() => server.stop());
    const settings = {
      host: "127.0.0.1",
      port: server.port,
      security: "none",
      user: "",
      fromName: "Cobranza",
      fromAddress: "cobranza@empresa.example",
      payTo: "",
      signature: "",
    } as const;
    await l.client.mail.saveSettings({ commandId: randomUUID(), settings });
    const sent = await l.client.disputes.handOver({ ...call, how: "mail", to, cc: "ventas@empresa.example" });
    expect(sent).toMatchObject({ state: "waiting-internal", file: null });
    // Asked again with the same id, nothing leaves twice.
    expect(await l.client.disputes.handOver({ ...call, how: "mail", to })).toEqual(sent);
    expect(server.mails.map((mail) => mail.to)).toEqual([
      ["facturas@empresa.example", "jefe@empresa.example", "ventas@empresa.example"],
    ]);
    expect(server.mails[0]?.raw).toContain("El precio no es el pactado");
    expect((await l.view(id)).steps.at(-1)).toMatchObject({ kind: "handed", how: "mail", resolver: "billing" });

    const again = { ...call, ...l.id(), how: "file" } as const;
    const { file } = await l.client.disputes.handOver({ ...again, to: "facturas@empresa.example" });
    expect(readFileSync(file ?? "", "utf8")).toContain("X-Unsent: 1");
    expect(server.mails).toHaveLength(1);

    // What was answered meanwhile is handed to nobody: no mail leaves for it.
    const decision = { outcome: "invalid", effect: "none", rootCause: "customer-error", note: "Sí se pactó" } as const;
    await l.client.disputes.decide({ ...l.id(), disputeId: id, ...decision });
    const late = { ...call, ...l.id(), how: "mail", to } as const;
    expect(await refusal(l.client.disputes.handOver(late))).toMatchObject({ code: "DISPUTE_CLOSED" });
    expect(server.mails).toHaveLength(1);
    expect(await l.sound()).toEqual([]);
  });

  test("take along the evidence that was chosen, and no file of another dispute", async () => {
    const l = await setUp(database, [makeDocument(1), makeDocument(2)]);
    const folder = mkdtempSync(join(tmpdir(), "al-corriente-evidence-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = (name: string, words: string): string => {
      writeFileSync(join(folder, name), words);
      return join(folder, name);
    };
    const { id } = await l.open(1, 300);
    const other = await l.open(2, 100);
    const files = [file("cotizacion.txt", "El precio pactado es 90"), file("foto.txt", "no viaja")];
    await l.client.disputes.attach({ ...l.id(), disputeId: id, files, note: "" });
    const strange = [file("ajena.txt", "de otra factura")];
    await l.client.disputes.attach({ ...l.id(), disputeId: other.id, files: strange, note: "" });
    const [quote] = (await l.view(id)).attachments;
    const [foreign] = (await l.view(other.id)).attachments;
    const call = {
      disputeId: id,
      resolver: "billing",
      how: "file",
      to: "facturas@empresa.example",
      lang: "es",
    } as const;
    const made = await l.client.disputes.handOver({ ...l.id(), ...call, attachments: [quote?.useId ?? 0] });
    const mail = readFileSync(made.file ?? "", "utf8").replaceAll("\r\n", "\n");
    expect(mail).toContain("cotizacion.txt");
    expect(mail).toContain(Buffer.from("El precio pactado es 90").toString("base64"));
    expect(mail).not.toContain("foto.txt");
    const taken = { ...l.id(), ...call, attachments: [foreign?.useId ?? 0] };
    expect(await refusal(l.client.disputes.handOver(taken))).toMatchObject({ code: "NOT_FOUND" });
  });
});
