import { acceptanceHandlers } from "../acceptance/handlers.ts";
import { contactsHandlers } from "../contacts/handlers.ts";
import { mailHandlers } from "../contacts/mail/handlers.ts";
import { customersHandlers } from "../customers/handlers.ts";
import { lettersHandlers } from "../letters/handlers.ts";
import { worklistHandlers } from "../worklist/handlers.ts";
import type { Implementer } from "./implementer.ts";

/** The work with a customer: who they are, what is talked, written and sent. */
export function collectingRoutes(os: Implementer) {
  return {
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
  };
}
