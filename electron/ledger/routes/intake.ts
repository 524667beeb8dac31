import { complementsHandlers } from "../complements/handlers.ts";
import { conflictHandlers } from "../imports/conflicts/handlers.ts";
import { importsHandlers } from "../imports/handlers.ts";
import { watchHandlers } from "../imports/watch/handlers.ts";
import { openingsHandlers } from "../openings/handlers.ts";
import { paymentsHandlers } from "../payments/handlers.ts";
import { bankHandlers } from "../payments/statements/handlers.ts";
import { ratesHandlers } from "../rates/handlers.ts";
import { reviewHandlers } from "../review/handlers.ts";
import type { Implementer } from "./implementer.ts";

/** What comes in and is judged by hand: files, openings, money, bank statements, exchange rates. */
export function intakeRoutes(os: Implementer) {
  return {
    imports: {
      inspect: os.imports.inspect.handler(({ input }) => importsHandlers.inspect(input)),
      start: os.imports.start.handler(({ context, input }) => importsHandlers.start(context, input)),
      progress: os.imports.progress.handler(({ context, input, signal }) =>
        importsHandlers.progress(context, input, signal),
      ),
      cancel: os.imports.cancel.handler(({ context, input }) => importsHandlers.cancel(context, input)),
      runs: os.imports.runs.handler(({ context, input }) => importsHandlers.runs(context, input)),
      items: os.imports.items.handler(({ context, input }) => importsHandlers.items(context, input)),
      exportItems: os.imports.exportItems.handler(({ context, input }) => importsHandlers.exportItems(context, input)),
      watchFolders: os.imports.watchFolders.handler(({ context, input }) => watchHandlers.folders(context, input)),
      watchAdd: os.imports.watchAdd.handler(({ context, input }) => watchHandlers.add(context, input)),
      watchUpdate: os.imports.watchUpdate.handler(({ context, input }) => watchHandlers.update(context, input)),
      watchRemove: os.imports.watchRemove.handler(({ context, input }) => watchHandlers.remove(context, input)),
      watchCheck: os.imports.watchCheck.handler(({ context, input }) => watchHandlers.check(context, input)),
      conflicts: os.imports.conflicts.handler(({ context, input }) => conflictHandlers.list(context, input)),
      conflict: os.imports.conflict.handler(({ context, input }) => conflictHandlers.detail(context, input)),
      conflictXml: os.imports.conflictXml.handler(({ context, input }) => conflictHandlers.xml(context, input)),
    },
    review: {
      evidence: os.review.evidence.handler(({ context, input }) => reviewHandlers.evidence(context, input)),
      cancel: os.review.cancel.handler(({ context, input }) => reviewHandlers.cancel(context, input)),
      request: os.review.request.handler(({ context, input }) => reviewHandlers.request(context, input)),
      keep: os.review.keep.handler(({ context, input }) => reviewHandlers.keep(context, input)),
      markPue: os.review.markPue.handler(({ context, input }) => reviewHandlers.markPue(context, input)),
      undo: os.review.undo.handler(({ context, input }) => reviewHandlers.undo(context, input)),
      pueToConfirm: os.review.pueToConfirm.handler(({ context, input }) => reviewHandlers.pueToConfirm(context, input)),
      pueTotals: os.review.pueTotals.handler(({ context, input }) => reviewHandlers.pueTotals(context, input)),
      missingFiles: os.review.missingFiles.handler(({ context, input }) => reviewHandlers.missingFiles(context, input)),
    },
    complements: {
      audit: os.complements.audit.handler(({ context, input }) => complementsHandlers.audit(context, input)),
      counts: os.complements.counts.handler(({ context }) => complementsHandlers.counts(context)),
      page: os.complements.page.handler(({ context, input }) => complementsHandlers.page(context, input)),
      values: os.complements.values.handler(({ context, input }) => complementsHandlers.values(context, input)),
      exportList: os.complements.exportList.handler(({ context, input }) =>
        complementsHandlers.exportList(context, input),
      ),
      alerts: os.complements.alerts.handler(({ context, input }) => complementsHandlers.alerts(context, input)),
    },
    openings: {
      preview: os.openings.preview.handler(({ context, input }) => openingsHandlers.preview(context, input)),
      importFile: os.openings.importFile.handler(({ context, input }) => openingsHandlers.importFile(context, input)),
      batches: os.openings.batches.handler(({ context, input }) => openingsHandlers.batches(context, input)),
      lines: os.openings.lines.handler(({ context, input }) => openingsHandlers.lines(context, input)),
      line: os.openings.line.handler(({ context, input }) => openingsHandlers.line(context, input)),
      undo: os.openings.undo.handler(({ context, input }) => openingsHandlers.undo(context, input)),
    },
    payments: {
      page: os.payments.page.handler(({ context, input }) => paymentsHandlers.page(context, input)),
      totals: os.payments.totals.handler(({ context, input }) => paymentsHandlers.totals(context, input)),
      groups: os.payments.groups.handler(({ context, input }) => paymentsHandlers.groups(context, input)),
      exportGroups: os.payments.exportGroups.handler(({ context, input }) =>
        paymentsHandlers.exportGroups(context, input),
      ),
      exportPage: os.payments.exportPage.handler(({ context, input }) => paymentsHandlers.exportPage(context, input)),
      values: os.payments.values.handler(({ context, input }) => paymentsHandlers.values(context, input)),
      get: os.payments.get.handler(({ context, input }) => paymentsHandlers.get(context, input)),
      appliable: os.payments.appliable.handler(({ context, input }) => paymentsHandlers.appliable(context, input)),
      record: os.payments.record.handler(({ context, input }) => paymentsHandlers.record(context, input)),
      apply: os.payments.apply.handler(({ context, input }) => paymentsHandlers.apply(context, input)),
      unapply: os.payments.unapply.handler(({ context, input }) => paymentsHandlers.unapply(context, input)),
      split: os.payments.split.handler(({ context, input }) => paymentsHandlers.split(context, input)),
      refund: os.payments.refund.handler(({ context, input }) => paymentsHandlers.refund(context, input)),
      bounce: os.payments.bounce.handler(({ context, input }) => paymentsHandlers.bounce(context, input)),
      clear: os.payments.clear.handler(({ context, input }) => paymentsHandlers.clear(context, input)),
      reverse: os.payments.reverse.handler(({ context, input }) => paymentsHandlers.reverse(context, input)),
      undo: os.payments.undo.handler(({ context, input }) => paymentsHandlers.undo(context, input)),
      link: os.payments.link.handler(({ context, input }) => paymentsHandlers.link(context, input)),
      unlink: os.payments.unlink.handler(({ context, input }) => paymentsHandlers.unlink(context, input)),
    },
    bank: {
      accounts: os.bank.accounts.handler(({ context }) => bankHandlers.accounts(context)),
      saveAccount: os.bank.saveAccount.handler(({ context, input }) => bankHandlers.saveAccount(context, input)),
      preview: os.bank.preview.handler(({ context, input }) => bankHandlers.preview(context, input)),
      import: os.bank.import.handler(({ context, input }) => bankHandlers.import(context, input)),
      statements: os.bank.statements.handler(({ context, input }) => bankHandlers.statements(context, input)),
      lines: os.bank.lines.handler(({ context, input }) => bankHandlers.lines(context, input)),
      totals: os.bank.totals.handler(({ context, input }) => bankHandlers.totals(context, input)),
      confirm: os.bank.confirm.handler(({ context, input }) => bankHandlers.confirm(context, input)),
      ignore: os.bank.ignore.handler(({ context, input }) => bankHandlers.ignore(context, input)),
      reject: os.bank.reject.handler(({ context, input }) => bankHandlers.reject(context, input)),
      undo: os.bank.undo.handler(({ context, input }) => bankHandlers.undo(context, input)),
    },
    rates: {
      page: os.rates.page.handler(({ context, input }) => ratesHandlers.page(context, input)),
      coverage: os.rates.coverage.handler(({ context, input }) => ratesHandlers.coverage(context, input)),
      add: os.rates.add.handler(({ context, input }) => ratesHandlers.add(context, input)),
      remove: os.rates.remove.handler(({ context, input }) => ratesHandlers.remove(context, input)),
      importFile: os.rates.importFile.handler(({ context, input }) => ratesHandlers.importFile(context, input)),
      consolidatedDocuments: os.rates.consolidatedDocuments.handler(({ context, input }) =>
        ratesHandlers.consolidatedDocuments(context, input),
      ),
      consolidatedCustomers: os.rates.consolidatedCustomers.handler(({ context, input }) =>
        ratesHandlers.consolidatedCustomers(context, input),
      ),
    },
  };
}
