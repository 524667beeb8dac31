import { mapEventIterator, ORPCError } from "@orpc/client";
import { ValidationError } from "@orpc/contract";
import type { Context, Router } from "@orpc/server";
import { StandardRPCHandler } from "@orpc/server/standard";
import { ledgerErrors } from "../../../shared/contract/errors.ts";
import type { Log } from "../../log/log.ts";

/** Calls that take longer are logged by name. */
const SLOW_CALL_MS = 200;

/** An error a client may know: it was declared in the contract and thrown on purpose. */
function isDeclared(error: unknown): error is ORPCError<string, unknown> {
  return error instanceof ORPCError && Object.hasOwn(ledgerErrors, error.code) && error.code !== "INTERNAL";
}

/** Input that does not fit the contract, as the declared error that says what is wrong with it. */
function invalidInput(error: unknown): ORPCError<string, unknown> | null {
  if (!(error instanceof ORPCError) || error.code !== "BAD_REQUEST") return null;
  const issues =
    error.cause instanceof ValidationError
      ? error.cause.issues.map((issue) => `${issue.path?.map(String).join(".") ?? ""}: ${issue.message}`)
      : [];
  return new ORPCError("INVALID_INPUT", {
    defined: true,
    status: 400,
    message: ledgerErrors.INVALID_INPUT.message,
    data: { issues },
    cause: error,
  });
}

/**
 * What a client gets to see of an error: declared errors as they are, anything else as INTERNAL without a detail. The
 * whole chain of causes goes to the log under the procedure's name.
 */
export function presentError(error: unknown, procedure: string, log: Log): unknown {
  if (isDeclared(error)) return error;
  const input = invalidInput(error);
  if (input !== null) return input;
  log.error("call failed", error, { procedure });
  return new ORPCError("INTERNAL", {
    defined: true,
    status: 500,
    message: ledgerErrors.INTERNAL.message,
    cause: error,
  });
}

/** Codes of calls that no screen of ours makes of whoever it is: somebody tries what they may not, or a page sends what is no input. */
const REFUSALS: ReadonlySet<string> = new Set(["NOT_ALLOWED", "NOT_SIGNED_IN", "INVALID_INPUT"]);
/** The same call refused for the same reason is logged once in this time, so that a flood of them leaves the rest of the log. */
const SAME_REFUSAL_MS = 60_000;

/** Notes calls that were refused, by procedure and reason and never by what they asked for. */
function refusalLog(log: Log): (error: unknown, procedure: string) => void {
  const noted = new Map<string, number>();
  return (error, procedure) => {
    if (!(error instanceof ORPCError) || !REFUSALS.has(error.code)) return;
    const key = `${procedure} ${error.code}`;
    const at = performance.now();
    if (at - (noted.get(key) ?? Number.NEGATIVE_INFINITY) < SAME_REFUSAL_MS) return;
    noted.set(key, at);
    const why: unknown = error.code === "NOT_ALLOWED" ? Reflect.get(Object(error.data), "why") : null;
    log.info("call refused", { procedure, code: error.code, why: typeof why === "string" ? why : null });
  };
}

function isEventStream(output: unknown): output is AsyncIterator<unknown, unknown, undefined> {
  return typeof output === "object" && output !== null && Symbol.asyncIterator in output && "next" in output;
}

/** Answers encoded calls with the router's procedures: logs slow and refused ones by name and unknown errors with their causes. */
export function createDispatcher<T extends Context>(
  // biome-ignore lint/suspicious/noExplicitAny: oRPC names a router whose contract does not matter this way.
  router: Router<any, T>,
  log: Log,
): StandardRPCHandler<T> {
  const noteRefusal = refusalLog(log);
  return new StandardRPCHandler(router, {
    clientInterceptors: [
      async ({ path, signal, next }) => {
        const procedure = path.join(".");
        const started = performance.now();
        const present = (error: unknown): unknown => {
          if (signal?.aborted === true) return error;
          const presented = presentError(error, procedure, log);
          noteRefusal(presented, procedure);
          return presented;
        };
        try {
          const output = await next();
          if (!isEventStream(output)) return output;
          return mapEventIterator(output, {
            value: (value) => Promise.resolve(value),
            error: (error) => Promise.resolve(present(error)),
          });
        } catch (error) {
          throw present(error);
        } finally {
          const milliseconds = Math.round(performance.now() - started);
          if (milliseconds > SLOW_CALL_MS) log.info("slow call", { procedure, milliseconds });
        }
      },
    ],
  });
}
