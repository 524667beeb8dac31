import { AsyncLocalStorage } from "node:async_hooks";

/** The call that is being carried out, for what is recorded of it. */
export interface Acting {
  /** Who signed in, or was chosen; null: nobody in particular. */
  readonly personId: number | null;
  /** Who signed in; null or left out where the ledger asks for nobody. */
  readonly signedIn?: number | null;
  /** Their name, as the audit tells it. */
  readonly actor: string;
  /** `area.procedure`. */
  readonly procedure: string;
  /** What was asked, as it arrived. */
  readonly input: unknown;
}

const current = new AsyncLocalStorage<Acting>();

/** The call under way; undefined for what the process does by itself. */
export function acting(): Acting | undefined {
  return current.getStore();
}

/** Carries out `work` as part of a call: whatever it records, now or later, is recorded as that call's. */
export function actingAs<T>(call: Acting, work: () => T): T {
  return current.run(call, work);
}

/** The same for a stream, whose steps are taken by whoever reads it. */
export function streamingAs<T>(
  call: Acting,
  stream: AsyncIterator<T, unknown, undefined>,
): AsyncGenerator<T, unknown, undefined> {
  return (async function* () {
    try {
      for (;;) {
        const step = await current.run(call, () => stream.next());
        if (step.done === true) return step.value;
        yield step.value;
      }
    } finally {
      await current.run(call, async () => stream.return?.());
    }
  })();
}
