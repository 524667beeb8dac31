import type { ClientContext, ClientLink, ClientOptions } from "@orpc/client";
import { mapEventIterator, ORPCError } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import { ledgerErrors } from "../../shared/contract/errors.ts";

/** The error of a call whose ledger process stopped before it answered. */
export function ledgerStopped(): ORPCError<"LEDGER_STOPPED", undefined> {
  return new ORPCError("LEDGER_STOPPED", { defined: true, message: ledgerErrors.LEDGER_STOPPED.message });
}

interface Connection {
  readonly link: RPCLink<ClientContext>;
  readonly stopped: AbortController;
}

/** Calls over one connection; whatever fails once it has stopped, an answer or an event stream, fails with LEDGER_STOPPED. */
async function callThrough(
  { link, stopped }: Connection,
  path: readonly string[],
  input: unknown,
  options: ClientOptions<ClientContext>,
): Promise<unknown> {
  const signals = options.signal === undefined ? [stopped.signal] : [stopped.signal, options.signal];
  const reason = (error: unknown): unknown => (stopped.signal.aborted ? ledgerStopped() : error);
  try {
    const output = await link.call(path, input, { ...options, signal: AbortSignal.any(signals) });
    if (!isEventIterator(output)) return output;
    return mapEventIterator(output, {
      value: (value) => Promise.resolve(value),
      error: (error) => Promise.resolve(reason(error)),
    });
  } catch (error) {
    throw reason(error);
  }
}

function isEventIterator(output: unknown): output is AsyncIterator<unknown, unknown, unknown> {
  return typeof output === "object" && output !== null && Symbol.asyncIterator in output;
}

/** Brings a fresh ledger process to where the last one was (opens its file) before anything else is asked of it. */
export type Prepare = (link: ClientLink<ClientContext>) => Promise<void>;

/**
 * A link whose port may be replaced. Calls made while there is no port wait for the next one; calls in flight when the
 * port goes reject with LEDGER_STOPPED, their event iterators too. After `giveUp` calls reject at once, until a port comes.
 */
export class LedgerLink implements ClientLink<ClientContext> {
  #connection: Connection | null = null;
  #hopeless = false;
  #waiting = Promise.withResolvers<Connection>();
  readonly #listeners = new Set<() => void>();

  #preparing: Connection | null = null;
  readonly #prepare: Prepare;

  constructor(prepare: Prepare = () => Promise.resolve()) {
    this.#prepare = prepare;
    this.#wait();
  }

  /**
   * Uses the port from now on; whatever still waits on an earlier one rejects. Queued calls go out once `prepare` is
   * through, whether it managed or not: what it could not do shows in their answers.
   */
  connect(port: MessagePort): void {
    this.disconnect();
    const stopped = new AbortController();
    // Before the link's own listener, so that what it then fails is known to have failed for this reason.
    port.addEventListener("close", () => {
      if (this.#connection?.stopped === stopped || this.#preparing?.stopped === stopped) this.disconnect();
    });
    const connection: Connection = { link: new RPCLink({ port }), stopped };
    port.start();
    this.#hopeless = false;
    this.#preparing = connection;
    this.#prepare({ call: (path, input, options) => callThrough(connection, path, input, options) })
      .catch(() => undefined)
      .then(() => {
        if (this.#preparing !== connection) return;
        this.#preparing = null;
        this.#connection = connection;
        this.#waiting.resolve(connection);
        for (const listener of this.#listeners) listener();
      });
  }

  /** The ledger process stopped: calls in flight reject, new ones wait. */
  disconnect(): void {
    this.#preparing?.stopped.abort(ledgerStopped());
    this.#preparing = null;
    const connection = this.#connection;
    if (connection === null) return;
    this.#connection = null;
    this.#wait();
    connection.stopped.abort(ledgerStopped());
  }

  /** The ledger process will not come back by itself: waiting calls and new ones reject. */
  giveUp(): void {
    this.disconnect();
    this.#hopeless = true;
    this.#waiting.reject(ledgerStopped());
    this.#wait();
  }

  /** Calls back each time a port is ready for use; returns how to stop listening. */
  onConnected(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async call(path: readonly string[], input: unknown, options: ClientOptions<ClientContext>): Promise<unknown> {
    const connection = this.#connection ?? (await this.#next(options.signal));
    return callThrough(connection, path, input, options);
  }

  #wait(): void {
    this.#waiting = Promise.withResolvers<Connection>();
    // A rejection nobody waits for is no fault.
    this.#waiting.promise.catch(() => undefined);
  }

  #next(signal: AbortSignal | undefined): Promise<Connection> {
    if (this.#hopeless) return Promise.reject(ledgerStopped());
    if (signal === undefined) return this.#waiting.promise;
    const aborted = Promise.withResolvers<never>();
    if (signal.aborted) aborted.reject(signal.reason);
    signal.addEventListener("abort", () => aborted.reject(signal.reason), { once: true });
    return Promise.race([this.#waiting.promise, aborted.promise]);
  }
}
