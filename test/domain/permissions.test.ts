import { describe, expect, test } from "vitest";
import { zPersonRole } from "../../shared/contract/users.ts";
import type { Role } from "../../shared/domain/permissions/role.ts";
import { OPEN, PERMISSIONS, reachOf } from "../../shared/domain/permissions.ts";
import { allProcedures } from "../ledger/support/inputs.ts";

const procedures = allProcedures();
const names = procedures.map(({ name }) => name);
const may = (role: Role): string[] => names.filter((name) => reachOf(name, role) !== "none");

describe("the table of permissions", () => {
  test("has one row for each procedure of the contract and for nothing else", () => {
    const rows = [...PERMISSIONS.keys(), ...OPEN];
    expect(names.filter((name) => !rows.includes(name))).toEqual([]);
    expect(rows.filter((name) => !names.includes(name))).toEqual([]);
    expect(rows).toHaveLength(new Set(rows).size);
  });

  test("knows every role people can have, and gives each something to do", () => {
    const roles = zPersonRole.options satisfies readonly Role[];
    for (const role of roles) expect(may(role).length, role).toBeGreaterThan(50);
    for (const [name, { reach }] of PERMISSIONS) {
      expect(
        Object.keys(reach).filter((role) => !roles.includes(role as Role)),
        name,
      ).toEqual([]);
    }
  });

  test("an auditor reads everything and changes nothing of a customer's", () => {
    const acts = procedures.filter(({ name, kind }) => kind === "command" && PERMISSIONS.get(name)?.deed === "acts");
    expect(acts.filter(({ name }) => reachOf(name, "auditor") !== "none").map(({ name }) => name)).toEqual([
      "contacts.copyAttachment",
    ]);
    const reads = procedures.filter(({ name }) => ["reads", "exports"].includes(PERMISSIONS.get(name)?.deed ?? ""));
    const hidden = reads.filter(({ name }) => reachOf(name, "auditor") === "none").map(({ name }) => name);
    // Sending a report and weighing a list are work, not reading.
    expect(hidden).toEqual(["reports.send", "worklist.previewWeights"]);
  });

  test("a collector sees an own portfolio, applies no money and decides nothing about it", () => {
    const all = names.filter(
      (name) => PERMISSIONS.get(name)?.deed !== "general" && reachOf(name, "collector") === "all",
    );
    expect(all).toEqual([]);
    const forbidden = ["payments.apply", "payments.record", "disputes.decide", "customers.assign", "approvals.decide"];
    for (const name of [...forbidden, "bank.confirm", "settings.update", "users.add", "audit.page", "backup.restore"]) {
      expect(reachOf(name, "collector"), name).toBe("none");
    }
    for (const name of ["contacts.log", "promises.make", "disputes.open"])
      expect(reachOf(name, "collector")).toBe("own");
  });

  test("people and settings are managed by managers alone", () => {
    const managing = ["users.add", "users.change", "users.setPassword", "settings.update", "backup.restore"];
    for (const role of zPersonRole.options) {
      const manages = role === "manager" || role === "director";
      for (const name of managing) expect(reachOf(name, role), `${name} ${role}`).toBe(manages ? "all" : "none");
    }
  });
});
