import { homedir } from "node:os";
import { join } from "node:path";
import log from "electron-log/node.js";

const MAX_BYTES = 2 * 1024 * 1024;
const MAX_CAUSES = 8;

/** Writes lines of what happened into one file; older lines go to `<name>.old.log` when it is full. */
export interface Log {
  info(event: string, detail?: LogDetail): void;
  error(event: string, error: unknown, detail?: LogDetail): void;
}

/** Names, counts and durations: never what a ledger holds, never a person's data. */
export type LogDetail = Readonly<Record<string, string | number | boolean | null>>;

/** One error of a chain as the log keeps it. */
export interface LoggedError {
  readonly name: string;
  readonly code?: string;
  readonly message: string;
  readonly stack?: string;
}

const MAIL = /(?<![\w/.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/gi;
const RFC = /\b[A-ZÑ&]{3,4}\d{6}[A-Z0-9]{3}\b/gi;
/** Ten digits and more, as phones are written. */
const PHONE = /\+?\(?\d(?:[ .()-]{0,2}\d){9,}/g;
/** A user's file as the system quotes it in an error; what the program itself is made of is not quoted. */
const NAMED_FILE = /(['"])((?:[^'"\n]*[\\/]))([^'"\n\\/]*?)(\.\w{1,14})?\1/g;

/**
 * An error's text without what names people: the user's home folder, names of files, mail addresses, RFCs and phones. What is
 * left says what failed and where.
 */
function withoutPeople(text: string): string {
  return text
    .replaceAll(homedir(), "~")
    .replace(NAMED_FILE, (_, quote: string, folder: string, _name: string, ending: string | undefined) => {
      return `${quote}${folder}…${ending ?? ""}${quote}`;
    })
    .replace(MAIL, "<mail>")
    .replace(RFC, "<rfc>")
    .replace(PHONE, "<number>");
}

/** The error and what caused it, outermost first. */
export function causeChain(error: unknown): LoggedError[] {
  const chain: LoggedError[] = [];
  let current = error;
  while (current !== undefined && current !== null && chain.length < MAX_CAUSES) {
    if (!(current instanceof Error)) {
      chain.push({ name: typeof current, message: withoutPeople(String(current)) });
      break;
    }
    const code = "code" in current && typeof current.code === "string" ? current.code : undefined;
    chain.push({
      name: current.name,
      message: withoutPeople(current.message),
      ...(code === undefined ? {} : { code }),
      ...(current.stack === undefined ? {} : { stack: withoutPeople(current.stack) }),
    });
    current = current.cause;
  }
  return chain;
}

/** Opens `<folder>/<name>.log`. A folder that cannot be written costs the log, never the app. */
export function openLog(folder: string, name: string): Log {
  const logger = log.create({ logId: name });
  logger.transports.console.level = false;
  const { file } = logger.transports;
  file.resolvePathFn = () => join(folder, `${name}.log`);
  file.maxSize = MAX_BYTES;
  file.format = "{text}";
  const write = (level: "info" | "error", event: string, rest: object): void => {
    const line = JSON.stringify({ at: new Date().toISOString(), level, event, ...rest });
    if (level === "error") logger.error(line);
    else logger.info(line);
  };
  return {
    info: (event, detail = {}) => write("info", event, detail),
    error: (event, error, detail = {}) => write("error", event, { ...detail, errors: causeChain(error) }),
  };
}
