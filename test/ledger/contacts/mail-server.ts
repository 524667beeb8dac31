import type { AddressInfo, Socket } from "node:net";
import { createServer } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** A mail as the server took it. */
interface Received {
  readonly from: string;
  readonly to: string[];
  readonly raw: string;
}

export interface MailServer {
  readonly port: number;
  readonly mails: Received[];
  stop(): Promise<void>;
}

/** A real mail server on loopback; what it accepts stands in `mails`. */
export async function mailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const mails: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    onAuth: ({ username, password }, _session, done) => {
      if (username === "cobranza" && password === "secreto") done(null, { user: username });
      else done(new Error("Invalid username or password"));
    },
    onRcptTo: ({ address }, _session, done) => {
      if (!address.startsWith("nadie@")) return done();
      const refused = Object.assign(new Error("No such user here"), { responseCode: 550 });
      return done(refused);
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({
          from: mailFrom === false ? "" : mailFrom.address,
          to: rcptTo.map((each) => each.address),
          raw: Buffer.concat(parts).toString("utf8"),
        });
        done();
      });
    },
    ...options,
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
  return { port: (server.server.address() as AddressInfo).port, mails, stop };
}

/** A server that greets at once, which the one above does not; what it accepts stands in `mails`. */
export async function promptServer(): Promise<MailServer> {
  const mails: Received[] = [];
  const server = await plainServer((socket, mail) => {
    mails.push(mail);
    socket.write("250 recibido\r\n");
  });
  return { ...server, mails };
}

/** A server that takes everything and hangs up before it says that it did. */
export function deafServer(): Promise<Pick<MailServer, "port" | "stop">> {
  return plainServer((socket) => void socket.destroy());
}

/** A server of few words, which agrees to all; `taken` says what becomes of a mail that came whole. */
async function plainServer(
  taken: (socket: Socket, mail: Received) => void,
): Promise<Pick<MailServer, "port" | "stop">> {
  const server = createServer((socket) => {
    let envelope = { from: "", to: [] as string[] };
    let came = "";
    let data = false;
    const obey = (line: string): void => {
      const address = /<(.*)>/.exec(line)?.[1] ?? "";
      if (/^MAIL/i.test(line)) envelope = { from: address, to: [] };
      if (/^RCPT/i.test(line)) envelope.to.push(address);
      data = /^DATA/i.test(line);
      socket.write(data ? "354 adelante\r\n" : "250 bien\r\n");
      if (/^QUIT/i.test(line)) socket.end();
    };
    const take = (raw: string): void => {
      data = false;
      taken(socket, { ...envelope, raw });
    };
    socket.setEncoding("utf8");
    socket.on("error", () => undefined);
    socket.on("data", (chunk) => {
      came += String(chunk);
      for (;;) {
        const ending = data ? "\r\n.\r\n" : "\r\n";
        const at = came.indexOf(ending);
        if (at < 0) return;
        const whole = came.slice(0, at);
        came = came.slice(at + ending.length);
        if (data) take(whole);
        else obey(whole);
      }
    });
    socket.write("220 sencillo\r\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
  return { port: (server.address() as AddressInfo).port, stop };
}
