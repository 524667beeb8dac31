import { HeadKeeper } from "./audit/heads.ts";
import { BackupKeeper, RECENT_MS } from "./backup/keeper.ts";
import type { Patience } from "./backup/second-folder.ts";
import { ChainAuditor } from "./complements/auditor.ts";
import type { LedgerDb } from "./db/ledger-db.ts";
import { ImportRunner } from "./imports/runner.ts";
import { FolderWatcher, type WatcherParts } from "./imports/watch/watcher.ts";
import { ledgerError } from "./ledger-error.ts";
import { LedgerSession } from "./ledgers/session.ts";
import { acting } from "./lib/acting.ts";
import { ChangeFeed } from "./lib/change-feed.ts";
import { Secrets } from "./lib/secrets.ts";
import { TabularReader } from "./lib/tabular/tabular-reader.ts";
import type { Office } from "./reports/deliver.ts";
import { ReportKeeper } from "./reports/keeper.ts";
import { Reporter } from "./reports/reporter.ts";
import { systemUser } from "./users/seat.ts";

export { ledgerError };

/** Who makes reports, and who delivers them on time. */
export interface Reports {
  readonly office: Office;
  readonly keeper: ReportKeeper;
}

/** Everything a handler needs, made once at start; tests and the command line make their own. */
export interface LedgerContext {
  readonly session: LedgerSession;
  readonly changes: ChangeFeed;
  readonly importing: ImportRunner;
  readonly watching: FolderWatcher;
  readonly backups: BackupKeeper;
  /** Ends of audit chains, kept outside the ledgers. */
  readonly heads: HeadKeeper;
  /** Users' tables and bank files, read in a worker and kept while their columns are mapped. */
  readonly tables: TabularReader;
  /** Long readings go to a thread with a connection of its own, so that screens are answered meanwhile. */
  readonly readsAside: boolean;
  /** Passwords that main handed over. */
  readonly secrets: Secrets;
  readonly reports: Reports;
  /** Where this process keeps its log; null where it keeps none. */
  readonly logFolder: string | null;
  /** The only place the ledger process reads the time. */
  readonly now: () => Date;
  /** Who acts, as the audit names it: the person who works on this PC, where they said so. */
  readonly actor: string;
  /** Id of that person; null where nobody said. */
  personId(): number | null;
}

/** What {@link createContext} can be told. */
export interface ContextOptions {
  readonly now?: () => Date;
  /** Who acts; the person who works on this PC unless said, the system's account where nobody said who that is. */
  readonly actor?: string;
  /** Read what takes long in a thread of its own; off unless asked for. */
  readonly readAside?: boolean;
  /** Import what comes into watched folders while a ledger is open; off unless asked for. */
  readonly watch?: boolean;
  /** Audit chains of complements in the background; off unless asked for. */
  readonly audit?: boolean;
  /** Make backups by the clock and before an import, or before imports alone; off unless asked for. */
  readonly backup?: "always" | "imports";
  /** How long a second folder of backups may take to answer; tests wait less. */
  readonly patience?: Patience;
  /** File of this PC that keeps the ends of audit chains: read, and with `notes` written too. */
  readonly heads?: { readonly file: string; readonly notes: boolean };
  /** Folder of the process's log, for the page that says how things are. */
  readonly logFolder?: string;
  /** Deliver reports by their schedule; off unless asked for. */
  readonly reports?: boolean;
  /** Times of watching and the system's hints; tests have their own. */
  readonly watching?: Pick<WatcherParts, "timing" | "hint">;
}

/** Makes the context of a ledger process without a ledger open. `close` stops imports and closes the ledger. */
export function createContext(options: ContextOptions = {}): { context: LedgerContext; close(): Promise<void> } {
  const now = options.now ?? (() => new Date());
  const changes = new ChangeFeed(now);
  const session = new LedgerSession(now);
  // Who signed in is named whatever carries the call; a ledger that asks for nobody is told by who works on this PC.
  const account = systemUser() || "user";
  const actor = (): string =>
    (session.protected ? session.me?.name : undefined) ?? options.actor ?? session.me?.name ?? account;
  const importing = new ImportRunner({
    session,
    changes,
    now,
    get actor() {
      return actor();
    },
  });
  const backups = new BackupKeeper({
    ...(options.patience ? { patience: options.patience } : {}),
    ...{ session, changes, now, importing, when: options.backup ?? false },
  });
  const watching = new FolderWatcher({
    importing,
    changes,
    now,
    keep: (db) => backups.beforeImport(db, RECENT_MS),
    enabled: options.watch ?? false,
    ...options.watching,
  });
  const heads = new HeadKeeper({
    session,
    now,
    file: options.heads?.file ?? null,
    notes: options.heads?.notes ?? false,
    changes,
  });
  const tables = new TabularReader();
  const secrets = new Secrets();
  const readsAside = options.readAside ?? false;
  const enabled = options.reports ?? false;
  const reports = reportsOf({ session, changes, now, importing, secrets, readsAside, actor, enabled });
  const auditor = new ChainAuditor({ session, importing, changes });
  if (options.audit === true) auditor.start();
  return {
    context: {
      session,
      changes,
      importing,
      watching,
      backups,
      heads,
      logFolder: options.logFolder ?? null,
      tables,
      readsAside,
      secrets,
      reports,
      now,
      // Who asked is named until the call has ended, also when somebody else has signed in by then: a mail may take a minute.
      get actor() {
        return acting()?.actor ?? actor();
      },
      personId() {
        const call = acting();
        return call === undefined ? (session.me?.id ?? null) : call.personId;
      },
    },
    async close() {
      await Promise.all([
        watching.stop(),
        importing.stopAll(),
        auditor.stop(),
        backups.close(),
        reports.keeper.close(),
      ]);
      await reports.office.reporter.close();
      await heads.note();
      heads.close();
      await session.close();
      changes.close();
    },
  };
}

function reportsOf(
  parts: Pick<LedgerContext, "session" | "changes" | "now" | "importing" | "secrets" | "readsAside"> & {
    readonly actor: () => string;
    readonly enabled: boolean;
  },
): Reports {
  const { session, changes, now, importing, secrets, readsAside, actor, enabled } = parts;
  const office: Office = {
    reporter: new Reporter(readsAside),
    secrets,
    now,
    get actor() {
      return actor();
    },
    get person() {
      return session.me?.name ?? null;
    },
  };
  return { office, keeper: new ReportKeeper({ session, changes, importing, office, enabled }) };
}

/**
 * File of the open ledger where a thread of this process may read it on a connection of its own; null where whoever asks
 * reads here: the process has no such threads, the ledger is on a server, or somebody sees a part of it, for what narrows it
 * stands on this process's connection. Throws NO_LEDGER_OPEN.
 */
export function fileReadAside(context: Pick<LedgerContext, "session" | "readsAside">): string | null {
  const db = openLedger(context);
  const whole = db === context.session.current;
  return context.readsAside && whole && db.dialect === "sqlite" ? db.path : null;
}

/** The open ledger, as far as whoever signed in sees it. Throws NO_LEDGER_OPEN. */
export function openLedger(context: Pick<LedgerContext, "session">): LedgerDb {
  const db = context.session.visible;
  if (!db) throw ledgerError("NO_LEDGER_OPEN");
  return db;
}
