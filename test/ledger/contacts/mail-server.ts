import type { AddressInfo } from "node:net";
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

/** A server that takes everything and hangs up before it says that it did. */
export async function deafServer(): Promise<Pick<MailServer, "port" | "stop">> {
  const server = createServer((socket) => {
    let data = false;
    socket.write("220 sordo\r\n");
    socket.on("error", () => undefined);
    socket.on("data", (chunk) => {
      const text = chunk.toString("latin1");
      if (data) {
        if (text.includes("\r\n.\r\n")) socket.destroy();
        return;
      }
      if (/^DATA/im.test(text)) {
        data = true;
        socket.write("354 adelante\r\n");
      } else socket.write("250 bien\r\n");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
  return { port: (server.address() as AddressInfo).port, stop };
}
