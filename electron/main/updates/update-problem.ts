import type { UpdateProblemCode } from "../../../shared/contract/native.ts";

/** Why an update cannot be had, as a code the screens have words for. */
export class UpdateProblem extends Error {
  readonly code: UpdateProblemCode;

  constructor(code: UpdateProblemCode) {
    super(code);
    this.code = code;
  }
}

const HTTP_NOT_FOUND = 404;

/** The code for whatever a check or a download threw. */
export function problemOf(error: unknown): UpdateProblemCode {
  if (error instanceof UpdateProblem) return error.code;
  if (typeof error !== "object" || error === null) return "other";
  const { code, statusCode } = error as { readonly code?: unknown; readonly statusCode?: unknown };
  if (statusCode === HTTP_NOT_FOUND || code === "ENOENT" || code === "HTTP_ERROR_404") return "not-found";
  if (code === "ERR_CHECKSUM_MISMATCH") return "damaged";
  if (typeof code === "string" && /^(E[A-Z]+|ERR_UPDATER_(INVALID|NO)_.*)$/.test(code) && !code.startsWith("ERR_")) {
    return "unreachable";
  }
  return error instanceof Error && /net::ERR_|ECONN|ETIMEDOUT|EHOST/.test(error.message) ? "unreachable" : "other";
}
