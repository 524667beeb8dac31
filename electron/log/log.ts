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

/** The user's own name is part of his home folder's; the log does without. */
const withoutHome = (text: string): string => text.replaceAll(homedir(), "~");

/** The error and what caused it, outermost first. */
export function causeChain(error: unknown): LoggedError[] {
  const chain: LoggedError[] = [];
  let current = error;
  while (current !== undefined && current !== null && chain.length < MAX_CAUSES) {
    if (!(current instanceof Error)) {
      chain.push({ name: typeof current, message: withoutHome(String(current)) });
      break;
    }
    const code = "code" in current && typeof current.code === "string" ? current.code : undefined;
    chain.push({
      name: current.name,
      message: withoutHome(current.message),
      ...(code === undefined ? {} : { code }),
      ...(current.stack === undefined ? {} : { stack: withoutHome(current.stack) }),
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
