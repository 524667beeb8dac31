/**
 * Who may do what (COLLECTIONS 19): one row for each procedure of the contract. The ledger asks it for every call once people
 * sign in; screens ask it only to leave out what would be refused. A procedure without a row is refused to everybody, and a
 * test fails.
 */

export type Role =
  | "collector"
  | "coordinator"
  | "manager"
  | "director"
  | "administration"
  | "billing"
  | "sales"
  | "logistics"
  | "auditor";

/** How far a role reaches: every customer, those it is in charge of, or not at all. */
export type Reach = "all" | "own" | "none";

/**
 * `reads`: sees no more than the reach. `exports`: the same, into a file or a print, and the audit says so. `acts`: changes
 * something of a customer, who must be within reach. `general`: concerns no customer in particular.
 */
export type Deed = "reads" | "exports" | "acts" | "general";

export interface Permission {
  readonly deed: Deed;
  readonly reach: Readonly<Partial<Record<Role, Reach>>>;
}

const EVERYBODY = [
  "coordinator",
  "manager",
  "director",
  "administration",
  "billing",
  "sales",
  "logistics",
  "auditor",
] as const satisfies readonly Role[];

const to = (deed: Deed, roles: readonly Role[], collector: Reach = "none"): Permission => ({
  deed,
  reach: Object.fromEntries([["collector", collector], ...roles.map((role) => [role, "all"] as const)]),
});

/** Figures and lists: a collector's own portfolio, all of it for everybody else. */
const READ = to("reads", EVERYBODY, "own");
const EXPORT = to("exports", EVERYBODY, "own");
/** Figures of the whole office, which no portfolio has a part of. */
const READ_ALL = to("reads", EVERYBODY);
const EXPORT_ALL = to("exports", EVERYBODY);
/** What screens need to work at all: words, rules, settings, saved views. */
const ANYBODY = to("general", EVERYBODY, "all");
/** Logging, promising, proposing. */
const WORK = to("acts", ["coordinator", "manager", "director"], "own");
/** A dispute is worked by whoever answers it, too. */
const DISPUTE = to(
  "acts",
  ["coordinator", "manager", "director", "administration", "billing", "sales", "logistics"],
  "own",
);
/** A decision about a dispute: never by who is measured by it. */
const ANSWER = to("acts", ["coordinator", "manager", "director", "administration", "billing", "sales", "logistics"]);
const MONEY = to("acts", ["administration", "manager", "director"]);
const BILLING = to("acts", ["billing", "administration", "manager", "director"]);
const FILES_IN = to("general", ["billing", "administration", "coordinator", "manager", "director"]);
const SUPERVISE = to("acts", ["coordinator", "manager", "director"]);
const MANAGE = to("general", ["manager", "director"]);
/** Bank data and what customers pay into: who applies money, who supervises, who audits. */
const BANK = to("reads", ["administration", "coordinator", "manager", "director", "auditor"]);
const AUDIT = to("reads", ["manager", "director", "auditor"]);
const AUDIT_EXPORT = to("exports", ["manager", "director", "auditor"]);

type Area = Readonly<Record<string, Permission>>;
const area = (name: string, rows: Area): [string, Permission][] =>
  Object.entries(rows).map(([procedure, permission]) => [`${name}.${procedure}`, permission]);

