import { Readable } from "node:stream";
import { createTransport } from "nodemailer";
import type { MailSettings } from "../../../../shared/contract/mail.ts";

/**
 * Why a mail did not leave: what a person can do about it is in the words `mail.problems.<problem>`. `unknown` is the one
 * case in which it may have left: the server was handed all of it and then said nothing.
 */
export type MailProblem =
  | "not-set-up"
  | "in-progress"
  | "already-sent"
  | "no-password"
  | "password"
  | "no-connection"
  | "tls"
  | "certificate"
  | "sender"
  | "address"
  | "too-large"
  | "refused"
  | "unknown";

/** A mail that did not leave, or of which nobody knows. */
export class MailError extends Error {
  readonly problem: MailProblem;
  /** What the server, or the system, said. */
  readonly detail: string;

  constructor(problem: MailProblem, detail: string, cause?: unknown) {
    super(`${problem}: ${detail}`, { cause });
    this.name = "MailError";
    this.problem = problem;
    this.detail = detail;
  }
}

/** One mail, as bytes. */
export interface Letter {
  readonly from: string;
  /** One address, or several that get the same mail. */
  readonly to: string | readonly string[];
  readonly raw: Uint8Array;
}

const CONNECT_MS = 20_000;
const SILENCE_MS = 60_000;

/** Hands a mail to the company's server; resolves once the server has accepted it. Throws {@link MailError}. */
export async function sendLetter(settings: MailSettings, password: string | null, letter: Letter): Promise<void> {
  if (settings.user !== "" && password === null) throw new MailError("no-password", settings.user);
  const transport = createTransport({
    host: settings.host,
    port: settings.port,
    secure: settings.security === "tls",
    requireTLS: settings.security === "starttls",
    ignoreTLS: settings.security === "none",
    ...(settings.user === "" ? {} : { auth: { user: settings.user, pass: password ?? "" } }),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    // The text is ours and ready: nothing in it makes the transport read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // Once the last byte is on its way, silence is no proof that nothing left.
  let handedOver = false;
  const raw = Readable.from([Buffer.from(letter.raw)]);
  raw.once("end", () => {
    handedOver = true;
  });
  try {
    await transport.sendMail({ envelope: { from: letter.from, to: [letter.to].flat() }, raw });
  } catch (error) {
    throw asMailError(error, handedOver);
  } finally {
    transport.close();
  }
}

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|certificate/i;

/** What a failure of the transport means, by the code and the command at which it happened. */
function asMailError(error: unknown, handedOver: boolean): MailError {
  if (!(error instanceof Error)) return new MailError("refused", String(error));
  const { code, command, responseCode, response } = error as Error & {
    code?: string;
    command?: string;
    responseCode?: number;
    response?: string;
  };
  const detail = (response ?? error.message).slice(0, 500);
  const told = (problem: MailProblem): MailError => new MailError(problem, detail, error);
  if (code === "EAUTH" || code === "ENOAUTH") return told("password");
  if (code === "EENVELOPE") return told(command === "MAIL FROM" ? "sender" : "address");
  if (responseCode === 552) return told("too-large");
  if (responseCode === undefined && handedOver) return told("unknown");
  if (code === "ETLS") return told("tls");
  if (code === "ESOCKET" && CERTIFICATE.test(error.message)) return told("certificate");
  if (code === "ESOCKET" && /ssl|tls|wrong version/i.test(error.message)) return told("tls");
  if (["ECONNECTION", "ETIMEDOUT", "EDNS", "ESOCKET"].includes(code ?? "")) return told("no-connection");
  return told("refused");
}
