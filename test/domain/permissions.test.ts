import { describe, expect, test } from "vitest";
import { zPersonRole } from "../../shared/contract/users.ts";
import type { Role } from "../../shared/domain/permissions/role.ts";
import { OPEN, PERMISSIONS, reachOf } from "../../shared/domain/permissions.ts";
import { allProcedures } from "../ledger/support/inputs.ts";
import { DUTIES } from "./duties.ts";

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

  test.each(["sales", "logistics"] as const)("%s takes along what it answers, and no list of the portfolio", (role) => {
    const out = names.filter((name) => PERMISSIONS.get(name)?.deed === "exports" && reachOf(name, role) !== "none");
    expect(out.toSorted()).toEqual(["disputes.exportGroups", "disputes.exportPage", "receivables.saveXml"]);
  });

  test("people and settings are managed by managers alone", () => {
    const managing = ["users.add", "users.change", "users.setPassword", "settings.update", "backup.restore"];
    for (const role of zPersonRole.options) {
      const manages = role === "manager" || role === "director";
      for (const name of managing) expect(reachOf(name, role), `${name} ${role}`).toBe(manages ? "all" : "none");
    }
  });
});

describe("who may do what (COLLECTIONS 19)", () => {
  test.each(DUTIES.map(({ words, procedures: of, reach }) => [words, of, reach] as const))("%s", (_, of, reach) => {
    for (const name of of) {
      const found = Object.fromEntries(zPersonRole.options.map((role) => [role, reachOf(name, role)]));
      expect(found, name).toEqual(reach);
      expect(names, "it is a procedure").toContain(name);
    }
  });

  test("no duty says the same twice", () => {
    const said = DUTIES.flatMap(({ procedures: of }) => of);
    expect(said.filter((name, index) => said.indexOf(name) !== index)).toEqual([]);
  });

  test.each([
    ["coordinator", "collector"],
    ["manager", "coordinator"],
    ["director", "manager"],
  ] as const)("a %s may do whatever a %s may, with every customer", (higher, lower) => {
    const lacking = names.filter((name) => reachOf(name, lower) !== "none" && reachOf(name, higher) !== "all");
    expect(lacking).toEqual([]);
  });

  test("nobody but the collector is bound to customers of their own", () => {
    const others = zPersonRole.options.filter((role) => role !== "collector");
    expect(names.filter((name) => others.some((role) => reachOf(name, role) === "own"))).toEqual([]);
  });

  test("an auditor's own password, views and copies are all an auditor ever changes", () => {
    const changes = procedures.filter(({ name, kind }) => {
      const deed = PERMISSIONS.get(name)?.deed;
      return kind === "command" && deed !== "reads" && deed !== "exports" && reachOf(name, "auditor") !== "none";
    });
    expect(changes.map(({ name }) => name).toSorted()).toEqual([
      "backup.make",
      "contacts.copyAttachment",
      "settings.packForSupport",
      "users.become",
      "users.changePassword",
      "views.change",
      "views.openWith",
      "views.remove",
      "views.restore",
      "views.save",
    ]);
  });

  test("a procedure nobody has said anything of is refused to everybody", () => {
    for (const role of zPersonRole.options) expect(reachOf("nothing.atAll", role)).toBe("none");
  });

  test("before anybody has signed in a ledger is found and opened, and nothing in it is seen", () => {
    expect([...OPEN].filter((name) => !/^(ledgers|users)\./.test(name))).toEqual(["backup.beside"]);
    const inside = /^(users\.(list|me|add|change|setPassword)|ledgers\.verify)$/;
    expect([...OPEN].filter((name) => inside.test(name))).toEqual([]);
  });
});
