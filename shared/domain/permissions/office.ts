import { ANYBODY, type Area, AUDIT, AUDIT_EXPORT, EVERYBODY, MANAGE, READ_ALL, to } from "./grants.ts";

/** The ledger itself: who works on it, its copies, its settings and its audit log. */
export const OFFICE: Readonly<Record<string, Area>> = {
  ledgers: { verify: READ_ALL, missing: READ_ALL, goOnWithout: MANAGE },
  users: {
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
  },
  audit: { page: AUDIT, choices: AUDIT, get: AUDIT, exportPage: AUDIT_EXPORT },
  privacy: {
    find: AUDIT,
    due: AUDIT,
    file: AUDIT,
    exportFile: AUDIT_EXPORT,
    rectify: MANAGE,
    undoRectify: MANAGE,
    exportRectification: AUDIT_EXPORT,
    block: MANAGE,
    unblock: MANAGE,
    erase: MANAGE,
    acts: AUDIT,
    rules: ANYBODY,
    saveRules: MANAGE,
  },
  backup: {
    status: ANYBODY,
    // A task that only reads and copies works as an auditor.
    make: to("general", EVERYBODY),
    cancel: MANAGE,
    configure: MANAGE,
    drill: to("general", ["coordinator", "manager", "director", "administration", "auditor"]),
    restore: MANAGE,
  },
  settings: {
    get: ANYBODY,
    update: MANAGE,
    changePuePolicy: MANAGE,
    health: ANYBODY,
    packForSupport: ANYBODY,
  },
  views: {
    list: ANYBODY,
    save: ANYBODY,
    change: ANYBODY,
    remove: ANYBODY,
    restore: ANYBODY,
    openWith: ANYBODY,
  },
};
