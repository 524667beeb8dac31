import { agreementsHandlers } from "../agreements/handlers.ts";
import { approvalsHandlers } from "../approvals/handlers.ts";
import { disputesHandlers } from "../disputes/handlers.ts";
import { interestHandlers } from "../interest/handlers.ts";
import { promisesHandlers } from "../promises/handlers.ts";
import { writeOffsHandlers } from "../write-offs/handlers.ts";
import type { Implementer } from "./implementer.ts";

/** What is agreed, argued and allowed with a customer, and who has to say yes. */
export function termsRoutes(os: Implementer) {
  return {
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
    writeOffs: {
      ofInvoice: os.writeOffs.ofInvoice.handler(({ context, input }) => writeOffsHandlers.ofInvoice(context, input)),
      ask: os.writeOffs.ask.handler(({ context, input }) => writeOffsHandlers.ask(context, input)),
      undo: os.writeOffs.undo.handler(({ context, input }) => writeOffsHandlers.undo(context, input)),
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
  };
}
