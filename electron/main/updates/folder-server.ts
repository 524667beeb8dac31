import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { isIPv4 } from "node:net";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

/** A folder's files at an address of this PC. */
export interface ServedFolder {
  /** Ends in a slash. */
  readonly address: string;
  close(): void;
}

const LOOPBACK = "127.0.0.1";
/** What an update is made of; nothing else in the folder can be asked for. */
const SERVED = /^(latest\.yml|latest\.yml\.sig|[\w. -]+\.exe)$/;

/**
 * Offers a folder of the office network to the updater, which reads from addresses only: on this PC alone, below a path nobody
 * can guess, for as long as one check takes.
 */
export async function serveFolder(folder: string): Promise<ServedFolder> {
  const secret = `/${randomUUID()}/`;
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url?.split("?")[0] ?? "");
    const name = path.startsWith(secret) ? path.slice(secret.length) : "";
    const refuse = (): void => {
      if (!response.headersSent) response.writeHead(404);
      response.end();
    };
    if (request.method !== "GET" || !SERVED.test(name)) return refuse();
    const file = join(folder, name);
    stat(file)
      .then(({ size }) => {
        response.writeHead(200, { "content-length": size });
        return pipeline(createReadStream(file), response);
      })
      .catch(refuse);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, LOOPBACK, resolve);
  });
  const place = server.address();
  if (place === null || typeof place === "string" || !isIPv4(place.address)) throw new Error("No address to serve at");
  return {
    address: `http://${LOOPBACK}:${String(place.port)}${secret}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
