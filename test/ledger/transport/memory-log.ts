import { causeChain, type Log } from "../../../electron/log/log.ts";

/** A log that keeps its lines, in the form the file has them. */
export function memoryLog(): { log: Log; lines: { event: string; text: string }[] } {
  const lines: { event: string; text: string }[] = [];
  const keep = (event: string, detail: unknown): void => {
    lines.push({ event, text: JSON.stringify(detail) });
  };
  return {
    lines,
    log: {
      info: (event, detail) => keep(event, detail),
      error: (event, error, detail) => keep(event, { ...detail, errors: causeChain(error) }),
    },
  };
}
