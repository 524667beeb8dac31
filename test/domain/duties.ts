import type { Reach, Role } from "../../shared/domain/permissions/role.ts";

/**
 * Who may do what, said once more as an office would say it, duty by duty (COLLECTIONS 19), so that a slip in the table of
 * permissions is noticed. `own`: with the customers one is in charge of.
 */
interface Duty {
  readonly words: string;
  readonly procedures: readonly string[];
  readonly reach: Readonly<Record<Role, Reach>>;
}

const ROLES = [
  "collector",
  "coordinator",
  "manager",
  "director",
  "administration",
  "billing",
  "sales",
  "logistics",
  "auditor",
] as const satisfies readonly Role[];

/** One line of the table below: `+` with every customer, `o` with one's own, `-` not at all, in the order of the roles. */
function duty(signs: string, words: string, ...procedures: readonly string[]): Duty {
  const cells = signs.split(" ");
  const reach = (at: number): Reach => (cells[at] === "+" ? "all" : cells[at] === "o" ? "own" : "none");
  return {
    words,
    procedures: procedures.flatMap((line) => line.split(" ")),
    reach: Object.fromEntries(ROLES.map((role, at) => [role, reach(at)])) as Record<Role, Reach>,
  };
}

export const DUTIES: readonly Duty[] = [
  //    c: collector, k: coordinator, m: manager, d: director, a: administration, b: billing, s: sales, l: logistics, A: auditor
  //    c k m d a b s l A
  duty(
    "o + + + - - - - -",
    "log what was said and done with a customer",
    "contacts.log contacts.correct contacts.withdraw contacts.attach contacts.addFollowUp contacts.moveFollowUp",
    "customers.saveContact customers.tellSales worklist.skip mail.send mail.hand mail.settle",
    "letters.issue letters.save letters.print letters.record",
  ),
  duty("o + + + - - - - -", "take promises", "promises.make promises.cancel promises.undo"),
  duty(
    "o + + + - - - - -",
    "propose what another person then allows",
    "agreements.save agreements.ask agreements.offer agreements.sign agreements.withdraw",
    "interest.waive writeOffs.ask customers.release customers.setStage",
  ),
  duty("- + + + + - - - -", "allow what another person proposed", "approvals.decide"),
  duty("o + + + + - - - -", "take back what one asked for", "approvals.withdraw"),
  duty(
    "- + + + - - - - -",
    "lead the team: assign, merge, change a customer, write to many, end what was agreed",
    "customers.assign customers.update customers.merge customers.unmerge customers.endRelease customers.importFile",
    "customers.previewImport letters.issueMany agreements.terminate interest.setTerms interest.undoTerms",
    "letters.saveTemplate reports.send worklist.previewWeights",
  ),
  duty("- + + + - - - - +", "look after the team", "worklist.progress worklist.orphans customers.mergePreview"),
  duty(
    "- - + + + - - - -",
    "apply money, and only those who are not measured by it",
    "payments.record payments.apply payments.unapply payments.split payments.refund payments.bounce payments.clear",
    "payments.reverse payments.undo payments.link payments.unlink",
    "bank.import bank.confirm bank.ignore bank.reject bank.undo bank.saveAccount openings.undo",
  ),
  duty("- + + + + - - - +", "see the bank", "bank.accounts bank.preview bank.statements bank.lines bank.totals"),
  duty("- - + + - - - - -", "take back a write-off", "writeOffs.undo"),
  duty(
    "o + + + - - - - -",
    "escalate a case and gather its file",
    "escalations.raise escalations.note escalations.attach escalations.mark",
  ),
  duty(
    "- + + + - - - - -",
    "answer an escalated case, and put off a proposed one",
    "escalations.decide escalations.putOff",
  ),
  duty("- + + + - - - - +", "take the file of a case along for lawyers", "escalations.packFile"),
  duty("- - + + - - - - -", "say what escalates and who answers", "escalations.saveRules"),
  duty("- + + + + + - - +", "read what escalates and who answers", "escalations.rules"),
  duty("- + + + - - - - -", "ask to place with an agency, and to take back from it", "agencies.place agencies.recall"),
  duty(
    "- + + + - - - - -",
    "define, preview and send campaigns, which another person allows",
    "campaigns.save campaigns.ask campaigns.cancel campaigns.preview campaigns.sample campaigns.start",
    "campaigns.mailNext campaigns.handOver campaigns.printLetters campaigns.makeCalls campaigns.previewDelivery campaigns.importDelivery",
  ),
  duty("o + + + - - - - -", "write down a complaint about an agency", "agencyComplaints.record"),
  duty(
    "- + + + - - - - -",
    "answer complaints about agencies",
    "agencyComplaints.acknowledge agencyComplaints.setDue agencyComplaints.answer agencyComplaints.reopen",
    "agencyComplaints.withdraw",
  ),
  duty(
    "- + + + - - - - -",
    "audit agencies, and say what became of what was found",
    "agencyAudits.record agencyAudits.finish agencyAudits.verify agencyAudits.giveBack agencyAudits.withdraw",
  ),
  duty(
    "- + + + - - - - -",
    "listen to calls of agencies and score them, and say who was trained",
    "agencyCalls.record agencyCalls.calibrate agencyCalls.sign agencyCalls.withdraw agencyCalls.tellCalls",
    "agencyTraining.record agencyTraining.withdraw agencyTraining.addAgent agencyTraining.endAgent",
  ),
  duty(
    "- + + + - - - - -",
    "make the package of a batch, and say what became of it",
    "agencyPackages.make agencyPackages.deliver agencyPackages.acknowledge agencyPackages.confirmDestroyed",
  ),
  duty(
    "- + + + - - - - -",
    "take what an agency reports of its work, and say on which days it does",
    "agencyReports.preview agencyReports.setDays agencyReports.receive agencyReports.withdraw agencyReports.template",
  ),
  duty("- - + + - - - - -", "say who an agency is and what it is paid", "agencies.save agencies.setTerms"),
  duty("- + + + + - - - -", "file the papers of an agency", "agencies.filePaper"),
  duty(
    "- - + + + - - - -",
    "say what an agency obtained and cost, never who is measured by it",
    "agencies.attribute agencies.addCost agencies.reverseCost agencyInvoices.readXml agencyInvoices.record",
    "agencyInvoices.setLines agencyInvoices.previewLines agencyInvoices.importLines agencyInvoices.dispute",
    "agencyInvoices.ask agencyInvoices.pay agencyInvoices.withdraw",
  ),
  duty(
    "- - + + + + - - -",
    "decide about the CFDI themselves, and charge interest",
    "review.cancel review.request review.keep review.markPue review.undo interest.charge interest.undoBilling",
  ),
  duty("o + + + + + - - -", "ask Billing for a CFDI", "agreements.askBilling interest.askBilling"),
  duty(
    "- + + + + + - - -",
    "bring files in",
    "imports.inspect imports.start imports.cancel imports.watchAdd imports.watchUpdate imports.watchRemove",
    "imports.watchCheck openings.preview openings.importFile rates.add rates.importFile",
  ),
  duty("- + + + + - - - -", "set terms, rates and forecasts", "customers.setCreditDays rates.remove forecast.make"),
  duty("- + + + + + - - -", "set how a customer receives invoices", "acceptance.saveTerms"),
  duty(
    "o + + + + + + + -",
    "open and work a dispute, and note an acceptance",
    "disputes.open disputes.openMany disputes.handOver disputes.wait disputes.reopen disputes.amend disputes.note",
    "disputes.attach disputes.undo acceptance.record",
  ),
  duty("- + + + + + + + -", "decide a dispute, never who is measured by it", "disputes.decide acceptance.undo"),
  duty(
    "- - + + - - - - -",
    "set the company's rules",
    "settings.update settings.changePuePolicy acceptance.setRules acceptance.setDays agreements.saveRules",
    "approvals.saveLimits contacts.saveOutcome customers.saveRules disputes.saveRules interest.saveRules kpis.saveRules",
    "letters.saveLetterhead letters.setLogo mail.saveSettings mail.saveTemplate mail.test privacy.saveRules",
    "promises.saveRules reports.saveSchedule worklist.saveContactRule worklist.saveRules kpis.closes.close",
  ),
  duty(
    "- - + + - - - - -",
    "manage people and copies, and erase",
    "users.add users.change users.setPassword users.removePassword users.newRecoveryCode users.saveRules",
    "backup.cancel backup.configure backup.restore ledgers.goOnWithout",
    "privacy.rectify privacy.undoRectify privacy.block privacy.unblock privacy.erase",
  ),
  duty(
    "- - + + - - - - +",
    "see who did what and what is held of a person",
    "audit.page audit.choices audit.get audit.exportPage privacy.find privacy.due privacy.file privacy.acts",
    "privacy.exportFile privacy.exportRectification",
  ),
  duty("- + + + + + + + +", "make a copy", "backup.make"),
  duty("- + + + + + + + -", "write the reports that are due", "reports.runDue"),
  duty("- + + + + - - - +", "prove a copy", "backup.drill"),
  duty("+ + + + - - - - -", "work down a list", "worklist.refresh worklist.claim"),
  duty(
    "- + + + + + + + +",
    "see what is of the whole office, which no portfolio has a part of",
    "imports.runs imports.items imports.watchFolders imports.conflicts imports.conflict imports.conflictXml",
    "review.missingFiles openings.batches openings.lines letters.count ledgers.verify ledgers.missing",
  ),
  duty(
    "- + + + + + - - +",
    "see what goes to management, and take along what is of the whole office",
    "reports.weekly reports.read reports.deliveries reports.preview reports.export kpis.closes.list kpis.closes.plan",
    "kpis.closes.get forecast.runs forecast.run forecast.items forecast.exportRun imports.exportItems",
    "agencies.list agencies.get agencies.alerts agencies.placeable agencies.preview agencies.placements",
    "agencies.placement agencies.cash agencies.costs agencies.scoreboard agencies.months agencies.page",
    "agencies.totals agencies.values agencies.groups agencies.exportPage agencies.exportGroups placed.page",
    "agencyInvoices.page agencyInvoices.get agencyInvoices.due",
    "agencyComplaints.page agencyComplaints.get agencyComplaints.late",
    "agencyAudits.page agencyAudits.get agencyAudits.open",
    "agencyCalls.page agencyCalls.get agencyCalls.sample",
    "agencyTraining.agents agencyTraining.attention agencyTraining.page agencyTraining.get",
    "placed.totals placed.values placed.groups placed.exportPage placed.exportGroups",
    "campaigns.get campaigns.members campaigns.page campaigns.totals campaigns.values campaigns.groups",
    "campaigns.exportPage campaigns.exportGroups",
  ),
  duty(
    "o + + + + + + + +",
    "see what customers owe, paid, promised and dispute, and what was said to them",
    "receivables.page receivables.totals receivables.groups receivables.values receivables.aging receivables.agingTotals",
    "receivables.documents receivables.document receivables.xml acceptance.terms acceptance.invoices acceptance.ofInvoice",
    "acceptance.alerts acceptance.alertCounts complements.audit complements.counts complements.page complements.values",
    "complements.alerts review.evidence review.pueToConfirm review.pueTotals payments.page payments.totals",
    "payments.values payments.groups payments.get payments.appliable customers.find customers.reconcile",
    "customers.statement customers.ficha customers.page customers.totals customers.values customers.groups",
    "customers.releases customers.people customers.similar kpis.board kpis.trend kpis.rows kpis.movement kpis.groups",
    "promises.page promises.totals promises.values promises.groups promises.get promises.promisable promises.plan",
    "promises.rates rates.coverage rates.consolidatedDocuments rates.consolidatedCustomers openings.line",
    "contacts.briefing contacts.check contacts.timeline contacts.get contacts.page contacts.values contacts.totals",
    "contacts.groups mail.compose mail.unsettled letters.preview letters.page letters.values letters.get",
    "letters.previewTemplate worklist.page worklist.around worklist.home disputes.page disputes.totals disputes.values",
    "disputes.groups disputes.get disputes.ofInvoice disputes.disputable disputes.kpis disputes.handOverLetter",
    "approvals.page approvals.count approvals.about agreements.page agreements.totals agreements.values",
    "agreements.groups agreements.get agreements.agreeable agreements.simulate agreements.ofSource",
    "agreements.billingLetter interest.summary interest.statement interest.ofInvoice interest.ofInvoices",
    "interest.billingLetter writeOffs.ofInvoice agencies.ofInvoice agencies.ofCustomer agencyComplaints.ofCustomer",
    "escalations.proposals escalations.escalable escalations.get escalations.ofCustomer escalations.waiting",
    "escalations.page escalations.totals escalations.values escalations.groups",
  ),
  duty(
    "o + + + + + + + +",
    "take along what one answers: disputes, the file of an invoice, a copy of the evidence",
    "disputes.exportPage disputes.exportGroups receivables.saveXml contacts.copyAttachment",
  ),
  duty(
    "o + + + + + - - +",
    "take along whole lists of the portfolio",
    "receivables.exportPage receivables.exportGroups receivables.exportAging complements.exportList",
    "payments.exportPage payments.exportGroups customers.exportPage customers.exportGroups kpis.exportRows",
    "kpis.exportBoard promises.exportPage promises.exportGroups contacts.exportPage contacts.exportGroups",
    "letters.exportPage agreements.exportPage agreements.exportGroups interest.exportStatement",
    "escalations.exportPage escalations.exportGroups",
  ),
  duty(
    "+ + + + + + + + +",
    "know the rules one works by, keep one's own views and password",
    "acceptance.calendar agreements.rules approvals.limits contacts.outcomes customers.rules disputes.rules",
    "interest.rules kpis.rules letters.letterhead letters.template letters.templates mail.settings mail.templates",
    "privacy.rules promises.rules rates.page reports.schedules worklist.contactRules worklist.rules",
    "backup.status imports.progress settings.get settings.health settings.packForSupport",
    "users.list users.me users.become users.changePassword",
    "views.list views.save views.change views.remove views.restore views.openWith",
  ),
];
