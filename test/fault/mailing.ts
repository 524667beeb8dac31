import { randomUUID } from "node:crypto";
import type { Office } from "./harness.ts";

/** A Tuesday at noon, when mail may be sent. */
export const MAIL_NOON = new Date("2026-11-24T18:00:00.000Z");

/** RELIABILITY kills runs of 500. */
const MAILS = Number(process.env["AL_CORRIENTE_KILL_MAILS"] ?? 60);

/** What happens in a run of mails. */
interface Run {
  /** The first mail is about to be sent. */
  readonly ready?: () => void;
  /** A mail was acknowledged; answers whether to go on. */
  readonly sent: (number: number) => boolean;
}

/**
 * Sends one mail after the other to the server at the port. Each has its number for an id, so that who goes on after somebody who
 * was killed sends the same ones again.
 */
export async function sendMails(client: Office["client"], port: number, { ready, sent }: Run): Promise<void> {
  const { rows } = await client.receivables.documents({ asOf: "2026-10-31", all: false });
  const customers = [...new Set(rows.map((row) => row.customerId))];
  const from = { fromName: "Cobranza", fromAddress: "cobranza@ejemplo.example", payTo: "Banco Uno", signature: "" };
  const settings = { host: "127.0.0.1", port: port, security: "none", user: "", ...from } as const;
  await client.mail.saveSettings({ commandId: randomUUID(), settings });
  ready?.();
  for (let number = 0; number < MAILS; number++) {
    const customerId = customers[number % customers.length] ?? 0;
    const commandId = `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
    const next = { kind: "followUp", dueOn: "2026-11-27", note: "" } as const;
    const contact = { customerId, channel: "mail", outcome: "ENV", note: "", next } as const;
    const mail = {
      to: `cliente-${number}@cliente.example`,
      subject: `Saldo ${number}`,
      body: "Buen día",
      lang: "es",
    } as const;
    const done = await client.mail.send({ commandId, ...mail, contact }).then(
      () => true,
      (error: { data?: { problem?: string } }) => {
        // What the one before left unsaid is a person's to settle, and is not sent again.
        if (error.data?.problem !== "unknown") throw error;
        return false;
      },
    );
    if (done && !sent(number)) return;
  }
}
