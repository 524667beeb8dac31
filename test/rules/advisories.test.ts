import { describe, expect, test } from "vitest";
import { affected, knownAdvisories } from "../../scripts/advisories.ts";

const mailer = { id: "A-1", package: "nodemailer", affected: "<7.0.7", what: "mail goes elsewhere" };

describe("known advisories", () => {
  test("name a package wherever it stands in the tree, in the versions that are affected and in no other", () => {
    const packages = {
      "": { version: "1.0.0" },
      "node_modules/nodemailer": { version: "10.6.0" },
      "node_modules/a/node_modules/nodemailer": { version: "7.0.6" },
      "node_modules/@nodemailer/nodemailer": { version: "1.0.0" },
      "node_modules/linked": {},
    };
    expect(affected({ packages }, [mailer])).toEqual([
      "nodemailer 7.0.6 (node_modules/a/node_modules/nodemailer): A-1, mail goes elsewhere",
    ]);
  });

  test("are ranges that some version is in", () => {
    for (const advisory of knownAdvisories()) {
      const below = advisory.affected.match(/<=?(\d+)/)?.[1];
      expect(below, advisory.id).toBeDefined();
      const versions = ["0.0.1", "0.19.1", "1.0.0", "10.4.0", "2.0.1", "0.3.11"];
      const packages = Object.fromEntries(
        versions.map((version, n) => [`node_modules/x${String(n)}/node_modules/${advisory.package}`, { version }]),
      );
      expect(affected({ packages }, [advisory]).length, advisory.id).toBeGreaterThan(0);
    }
  });
});
