import { implement, os } from "@orpc/server";
import { ledgers } from "../../shared/contract/ledgers.ts";
import { receivables } from "../../shared/contract/receivables.ts";
import { runsFromSource } from "./app-root.ts";
import type { LedgerContext } from "./context.ts";
import { ledgerError, storageAsLedgerError } from "./ledger-error.ts";
import { ledgersHandlers } from "./ledgers/handlers.ts";
import { receivablesHandlers } from "./receivables/handlers.ts";
import { WriteFileError } from "./render/write-file.ts";
import { carriedOut, permitted } from "./users/guard.ts";

/** Trouble with storage or a file that is written becomes the contract's error of the same code. */
export async function withContractErrors<T>(next: () => T, ledger = ""): Promise<Awaited<T>> {
  try {
    return await next();
  } catch (error) {
    if (error instanceof WriteFileError) throw ledgerError(error.code, { path: error.path });
    throw storageAsLedgerError(error, ledger);
  }
}

/** The same as a middleware. */
export const contractErrors = os
  .$context<LedgerContext>()
  .middleware(({ context, next }) => withContractErrors(next, context.session.current?.path));

/**
 * What stands before every procedure: errors, the permission, then, the input having been parsed, carrying it out. Given with
 * `initialInputValidationIndex`, so that the input is parsed between the last two.
 */
export const PARSED_BEFORE_LAST = { initialInputValidationIndex: -1 } as const;

/** What a page of the Cartera answers is parsed where the sources run, in every test: it is an eighth of a short page's time. */
const PAGES_PARSED_IN_TESTS = { ...PARSED_BEFORE_LAST, initialOutputValidationIndex: runsFromSource ? 0 : Number.NaN };

/** The part of the contract that opens a ledger and reads what is owed. */
export function createReadingRouter() {
  const os = implement({ ledgers, receivables })
    .$context<LedgerContext>()
    .$config(PARSED_BEFORE_LAST)
    .use(contractErrors)
    .use(permitted)
    .use(carriedOut);
  const pages = implement({ receivables })
    .$context<LedgerContext>()
    .$config(PAGES_PARSED_IN_TESTS)
    .use(contractErrors)
    .use(permitted)
    .use(carriedOut);
  return os.router({
    ledgers: {
      status: os.ledgers.status.handler(({ context }) => ledgersHandlers.status(context)),
      open: os.ledgers.open.handler(({ context, input }) => ledgersHandlers.open(context, input)),
      create: os.ledgers.create.handler(({ context, input }) => ledgersHandlers.create(context, input)),
      createDemo: os.ledgers.createDemo.handler(({ context, input }) => ledgersHandlers.createDemo(context, input)),
      close: os.ledgers.close.handler(({ context, input }) => ledgersHandlers.close(context, input)),
      verify: os.ledgers.verify.handler(({ context, input }) => ledgersHandlers.verify(context, input)),
      missing: os.ledgers.missing.handler(({ context }) => ledgersHandlers.missing(context)),
      goOnWithout: os.ledgers.goOnWithout.handler(({ context, input }) => ledgersHandlers.goOnWithout(context, input)),
      changes: os.ledgers.changes.handler(({ context, signal }) => context.changes.watch(signal)),
    },
    receivables: {
      page: pages.receivables.page.handler(({ context, input }) => receivablesHandlers.page(context, input)),
      totals: os.receivables.totals.handler(({ context, input }) => receivablesHandlers.totals(context, input)),
      groups: os.receivables.groups.handler(({ context, input }) => receivablesHandlers.groups(context, input)),
      exportGroups: os.receivables.exportGroups.handler(({ context, input }) =>
        receivablesHandlers.exportGroups(context, input),
      ),
      values: os.receivables.values.handler(({ context, input }) => receivablesHandlers.values(context, input)),
      aging: os.receivables.aging.handler(({ context, input }) => receivablesHandlers.aging(context, input)),
      exportAging: os.receivables.exportAging.handler(({ context, input }) =>
        receivablesHandlers.exportAging(context, input),
      ),
      agingTotals: os.receivables.agingTotals.handler(({ context, input }) =>
        receivablesHandlers.agingTotals(context, input),
      ),
      documents: os.receivables.documents.handler(({ context, input }) =>
        receivablesHandlers.documents(context, input),
      ),
      document: os.receivables.document.handler(({ context, input }) => receivablesHandlers.document(context, input)),
      xml: os.receivables.xml.handler(({ context, input }) => receivablesHandlers.xml(context, input)),
      saveXml: os.receivables.saveXml.handler(({ context, input }) => receivablesHandlers.saveXml(context, input)),
      exportPage: os.receivables.exportPage.handler(({ context, input }) =>
        receivablesHandlers.exportPage(context, input),
      ),
    },
  });
}
