import { implement } from "@orpc/server";
import { contract } from "../../shared/contract/contract.ts";
import { acceptanceHandlers } from "./acceptance/handlers.ts";
import { agreementsHandlers } from "./agreements/handlers.ts";
import { approvalsHandlers } from "./approvals/handlers.ts";
import { auditHandlers } from "./audit/handlers.ts";
import { backupHandlers } from "./backup/handlers.ts";
import { complementsHandlers } from "./complements/handlers.ts";
import { contactsHandlers } from "./contacts/handlers.ts";
import { mailHandlers } from "./contacts/mail/handlers.ts";
import type { LedgerContext } from "./context.ts";
import { customersHandlers } from "./customers/handlers.ts";
import { disputesHandlers } from "./disputes/handlers.ts";
import { forecastHandlers } from "./forecast/handlers.ts";
import { conflictHandlers } from "./imports/conflicts/handlers.ts";
import { importsHandlers } from "./imports/handlers.ts";
import { watchHandlers } from "./imports/watch/handlers.ts";
import { interestHandlers } from "./interest/handlers.ts";
import { closesHandlers } from "./kpis/close-handlers.ts";
import { kpisHandlers } from "./kpis/handlers.ts";
import { lettersHandlers } from "./letters/handlers.ts";
import { openingsHandlers } from "./openings/handlers.ts";
import { paymentsHandlers } from "./payments/handlers.ts";
import { bankHandlers } from "./payments/statements/handlers.ts";
import { privacyHandlers } from "./privacy/handlers.ts";
import { promisesHandlers } from "./promises/handlers.ts";
import { ratesHandlers } from "./rates/handlers.ts";
import { contractErrors, createReadingRouter, PARSED_BEFORE_LAST } from "./reading-router.ts";
import { reportsHandlers } from "./reports/handlers.ts";
import { reviewHandlers } from "./review/handlers.ts";
import { settingsHandlers } from "./settings/handlers.ts";
import { carriedOut, permitted } from "./users/guard.ts";
import { usersHandlers } from "./users/handlers.ts";
import { sessionHandlers } from "./users/session-handlers.ts";
import { viewsHandlers } from "./views/handlers.ts";
import { worklistHandlers } from "./worklist/handlers.ts";
import { writeOffsHandlers } from "./write-offs/handlers.ts";