/** Every procedure but those of {@link OPEN}. */
export const PERMISSIONS: ReadonlyMap<string, Permission> = new Map([
  ...area("ledgers", { verify: READ_ALL }),
  ...area("users", {
    list: ANYBODY,
    me: ANYBODY,
    add: MANAGE,
    change: MANAGE,
    become: ANYBODY,
    setPassword: MANAGE,
    changePassword: ANYBODY,
    removePassword: MANAGE,
    newRecoveryCode: MANAGE,
    saveRules: MANAGE,
  }),
  ...area("audit", { page: AUDIT, choices: AUDIT, get: AUDIT, exportPage: AUDIT_EXPORT }),
  ...area("backup", {
    status: ANYBODY,
    make: to(
      "general",
      EVERYBODY.filter((role) => role !== "auditor"),
    ),
    cancel: MANAGE,
    configure: MANAGE,
    drill: to("general", ["coordinator", "manager", "director", "administration", "auditor"]),
    restore: MANAGE,
  }),
  ...area("settings", {
    get: ANYBODY,
    update: MANAGE,
    changePuePolicy: MANAGE,
    health: ANYBODY,
    packForSupport: ANYBODY,
  }),
  ...area("imports", {
    inspect: FILES_IN,
    start: FILES_IN,
    progress: ANYBODY,
    cancel: FILES_IN,
    runs: READ_ALL,
    items: READ_ALL,
    exportItems: EXPORT_ALL,
    watchFolders: READ_ALL,
    watchAdd: FILES_IN,
    watchUpdate: FILES_IN,
    watchRemove: FILES_IN,
    watchCheck: FILES_IN,
    conflicts: READ_ALL,
    conflict: READ_ALL,
    conflictXml: READ_ALL,
  }),
  ...area("receivables", {
    page: READ,
    totals: READ,
    groups: READ,
    values: READ,
    aging: READ,
    agingTotals: READ,
    documents: READ,
    document: READ,
    xml: READ,
    saveXml: EXPORT,
    exportPage: EXPORT,
    exportGroups: EXPORT,
  }),
  ...area("acceptance", {
    terms: READ,
    saveTerms: to("acts", ["coordinator", "manager", "director", "administration", "billing"]),
    invoices: READ,
    record: to(
      "acts",
      ["coordinator", "manager", "director", "administration", "billing", "logistics", "sales"],
      "own",
    ),
    undo: to("acts", ["coordinator", "manager", "director", "administration", "billing", "logistics", "sales"]),
    ofInvoice: READ,
    alerts: READ,
    alertCounts: READ,
    calendar: ANYBODY,
    setRules: MANAGE,
    setDays: MANAGE,
  }),
  ...area("complements", {
    audit: READ,
    counts: READ,
    page: READ,
    values: READ,
    exportList: EXPORT,
    alerts: READ,
  }),
  ...area("review", {
    evidence: READ,
    cancel: BILLING,
    request: BILLING,
    keep: BILLING,
    markPue: BILLING,
    undo: BILLING,
    pueToConfirm: READ,
    pueTotals: READ,
    missingFiles: READ_ALL,
  }),
  ...area("payments", {
    page: READ,
    totals: READ,
    values: READ,
    get: READ,
    appliable: READ,
    record: MONEY,
    apply: MONEY,
    unapply: MONEY,
    split: MONEY,
    refund: MONEY,
    bounce: MONEY,
    clear: MONEY,
    reverse: MONEY,
    undo: MONEY,
    link: MONEY,
    unlink: MONEY,
  }),
  ...area("bank", {
    accounts: BANK,
    saveAccount: to("general", ["administration", "manager", "director"]),
    preview: BANK,
    import: MONEY,
    statements: BANK,
    lines: BANK,
    totals: BANK,
    confirm: MONEY,
    ignore: MONEY,
    reject: MONEY,
    undo: MONEY,
  }),
  ...area("customers", {
    find: READ,
    reconcile: READ,
    statement: READ,
    setCreditDays: to("acts", ["manager", "director", "administration", "coordinator"]),
    ficha: READ,
    page: READ,
    totals: READ,
    values: READ,
    exportPage: EXPORT,
    update: SUPERVISE,
    rules: ANYBODY,
    saveRules: MANAGE,
    setStage: WORK,
    release: WORK,
    endRelease: SUPERVISE,
    tellSales: WORK,
    releases: READ,
    assign: SUPERVISE,
    people: READ,
    saveContact: WORK,
    mergePreview: to("reads", ["coordinator", "manager", "director", "auditor"]),
    similar: READ,
    merge: SUPERVISE,
    unmerge: SUPERVISE,
    previewImport: SUPERVISE,
    importFile: SUPERVISE,
  }),
  ...area("reports", {
    weekly: READ_ALL,
    read: READ_ALL,
    preview: EXPORT_ALL,
    export: EXPORT_ALL,
    send: to("exports", ["coordinator", "manager", "director"]),
    schedules: ANYBODY,
    saveSchedule: MANAGE,
    runDue: to(
      "general",
      EVERYBODY.filter((role) => role !== "auditor"),
    ),
    deliveries: READ_ALL,
  }),
  ...area("kpis", {
    board: READ_ALL,
    trend: READ_ALL,
    rows: READ_ALL,
    exportRows: EXPORT_ALL,
    movement: READ_ALL,
    groups: READ_ALL,
    rules: ANYBODY,
    saveRules: MANAGE,
    "closes.list": READ_ALL,
    "closes.plan": READ_ALL,
    "closes.close": MANAGE,
    "closes.get": READ_ALL,
  }),
  ...area("promises", {
    page: READ,
    totals: READ,
    values: READ,
    exportPage: EXPORT,
    get: READ,
    promisable: READ,
    plan: READ,
    make: WORK,
    cancel: WORK,
    undo: WORK,
    rates: READ,
    rules: ANYBODY,
    saveRules: MANAGE,
  }),
  ...area("rates", {
    page: ANYBODY,
    coverage: READ,
    add: to("general", ["administration", "coordinator", "manager", "director", "billing"]),
    remove: to("general", ["administration", "coordinator", "manager", "director"]),
    importFile: to("general", ["administration", "coordinator", "manager", "director", "billing"]),
    consolidatedDocuments: READ,
    consolidatedCustomers: READ,
  }),
  ...area("openings", {
    preview: FILES_IN,
    importFile: FILES_IN,
    batches: READ_ALL,
    lines: READ_ALL,
    line: READ,
    undo: to("acts", ["administration", "manager", "director"]),
  }),
  ...area("contacts", {
    outcomes: ANYBODY,
    saveOutcome: MANAGE,
    briefing: READ,
    check: READ,
    log: WORK,
    correct: WORK,
    withdraw: WORK,
    attach: WORK,
    copyAttachment: to("acts", EVERYBODY, "own"),
    timeline: READ,
    get: READ,
    page: READ,
    values: READ,
    totals: READ,
    exportPage: EXPORT,
    addFollowUp: WORK,
    moveFollowUp: WORK,
  }),
  ...area("letters", {
    preview: READ,
    issue: WORK,
    issueMany: SUPERVISE,
    count: READ_ALL,
    page: READ,
    values: READ,
    exportPage: EXPORT,
    get: READ,
    save: WORK,
    print: WORK,
    record: WORK,
    letterhead: ANYBODY,
    saveLetterhead: MANAGE,
    setLogo: MANAGE,
    templates: ANYBODY,
    template: ANYBODY,
    // A change waits for another person's approval.
    saveTemplate: to("general", ["coordinator", "manager", "director"]),
    previewTemplate: READ,
  }),
  ...area("mail", {
    settings: ANYBODY,
    saveSettings: MANAGE,
    test: MANAGE,
    templates: ANYBODY,
    saveTemplate: MANAGE,
    compose: READ,
    send: WORK,
    hand: WORK,
    unsettled: READ,
    settle: WORK,
  }),
  ...area("views", {
    list: ANYBODY,
    save: ANYBODY,
    change: ANYBODY,
    remove: ANYBODY,
    restore: ANYBODY,
    openWith: ANYBODY,
  }),
  ...area("worklist", {
    refresh: to("general", ["coordinator", "manager", "director"], "all"),
    page: READ,
    progress: to("reads", ["coordinator", "manager", "director", "auditor"]),
    around: READ,
    claim: to("general", ["coordinator", "manager", "director"], "all"),
    skip: WORK,
    orphans: to("reads", ["coordinator", "manager", "director", "auditor"]),
    rules: ANYBODY,
    saveRules: MANAGE,
    previewWeights: to("reads", ["coordinator", "manager", "director"]),
    contactRules: ANYBODY,
    saveContactRule: MANAGE,
    home: READ,
  }),
  ...area("disputes", {
    page: READ,
    totals: READ,
    values: READ,
    exportPage: EXPORT,
    get: READ,
    ofInvoice: READ,
    disputable: READ,
    kpis: READ,
    rules: ANYBODY,
    saveRules: MANAGE,
    open: DISPUTE,
    openMany: DISPUTE,
    handOverLetter: READ,
    handOver: DISPUTE,
    wait: DISPUTE,
    decide: ANSWER,
    reopen: DISPUTE,
    amend: DISPUTE,
    note: DISPUTE,
    attach: DISPUTE,
    undo: DISPUTE,
  }),
  ...area("approvals", {
    page: READ,
    count: READ,
    about: READ,
    decide: to("acts", ["coordinator", "manager", "director", "administration"]),
    withdraw: to("acts", ["coordinator", "manager", "director", "administration"], "own"),
    limits: ANYBODY,
    saveLimits: MANAGE,
  }),
  ...area("agreements", {
    page: READ,
    totals: READ,
    values: READ,
    exportPage: EXPORT,
    get: READ,
    agreeable: READ,
    simulate: READ,
    save: WORK,
    ask: WORK,
    offer: WORK,
    sign: WORK,
    withdraw: WORK,
    terminate: SUPERVISE,
    rules: ANYBODY,
    saveRules: MANAGE,
  }),
  ...area("forecast", {
    make: to("general", ["coordinator", "manager", "director", "administration"]),
    runs: READ_ALL,
    run: READ_ALL,
    items: READ_ALL,
    exportRun: EXPORT_ALL,
  }),
  ...area("interest", {
    summary: READ,
    statement: READ,
    ofInvoice: READ,
    ofInvoices: READ,
    exportStatement: EXPORT,
    rules: ANYBODY,
    saveRules: MANAGE,
    setTerms: SUPERVISE,
    undoTerms: SUPERVISE,
    waive: WORK,
    billingLetter: READ,
    askBilling: to("acts", ["coordinator", "manager", "director", "billing", "administration"], "own"),
    charge: BILLING,
    undoBilling: BILLING,
  }),
]);

/**
 * Procedures that answer before anybody has signed in: opening and closing a ledger file, which the file system allows anyway,
 * news of what changed (areas, nothing in them), and signing in itself.
 */
export const OPEN: ReadonlySet<string> = new Set([
  "ledgers.status",
  "ledgers.open",
  "ledgers.create",
  "ledgers.createDemo",
  "ledgers.close",
  "ledgers.changes",
  "backup.beside",
  "users.session",
  "users.signIn",
  "users.lock",
  "users.recover",
  "users.makeFirst",
  "users.skipFirst",
]);

/** How far a role reaches with a procedure. */
export function reachOf(procedure: string, role: Role): Reach {
  return PERMISSIONS.get(procedure)?.reach[role] ?? "none";
}
