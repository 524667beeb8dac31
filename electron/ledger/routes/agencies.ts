import { auditsHandlers } from "../agencies/audit-handlers.ts";
import { callsHandlers } from "../agencies/call-handlers.ts";
import { complaintsHandlers } from "../agencies/complaint-handlers.ts";
import { agenciesHandlers } from "../agencies/handlers.ts";
import { agencyInvoicesHandlers } from "../agencies/invoice-handlers.ts";
import { agencyLists, placedLists } from "../agencies/list-handlers.ts";
import { packagesHandlers } from "../agencies/package-handlers.ts";
import { previewPlacement } from "../agencies/preview-reader.ts";
import { reportsHandlers } from "../agencies/report-handlers.ts";
import { trainingHandlers } from "../agencies/training-handlers.ts";
import type { Implementer } from "./implementer.ts";

/** Outside collection agencies: who they are, what is placed with them, what they bring and cost. */
export function agenciesRoutes(os: Implementer) {
  return {
    agencies: {
      list: os.agencies.list.handler(({ context }) => agenciesHandlers.list(context)),
      get: os.agencies.get.handler(({ context, input }) => agenciesHandlers.get(context, input)),
      alerts: os.agencies.alerts.handler(({ context }) => agenciesHandlers.alerts(context)),
      save: os.agencies.save.handler(({ context, input }) => agenciesHandlers.save(context, input)),
      filePaper: os.agencies.filePaper.handler(({ context, input }) => agenciesHandlers.filePaper(context, input)),
      setTerms: os.agencies.setTerms.handler(({ context, input }) => agenciesHandlers.setTerms(context, input)),
      placeable: os.agencies.placeable.handler(({ context, input }) => agenciesHandlers.placeable(context, input)),
      place: os.agencies.place.handler(({ context, input }) => agenciesHandlers.place(context, input)),
      placements: os.agencies.placements.handler(({ context, input }) => agenciesHandlers.placements(context, input)),
      placement: os.agencies.placement.handler(({ context, input }) => agenciesHandlers.placement(context, input)),
      ofInvoice: os.agencies.ofInvoice.handler(({ context, input }) => agenciesHandlers.ofInvoice(context, input)),
      ofCustomer: os.agencies.ofCustomer.handler(({ context, input }) => agenciesHandlers.ofCustomer(context, input)),
      cash: os.agencies.cash.handler(({ context, input }) => agenciesHandlers.cash(context, input)),
      attribute: os.agencies.attribute.handler(({ context, input }) => agenciesHandlers.attribute(context, input)),
      recall: os.agencies.recall.handler(({ context, input }) => agenciesHandlers.recall(context, input)),
      costs: os.agencies.costs.handler(({ context, input }) => agenciesHandlers.costs(context, input)),
      addCost: os.agencies.addCost.handler(({ context, input }) => agenciesHandlers.addCost(context, input)),
      reverseCost: os.agencies.reverseCost.handler(({ context, input }) =>
        agenciesHandlers.reverseCost(context, input),
      ),
      scoreboard: os.agencies.scoreboard.handler(({ context, input }) => agenciesHandlers.scoreboard(context, input)),
      months: os.agencies.months.handler(({ context, input }) => agenciesHandlers.months(context, input)),
      preview: os.agencies.preview.handler(({ context, input }) => previewPlacement(context, input)),
      page: os.agencies.page.handler(({ context, input }) => agencyLists.page(context, input)),
      totals: os.agencies.totals.handler(({ context, input }) => agencyLists.totals(context, input)),
      values: os.agencies.values.handler(({ context, input }) => agencyLists.values(context, input)),
      groups: os.agencies.groups.handler(({ context, input }) => agencyLists.groups(context, input)),
      exportPage: os.agencies.exportPage.handler(({ context, input }) => agencyLists.exportPage(context, input)),
      exportGroups: os.agencies.exportGroups.handler(({ context, input }) => agencyLists.exportGroups(context, input)),
    },
    agencyInvoices: {
      page: os.agencyInvoices.page.handler(({ context, input }) => agencyInvoicesHandlers.page(context, input)),
      get: os.agencyInvoices.get.handler(({ context, input }) => agencyInvoicesHandlers.get(context, input)),
      due: os.agencyInvoices.due.handler(({ context }) => agencyInvoicesHandlers.due(context)),
      readXml: os.agencyInvoices.readXml.handler(({ context, input }) =>
        agencyInvoicesHandlers.readXml(context, input),
      ),
      record: os.agencyInvoices.record.handler(({ context, input }) => agencyInvoicesHandlers.record(context, input)),
      setLines: os.agencyInvoices.setLines.handler(({ context, input }) =>
        agencyInvoicesHandlers.setLines(context, input),
      ),
      previewLines: os.agencyInvoices.previewLines.handler(({ context, input }) =>
        agencyInvoicesHandlers.previewLines(context, input),
      ),
      importLines: os.agencyInvoices.importLines.handler(({ context, input }) =>
        agencyInvoicesHandlers.importLines(context, input),
      ),
      dispute: os.agencyInvoices.dispute.handler(({ context, input }) =>
        agencyInvoicesHandlers.dispute(context, input),
      ),
      ask: os.agencyInvoices.ask.handler(({ context, input }) => agencyInvoicesHandlers.ask(context, input)),
      pay: os.agencyInvoices.pay.handler(({ context, input }) => agencyInvoicesHandlers.pay(context, input)),
      withdraw: os.agencyInvoices.withdraw.handler(({ context, input }) =>
        agencyInvoicesHandlers.withdraw(context, input),
      ),
    },
    agencyComplaints: {
      page: os.agencyComplaints.page.handler(({ context, input }) => complaintsHandlers.page(context, input)),
      get: os.agencyComplaints.get.handler(({ context, input }) => complaintsHandlers.get(context, input)),
      late: os.agencyComplaints.late.handler(({ context }) => complaintsHandlers.late(context)),
      ofCustomer: os.agencyComplaints.ofCustomer.handler(({ context, input }) =>
        complaintsHandlers.ofCustomer(context, input),
      ),
      record: os.agencyComplaints.record.handler(({ context, input }) => complaintsHandlers.record(context, input)),
      acknowledge: os.agencyComplaints.acknowledge.handler(({ context, input }) =>
        complaintsHandlers.acknowledge(context, input),
      ),
      setDue: os.agencyComplaints.setDue.handler(({ context, input }) => complaintsHandlers.setDue(context, input)),
      answer: os.agencyComplaints.answer.handler(({ context, input }) => complaintsHandlers.answer(context, input)),
      reopen: os.agencyComplaints.reopen.handler(({ context, input }) => complaintsHandlers.reopen(context, input)),
      withdraw: os.agencyComplaints.withdraw.handler(({ context, input }) =>
        complaintsHandlers.withdraw(context, input),
      ),
    },
    agencyAudits: {
      page: os.agencyAudits.page.handler(({ context, input }) => auditsHandlers.page(context, input)),
      get: os.agencyAudits.get.handler(({ context, input }) => auditsHandlers.get(context, input)),
      open: os.agencyAudits.open.handler(({ context, input }) => auditsHandlers.open(context, input)),
      record: os.agencyAudits.record.handler(({ context, input }) => auditsHandlers.record(context, input)),
      finish: os.agencyAudits.finish.handler(({ context, input }) => auditsHandlers.finish(context, input)),
      verify: os.agencyAudits.verify.handler(({ context, input }) => auditsHandlers.verify(context, input)),
      giveBack: os.agencyAudits.giveBack.handler(({ context, input }) => auditsHandlers.giveBack(context, input)),
      withdraw: os.agencyAudits.withdraw.handler(({ context, input }) => auditsHandlers.withdraw(context, input)),
    },
    agencyCalls: {
      page: os.agencyCalls.page.handler(({ context, input }) => callsHandlers.page(context, input)),
      get: os.agencyCalls.get.handler(({ context, input }) => callsHandlers.get(context, input)),
      sample: os.agencyCalls.sample.handler(({ context, input }) => callsHandlers.sample(context, input)),
      record: os.agencyCalls.record.handler(({ context, input }) => callsHandlers.record(context, input)),
      calibrate: os.agencyCalls.calibrate.handler(({ context, input }) => callsHandlers.calibrate(context, input)),
      sign: os.agencyCalls.sign.handler(({ context, input }) => callsHandlers.sign(context, input)),
      withdraw: os.agencyCalls.withdraw.handler(({ context, input }) => callsHandlers.withdraw(context, input)),
      tellCalls: os.agencyCalls.tellCalls.handler(({ context, input }) => callsHandlers.tellCalls(context, input)),
    },
    agencyTraining: {
      agents: os.agencyTraining.agents.handler(({ context, input }) => trainingHandlers.agents(context, input)),
      attention: os.agencyTraining.attention.handler(({ context }) => trainingHandlers.attention(context)),
      page: os.agencyTraining.page.handler(({ context, input }) => trainingHandlers.page(context, input)),
      get: os.agencyTraining.get.handler(({ context, input }) => trainingHandlers.get(context, input)),
      record: os.agencyTraining.record.handler(({ context, input }) => trainingHandlers.record(context, input)),
      withdraw: os.agencyTraining.withdraw.handler(({ context, input }) => trainingHandlers.withdraw(context, input)),
      addAgent: os.agencyTraining.addAgent.handler(({ context, input }) => trainingHandlers.addAgent(context, input)),
      endAgent: os.agencyTraining.endAgent.handler(({ context, input }) => trainingHandlers.endAgent(context, input)),
    },
    agencyPackages: {
      ofPlacement: os.agencyPackages.ofPlacement.handler(({ context, input }) =>
        packagesHandlers.ofPlacement(context, input),
      ),
      make: os.agencyPackages.make.handler(({ context, input, signal }) =>
        packagesHandlers.make(context, input, signal),
      ),
      deliver: os.agencyPackages.deliver.handler(({ context, input }) => packagesHandlers.deliver(context, input)),
      acknowledge: os.agencyPackages.acknowledge.handler(({ context, input }) =>
        packagesHandlers.acknowledge(context, input),
      ),
      confirmDestroyed: os.agencyPackages.confirmDestroyed.handler(({ context, input }) =>
        packagesHandlers.confirmDestroyed(context, input),
      ),
    },
    agencyReports: {
      ofAgency: os.agencyReports.ofAgency.handler(({ context, input }) => reportsHandlers.ofAgency(context, input)),
      missing: os.agencyReports.missing.handler(({ context }) => reportsHandlers.missing(context)),
      actions: os.agencyReports.actions.handler(({ context, input }) => reportsHandlers.actions(context, input)),
      preview: os.agencyReports.preview.handler(({ context, input }) => reportsHandlers.preview(context, input)),
      setDays: os.agencyReports.setDays.handler(({ context, input }) => reportsHandlers.setDays(context, input)),
      receive: os.agencyReports.receive.handler(({ context, input }) => reportsHandlers.receive(context, input)),
      withdraw: os.agencyReports.withdraw.handler(({ context, input }) => reportsHandlers.withdraw(context, input)),
      template: os.agencyReports.template.handler(({ context, input }) => reportsHandlers.template(context, input)),
    },
    placed: {
      page: os.placed.page.handler(({ context, input }) => placedLists.page(context, input)),
      totals: os.placed.totals.handler(({ context, input }) => placedLists.totals(context, input)),
      values: os.placed.values.handler(({ context, input }) => placedLists.values(context, input)),
      groups: os.placed.groups.handler(({ context, input }) => placedLists.groups(context, input)),
      exportPage: os.placed.exportPage.handler(({ context, input }) => placedLists.exportPage(context, input)),
      exportGroups: os.placed.exportGroups.handler(({ context, input }) => placedLists.exportGroups(context, input)),
    },
  };
}