/** Implements the contract. Storage trouble becomes the contract's error of the same code. */
export function createRouter() {
  const reading = createReadingRouter();
  const os = implement(contract)
    .$context<LedgerContext>()
    .$config(PARSED_BEFORE_LAST)
    .use(contractErrors)
    .use(permitted)
    .use(carriedOut);
  return os.router({
    ledgers: reading.ledgers,
    backup: {
      status: os.backup.status.handler(({ context }) => backupHandlers.status(context)),
      make: os.backup.make.handler(({ context }) => backupHandlers.make(context)),
      cancel: os.backup.cancel.handler(({ context }) => backupHandlers.cancel(context)),
      configure: os.backup.configure.handler(({ context, input }) => backupHandlers.configure(context, input)),
      drill: os.backup.drill.handler(({ context, input }) => backupHandlers.drill(context, input)),
      restore: os.backup.restore.handler(({ context, input }) => backupHandlers.restore(context, input)),
      beside: os.backup.beside.handler(({ input }) => backupHandlers.beside(input)),
    },
    settings: {
      get: os.settings.get.handler(({ context }) => settingsHandlers.get(context)),
      update: os.settings.update.handler(({ context, input }) => settingsHandlers.update(context, input)),
      health: os.settings.health.handler(({ context }) => settingsHandlers.health(context)),
      packForSupport: os.settings.packForSupport.handler(({ context, input }) =>
        settingsHandlers.packForSupport(context, input),
      ),
      changePuePolicy: os.settings.changePuePolicy.handler(({ context, input, signal }) =>
        settingsHandlers.changePuePolicy(context, input, signal),
      ),
    },
    acceptance: {
      terms: os.acceptance.terms.handler(({ context, input }) => acceptanceHandlers.terms(context, input)),
      saveTerms: os.acceptance.saveTerms.handler(({ context, input, signal }) =>
        acceptanceHandlers.saveTerms(context, input, signal),
      ),
      invoices: os.acceptance.invoices.handler(({ context, input }) => acceptanceHandlers.invoices(context, input)),
      record: os.acceptance.record.handler(({ context, input }) => acceptanceHandlers.record(context, input)),
      undo: os.acceptance.undo.handler(({ context, input }) => acceptanceHandlers.undo(context, input)),
      ofInvoice: os.acceptance.ofInvoice.handler(({ context, input }) => acceptanceHandlers.ofInvoice(context, input)),
      alerts: os.acceptance.alerts.handler(({ context, input }) => acceptanceHandlers.alerts(context, input)),
      alertCounts: os.acceptance.alertCounts.handler(({ context, input }) =>
        acceptanceHandlers.alertCounts(context, input),
      ),
      calendar: os.acceptance.calendar.handler(({ context, input }) => acceptanceHandlers.calendar(context, input)),
      setRules: os.acceptance.setRules.handler(({ context, input, signal }) =>
        acceptanceHandlers.setRules(context, input, signal),
      ),
      setDays: os.acceptance.setDays.handler(({ context, input, signal }) =>
        acceptanceHandlers.setDays(context, input, signal),
      ),
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
    receivables: reading.receivables,
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
    customers: {
      find: os.customers.find.handler(({ context, input }) => customersHandlers.find(context, input)),
      reconcile: os.customers.reconcile.handler(({ context, input }) => customersHandlers.reconcile(context, input)),
      statement: os.customers.statement.handler(({ context, input }) => customersHandlers.statement(context, input)),
      ficha: os.customers.ficha.handler(({ context, input }) => customersHandlers.ficha(context, input)),
      page: os.customers.page.handler(({ context, input }) => customersHandlers.page(context, input)),
      totals: os.customers.totals.handler(({ context, input }) => customersHandlers.totals(context, input)),
      groups: os.customers.groups.handler(({ context, input }) => customersHandlers.groups(context, input)),
      exportGroups: os.customers.exportGroups.handler(({ context, input }) =>
        customersHandlers.exportGroups(context, input),
      ),
      values: os.customers.values.handler(({ context, input }) => customersHandlers.values(context, input)),
      exportPage: os.customers.exportPage.handler(({ context, input }) => customersHandlers.exportPage(context, input)),
      update: os.customers.update.handler(({ context, input }) => customersHandlers.update(context, input)),
      rules: os.customers.rules.handler(({ context }) => customersHandlers.rules(context)),
      saveRules: os.customers.saveRules.handler(({ context, input }) => customersHandlers.saveRules(context, input)),
      setStage: os.customers.setStage.handler(({ context, input }) => customersHandlers.setStage(context, input)),
      release: os.customers.release.handler(({ context, input }) => customersHandlers.release(context, input)),
      endRelease: os.customers.endRelease.handler(({ context, input }) => customersHandlers.endRelease(context, input)),
      tellSales: os.customers.tellSales.handler(({ context, input }) => customersHandlers.tellSales(context, input)),
      releases: os.customers.releases.handler(({ context, input }) => customersHandlers.releases(context, input)),
      assign: os.customers.assign.handler(({ context, input }) => customersHandlers.assign(context, input)),
      people: os.customers.people.handler(({ context, input }) => customersHandlers.people(context, input)),
      saveContact: os.customers.saveContact.handler(({ context, input }) =>
        customersHandlers.saveContact(context, input),
      ),
      mergePreview: os.customers.mergePreview.handler(({ context, input }) =>
        customersHandlers.mergePreview(context, input),
      ),
      similar: os.customers.similar.handler(({ context, input }) => customersHandlers.similar(context, input)),
      merge: os.customers.merge.handler(({ context, input }) => customersHandlers.merge(context, input)),
      unmerge: os.customers.unmerge.handler(({ context, input }) => customersHandlers.unmerge(context, input)),
      previewImport: os.customers.previewImport.handler(({ context, input }) =>
        customersHandlers.previewImport(context, input),
      ),
      importFile: os.customers.importFile.handler(({ context, input }) => customersHandlers.importFile(context, input)),
      setCreditDays: os.customers.setCreditDays.handler(({ context, input }) =>
        customersHandlers.setCreditDays(context, input),
      ),
    },
    openings: {
      preview: os.openings.preview.handler(({ context, input }) => openingsHandlers.preview(context, input)),
      importFile: os.openings.importFile.handler(({ context, input }) => openingsHandlers.importFile(context, input)),
      batches: os.openings.batches.handler(({ context, input }) => openingsHandlers.batches(context, input)),
      lines: os.openings.lines.handler(({ context, input }) => openingsHandlers.lines(context, input)),
      line: os.openings.line.handler(({ context, input }) => openingsHandlers.line(context, input)),
      undo: os.openings.undo.handler(({ context, input }) => openingsHandlers.undo(context, input)),
    },
    promises: {
      page: os.promises.page.handler(({ context, input }) => promisesHandlers.page(context, input)),
      totals: os.promises.totals.handler(({ context, input }) => promisesHandlers.totals(context, input)),
      groups: os.promises.groups.handler(({ context, input }) => promisesHandlers.groups(context, input)),
      exportGroups: os.promises.exportGroups.handler(({ context, input }) =>
        promisesHandlers.exportGroups(context, input),
      ),
      values: os.promises.values.handler(({ context, input }) => promisesHandlers.values(context, input)),
      exportPage: os.promises.exportPage.handler(({ context, input }) => promisesHandlers.exportPage(context, input)),
      get: os.promises.get.handler(({ context, input }) => promisesHandlers.get(context, input)),
      promisable: os.promises.promisable.handler(({ context, input }) => promisesHandlers.promisable(context, input)),
      plan: os.promises.plan.handler(({ context, input }) => promisesHandlers.plan(context, input)),
      make: os.promises.make.handler(({ context, input }) => promisesHandlers.make(context, input)),
      cancel: os.promises.cancel.handler(({ context, input }) => promisesHandlers.cancel(context, input)),
      undo: os.promises.undo.handler(({ context, input }) => promisesHandlers.undo(context, input)),
      rates: os.promises.rates.handler(({ context, input }) => promisesHandlers.rates(context, input)),
      saveRules: os.promises.saveRules.handler(({ context, input }) => promisesHandlers.saveRules(context, input)),
      rules: os.promises.rules.handler(({ context }) => promisesHandlers.rules(context)),
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
    users: {
      list: os.users.list.handler(({ context }) => usersHandlers.list(context)),
      me: os.users.me.handler(({ context }) => usersHandlers.me(context)),
      add: os.users.add.handler(({ context, input }) => usersHandlers.add(context, input)),
      change: os.users.change.handler(({ context, input }) => usersHandlers.change(context, input)),
      become: os.users.become.handler(({ context, input }) => usersHandlers.become(context, input)),
      session: os.users.session.handler(({ context }) => sessionHandlers.session(context)),
      signIn: os.users.signIn.handler(({ context, input }) => sessionHandlers.signIn(context, input)),
      lock: os.users.lock.handler(({ context, input }) => sessionHandlers.lock(context, input)),
      recover: os.users.recover.handler(({ context, input }) => sessionHandlers.recover(context, input)),
      makeFirst: os.users.makeFirst.handler(({ context, input }) => sessionHandlers.makeFirst(context, input)),
      skipFirst: os.users.skipFirst.handler(({ context }) => sessionHandlers.skipFirst(context)),
      setPassword: os.users.setPassword.handler(({ context, input }) => sessionHandlers.setPassword(context, input)),
      changePassword: os.users.changePassword.handler(({ context, input }) =>
        sessionHandlers.changePassword(context, input),
      ),
      removePassword: os.users.removePassword.handler(({ context, input }) =>
        sessionHandlers.removePassword(context, input),
      ),
      newRecoveryCode: os.users.newRecoveryCode.handler(({ context, input }) =>
        sessionHandlers.newRecoveryCode(context, input),
      ),
      saveRules: os.users.saveRules.handler(({ context, input }) => sessionHandlers.saveRules(context, input)),
    },
    privacy: {
      find: os.privacy.find.handler(({ context, input }) => privacyHandlers.find(context, input)),
      due: os.privacy.due.handler(({ context }) => privacyHandlers.due(context)),
      file: os.privacy.file.handler(({ context, input }) => privacyHandlers.file(context, input)),
      exportFile: os.privacy.exportFile.handler(({ context, input }) => privacyHandlers.exportFile(context, input)),
      rectify: os.privacy.rectify.handler(({ context, input }) => privacyHandlers.rectify(context, input)),
      undoRectify: os.privacy.undoRectify.handler(({ context, input }) => privacyHandlers.undoRectify(context, input)),
      exportRectification: os.privacy.exportRectification.handler(({ context, input }) =>
        privacyHandlers.exportRectification(context, input),
      ),
      block: os.privacy.block.handler(({ context, input }) => privacyHandlers.block(context, input)),
      unblock: os.privacy.unblock.handler(({ context, input }) => privacyHandlers.unblock(context, input)),
      erase: os.privacy.erase.handler(({ context, input }) => privacyHandlers.erase(context, input)),
      acts: os.privacy.acts.handler(({ context }) => privacyHandlers.acts(context)),
      rules: os.privacy.rules.handler(({ context }) => privacyHandlers.rules(context)),
      saveRules: os.privacy.saveRules.handler(({ context, input }) => privacyHandlers.saveRules(context, input)),
    },
    audit: {
      page: os.audit.page.handler(({ context, input }) => auditHandlers.page(context, input)),
      choices: os.audit.choices.handler(({ context }) => auditHandlers.choices(context)),
      get: os.audit.get.handler(({ context, input }) => auditHandlers.get(context, input)),
      exportPage: os.audit.exportPage.handler(({ context, input }) => auditHandlers.exportPage(context, input)),
    },
    views: {
      list: os.views.list.handler(({ context, input }) => viewsHandlers.list(context, input)),
      save: os.views.save.handler(({ context, input }) => viewsHandlers.save(context, input)),
      change: os.views.change.handler(({ context, input }) => viewsHandlers.change(context, input)),
      remove: os.views.remove.handler(({ context, input }) => viewsHandlers.remove(context, input)),
      restore: os.views.restore.handler(({ context, input }) => viewsHandlers.restore(context, input)),
      openWith: os.views.openWith.handler(({ context, input }) => viewsHandlers.openWith(context, input)),
    },
    contacts: {
      outcomes: os.contacts.outcomes.handler(({ context }) => contactsHandlers.outcomes(context)),
      saveOutcome: os.contacts.saveOutcome.handler(({ context, input }) =>
        contactsHandlers.saveOutcome(context, input),
      ),
      briefing: os.contacts.briefing.handler(({ context, input }) => contactsHandlers.briefing(context, input)),
      check: os.contacts.check.handler(({ context, input }) => contactsHandlers.check(context, input)),
      log: os.contacts.log.handler(({ context, input }) => contactsHandlers.log(context, input)),
      correct: os.contacts.correct.handler(({ context, input }) => contactsHandlers.correct(context, input)),
      withdraw: os.contacts.withdraw.handler(({ context, input }) => contactsHandlers.withdraw(context, input)),
      attach: os.contacts.attach.handler(({ context, input }) => contactsHandlers.attach(context, input)),
      copyAttachment: os.contacts.copyAttachment.handler(({ context, input }) =>
        contactsHandlers.copyAttachment(context, input),
      ),
      timeline: os.contacts.timeline.handler(({ context, input }) => contactsHandlers.timeline(context, input)),
      get: os.contacts.get.handler(({ context, input }) => contactsHandlers.get(context, input)),
      page: os.contacts.page.handler(({ context, input }) => contactsHandlers.page(context, input)),
      values: os.contacts.values.handler(({ context, input }) => contactsHandlers.values(context, input)),
      totals: os.contacts.totals.handler(({ context, input }) => contactsHandlers.totals(context, input)),
      groups: os.contacts.groups.handler(({ context, input }) => contactsHandlers.groups(context, input)),
      exportGroups: os.contacts.exportGroups.handler(({ context, input }) =>
        contactsHandlers.exportGroups(context, input),
      ),
      exportPage: os.contacts.exportPage.handler(({ context, input }) => contactsHandlers.exportPage(context, input)),
      addFollowUp: os.contacts.addFollowUp.handler(({ context, input }) =>
        contactsHandlers.addFollowUp(context, input),
      ),
      moveFollowUp: os.contacts.moveFollowUp.handler(({ context, input }) =>
        contactsHandlers.moveFollowUp(context, input),
      ),
    },
    letters: {
      preview: os.letters.preview.handler(({ context, input }) => lettersHandlers.preview(context, input)),
      issue: os.letters.issue.handler(({ context, input }) => lettersHandlers.issue(context, input)),
      issueMany: os.letters.issueMany.handler(({ context, input, signal }) =>
        lettersHandlers.issueMany(context, input, signal),
      ),
      count: os.letters.count.handler(({ context, input }) => lettersHandlers.count(context, input)),
      page: os.letters.page.handler(({ context, input }) => lettersHandlers.page(context, input)),
      values: os.letters.values.handler(({ context, input }) => lettersHandlers.values(context, input)),
      exportPage: os.letters.exportPage.handler(({ context, input }) => lettersHandlers.exportPage(context, input)),
      get: os.letters.get.handler(({ context, input }) => lettersHandlers.get(context, input)),
      save: os.letters.save.handler(({ context, input }) => lettersHandlers.save(context, input)),
      print: os.letters.print.handler(({ context, input }) => lettersHandlers.print(context, input)),
      record: os.letters.record.handler(({ context, input }) => lettersHandlers.record(context, input)),
      letterhead: os.letters.letterhead.handler(({ context }) => lettersHandlers.letterhead(context)),
      saveLetterhead: os.letters.saveLetterhead.handler(({ context, input }) =>
        lettersHandlers.saveLetterhead(context, input),
      ),
      setLogo: os.letters.setLogo.handler(({ context, input }) => lettersHandlers.setLogo(context, input)),
      templates: os.letters.templates.handler(({ context }) => lettersHandlers.templates(context)),
      template: os.letters.template.handler(({ context, input }) => lettersHandlers.template(context, input)),
      saveTemplate: os.letters.saveTemplate.handler(({ context, input }) =>
        lettersHandlers.saveTemplate(context, input),
      ),
      previewTemplate: os.letters.previewTemplate.handler(({ context, input }) =>
        lettersHandlers.previewTemplate(context, input),
      ),
    },
    mail: {
      settings: os.mail.settings.handler(({ context }) => mailHandlers.settings(context)),
      saveSettings: os.mail.saveSettings.handler(({ context, input }) => mailHandlers.saveSettings(context, input)),
      test: os.mail.test.handler(({ context, input }) => mailHandlers.test(context, input)),
      templates: os.mail.templates.handler(({ context }) => mailHandlers.templates(context)),
      saveTemplate: os.mail.saveTemplate.handler(({ context, input }) => mailHandlers.saveTemplate(context, input)),
      compose: os.mail.compose.handler(({ context, input }) => mailHandlers.compose(context, input)),
      send: os.mail.send.handler(({ context, input }) => mailHandlers.send(context, input)),
      hand: os.mail.hand.handler(({ context, input }) => mailHandlers.hand(context, input)),
      unsettled: os.mail.unsettled.handler(({ context }) => mailHandlers.unsettled(context)),
      settle: os.mail.settle.handler(({ context, input }) => mailHandlers.settle(context, input)),
    },
    worklist: {
      refresh: os.worklist.refresh.handler(({ context, input }) => worklistHandlers.refresh(context, input)),
      page: os.worklist.page.handler(({ context, input }) => worklistHandlers.page(context, input)),
      progress: os.worklist.progress.handler(({ context }) => worklistHandlers.progress(context)),
      around: os.worklist.around.handler(({ context, input }) => worklistHandlers.around(context, input)),
      claim: os.worklist.claim.handler(({ context, input }) => worklistHandlers.claim(context, input)),
      skip: os.worklist.skip.handler(({ context, input }) => worklistHandlers.skip(context, input)),
      orphans: os.worklist.orphans.handler(({ context, input }) => worklistHandlers.orphans(context, input)),
      rules: os.worklist.rules.handler(({ context }) => worklistHandlers.rules(context)),
      saveRules: os.worklist.saveRules.handler(({ context, input }) => worklistHandlers.saveRules(context, input)),
      previewWeights: os.worklist.previewWeights.handler(({ context, input }) =>
        worklistHandlers.previewWeights(context, input),
      ),
      contactRules: os.worklist.contactRules.handler(({ context }) => worklistHandlers.contactRules(context)),
      saveContactRule: os.worklist.saveContactRule.handler(({ context, input }) =>
        worklistHandlers.saveContactRule(context, input),
      ),
      home: os.worklist.home.handler(({ context, input }) => worklistHandlers.home(context, input)),
    },
    writeOffs: {
      ofInvoice: os.writeOffs.ofInvoice.handler(({ context, input }) => writeOffsHandlers.ofInvoice(context, input)),
      ask: os.writeOffs.ask.handler(({ context, input }) => writeOffsHandlers.ask(context, input)),
      undo: os.writeOffs.undo.handler(({ context, input }) => writeOffsHandlers.undo(context, input)),
    },
    interest: {
      summary: os.interest.summary.handler(({ context, input }) => interestHandlers.summary(context, input)),
      statement: os.interest.statement.handler(({ context, input }) => interestHandlers.statement(context, input)),
      ofInvoice: os.interest.ofInvoice.handler(({ context, input }) => interestHandlers.ofInvoice(context, input)),
      ofInvoices: os.interest.ofInvoices.handler(({ context, input }) => interestHandlers.ofInvoices(context, input)),
      exportStatement: os.interest.exportStatement.handler(({ context, input }) =>
        interestHandlers.exportStatement(context, input),
      ),
      rules: os.interest.rules.handler(({ context }) => interestHandlers.rules(context)),
      saveRules: os.interest.saveRules.handler(({ context, input }) => interestHandlers.saveRules(context, input)),
      setTerms: os.interest.setTerms.handler(({ context, input }) => interestHandlers.setTerms(context, input)),
      undoTerms: os.interest.undoTerms.handler(({ context, input }) => interestHandlers.undoTerms(context, input)),
      waive: os.interest.waive.handler(({ context, input }) => interestHandlers.waive(context, input)),
      billingLetter: os.interest.billingLetter.handler(({ context, input }) =>
        interestHandlers.billingLetter(context, input),
      ),
      askBilling: os.interest.askBilling.handler(({ context, input }) => interestHandlers.askBilling(context, input)),
      charge: os.interest.charge.handler(({ context, input }) => interestHandlers.charge(context, input)),
      undoBilling: os.interest.undoBilling.handler(({ context, input }) =>
        interestHandlers.undoBilling(context, input),
      ),
    },
    forecast: {
      make: os.forecast.make.handler(({ context, input }) => forecastHandlers.make(context, input)),
      runs: os.forecast.runs.handler(({ context, input }) => forecastHandlers.runs(context, input)),
      run: os.forecast.run.handler(({ context, input }) => forecastHandlers.run(context, input)),
      items: os.forecast.items.handler(({ context, input }) => forecastHandlers.items(context, input)),
      exportRun: os.forecast.exportRun.handler(({ context, input }) => forecastHandlers.exportRun(context, input)),
    },
    disputes: {
      rules: os.disputes.rules.handler(({ context }) => disputesHandlers.rules(context)),
      page: os.disputes.page.handler(({ context, input }) => disputesHandlers.page(context, input)),
      totals: os.disputes.totals.handler(({ context, input }) => disputesHandlers.totals(context, input)),
      groups: os.disputes.groups.handler(({ context, input }) => disputesHandlers.groups(context, input)),
      exportGroups: os.disputes.exportGroups.handler(({ context, input }) =>
        disputesHandlers.exportGroups(context, input),
      ),
      values: os.disputes.values.handler(({ context, input }) => disputesHandlers.values(context, input)),
      exportPage: os.disputes.exportPage.handler(({ context, input }) => disputesHandlers.exportPage(context, input)),
      get: os.disputes.get.handler(({ context, input }) => disputesHandlers.get(context, input)),
      ofInvoice: os.disputes.ofInvoice.handler(({ context, input }) => disputesHandlers.ofInvoice(context, input)),
      disputable: os.disputes.disputable.handler(({ context, input }) => disputesHandlers.disputable(context, input)),
      kpis: os.disputes.kpis.handler(({ context, input }) => disputesHandlers.kpis(context, input)),
      saveRules: os.disputes.saveRules.handler(({ context, input }) => disputesHandlers.saveRules(context, input)),
      open: os.disputes.open.handler(({ context, input }) => disputesHandlers.open(context, input)),
      openMany: os.disputes.openMany.handler(({ context, input }) => disputesHandlers.openMany(context, input)),
      handOverLetter: os.disputes.handOverLetter.handler(({ context, input }) =>
        disputesHandlers.handOverLetter(context, input),
      ),
      handOver: os.disputes.handOver.handler(({ context, input }) => disputesHandlers.handOver(context, input)),
      wait: os.disputes.wait.handler(({ context, input }) => disputesHandlers.wait(context, input)),
      decide: os.disputes.decide.handler(({ context, input }) => disputesHandlers.decide(context, input)),
      reopen: os.disputes.reopen.handler(({ context, input }) => disputesHandlers.reopen(context, input)),
      amend: os.disputes.amend.handler(({ context, input }) => disputesHandlers.amend(context, input)),
      note: os.disputes.note.handler(({ context, input }) => disputesHandlers.note(context, input)),
      attach: os.disputes.attach.handler(({ context, input }) => disputesHandlers.attach(context, input)),
      undo: os.disputes.undo.handler(({ context, input }) => disputesHandlers.undo(context, input)),
    },
    agreements: {
      page: os.agreements.page.handler(({ context, input }) => agreementsHandlers.page(context, input)),
      totals: os.agreements.totals.handler(({ context, input }) => agreementsHandlers.totals(context, input)),
      groups: os.agreements.groups.handler(({ context, input }) => agreementsHandlers.groups(context, input)),
      exportGroups: os.agreements.exportGroups.handler(({ context, input }) =>
        agreementsHandlers.exportGroups(context, input),
      ),
      values: os.agreements.values.handler(({ context, input }) => agreementsHandlers.values(context, input)),
      exportPage: os.agreements.exportPage.handler(({ context, input }) =>
        agreementsHandlers.exportPage(context, input),
      ),
      get: os.agreements.get.handler(({ context, input }) => agreementsHandlers.get(context, input)),
      agreeable: os.agreements.agreeable.handler(({ context, input }) => agreementsHandlers.agreeable(context, input)),
      simulate: os.agreements.simulate.handler(({ context, input }) => agreementsHandlers.simulate(context, input)),
      save: os.agreements.save.handler(({ context, input }) => agreementsHandlers.save(context, input)),
      ask: os.agreements.ask.handler(({ context, input }) => agreementsHandlers.ask(context, input)),
      offer: os.agreements.offer.handler(({ context, input }) => agreementsHandlers.offer(context, input)),
      sign: os.agreements.sign.handler(({ context, input }) => agreementsHandlers.sign(context, input)),
      withdraw: os.agreements.withdraw.handler(({ context, input }) => agreementsHandlers.withdraw(context, input)),
      terminate: os.agreements.terminate.handler(({ context, input }) => agreementsHandlers.terminate(context, input)),
      ofSource: os.agreements.ofSource.handler(({ context, input }) => agreementsHandlers.ofSource(context, input)),
      billingLetter: os.agreements.billingLetter.handler(({ context, input }) =>
        agreementsHandlers.billingLetter(context, input),
      ),
      askBilling: os.agreements.askBilling.handler(({ context, input }) =>
        agreementsHandlers.askBilling(context, input),
      ),
      saveRules: os.agreements.saveRules.handler(({ context, input }) => agreementsHandlers.saveRules(context, input)),
      rules: os.agreements.rules.handler(({ context }) => agreementsHandlers.rules(context)),
    },
    approvals: {
      page: os.approvals.page.handler(({ context, input }) => approvalsHandlers.page(context, input)),
      count: os.approvals.count.handler(({ context }) => approvalsHandlers.count(context)),
      about: os.approvals.about.handler(({ context, input }) => approvalsHandlers.about(context, input)),
      decide: os.approvals.decide.handler(({ context, input }) => approvalsHandlers.decide(context, input)),
      withdraw: os.approvals.withdraw.handler(({ context, input }) => approvalsHandlers.withdraw(context, input)),
      limits: os.approvals.limits.handler(({ context }) => approvalsHandlers.limits(context)),
      saveLimits: os.approvals.saveLimits.handler(({ context, input }) => approvalsHandlers.saveLimits(context, input)),
    },
    kpis: {
      board: os.kpis.board.handler(({ context, input }) => kpisHandlers.board(context, input)),
      trend: os.kpis.trend.handler(({ context, input }) => kpisHandlers.trend(context, input)),
      rows: os.kpis.rows.handler(({ context, input }) => kpisHandlers.rows(context, input)),
      exportBoard: os.kpis.exportBoard.handler(({ context, input }) => kpisHandlers.exportBoard(context, input)),
      exportRows: os.kpis.exportRows.handler(({ context, input }) => kpisHandlers.exportRows(context, input)),
      movement: os.kpis.movement.handler(({ context, input }) => kpisHandlers.movement(context, input)),
      groups: os.kpis.groups.handler(({ context }) => kpisHandlers.groups(context)),
      rules: os.kpis.rules.handler(({ context }) => kpisHandlers.rules(context)),
      saveRules: os.kpis.saveRules.handler(({ context, input }) => kpisHandlers.saveRules(context, input)),
      closes: {
        list: os.kpis.closes.list.handler(({ context }) => closesHandlers.list(context)),
        plan: os.kpis.closes.plan.handler(({ context, input }) => closesHandlers.plan(context, input)),
        close: os.kpis.closes.close.handler(({ context, input }) => closesHandlers.close(context, input)),
        get: os.kpis.closes.get.handler(({ context, input }) => closesHandlers.get(context, input)),
      },
    },
    reports: {
      weekly: os.reports.weekly.handler(({ context, input }) => reportsHandlers.weekly(context, input)),
      read: os.reports.read.handler(({ context, input }) => reportsHandlers.read(context, input)),
      preview: os.reports.preview.handler(({ context, input }) => reportsHandlers.preview(context, input)),
      export: os.reports.export.handler(({ context, input }) => reportsHandlers.export(context, input)),
      send: os.reports.send.handler(({ context, input }) => reportsHandlers.send(context, input)),
      schedules: os.reports.schedules.handler(({ context }) => reportsHandlers.schedules(context)),
      saveSchedule: os.reports.saveSchedule.handler(({ context, input }) =>
        reportsHandlers.saveSchedule(context, input),
      ),
      runDue: os.reports.runDue.handler(({ context }) => reportsHandlers.runDue(context)),
      deliveries: os.reports.deliveries.handler(({ context, input }) => reportsHandlers.deliveries(context, input)),
    },
  });
}
