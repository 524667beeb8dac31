import { describe, expect, test } from "vitest";
import { breachesOf } from "../../scripts/import-rules.ts";

/** What the rules say to one file with these imports, other files being empty. */
function breaches(path: string, ...specifiers: string[]): string[] {
  const source = specifiers.map((specifier) => `import "${specifier}";`).join("\n");
  return breachesOf(new Map([[path, source]]));
}

describe("a file may import what its room names", () => {
  const allowed: [string, string][] = [
    ["shared/domain/kpis/dso.ts", "../money.ts"],
    ["shared/contract/common.ts", "zod"],
    ["shared/contract/common.ts", "../domain/days.ts"],
    ["electron/main/native.ts", "../../shared/contract/native.ts"],
    ["electron/ledger/reports/reader.ts", "../receivables/reader.ts"],
    ["electron/ledger/db/open-sqlite.ts", "better-sqlite3"],
    ["renderer/features/reports/Screen.tsx", "../../grid/DataGrid.tsx"],
    ["renderer/features/reports/parts/Head.tsx", "../columns.ts"],
    ["renderer/grid/DataGrid.tsx", "ag-grid-community"],
  ];
  test.each(allowed)("%s imports %s", (path, specifier) => {
    expect(breaches(path, specifier)).toEqual([]);
  });
});

describe("everything else is refused", () => {
  const refused: [string, string, string][] = [
    ["the domain knows no contract", "shared/domain/aging.ts", "../contract/common.ts"],
    ["the domain knows no package", "shared/domain/aging.ts", "zod"],
    ["the domain knows no Node", "shared/domain/aging.ts", "node:fs"],
    ["the contract knows no ledger", "shared/contract/common.ts", "../../electron/ledger/router.ts"],
    ["the ledger never imports Electron", "electron/ledger/context.ts", "electron"],
    ["the ledger never imports main", "electron/ledger/context.ts", "../main/main.ts"],
    ["the ledger never imports screens", "electron/ledger/reports/reader.ts", "../../../renderer/lib/format.ts"],
    ["areas never import a driver", "electron/ledger/receivables/reader.ts", "better-sqlite3"],
    ["areas never import the other driver", "electron/ledger/receivables/reader.ts", "pg"],
    ["the database knows no area", "electron/ledger/db/open-sqlite.ts", "../receivables/reader.ts"],
    ["only the writers know pdfmake", "electron/ledger/reports/writer.ts", "pdfmake"],
    ["only the writers know Excel", "electron/ledger/imports/handlers.ts", "hucre/xlsx"],
    ["the transport knows no area", "electron/ledger/transport/serve.ts", "../receivables/reader.ts"],
    ["main never imports the ledger", "electron/main/ledger-host.ts", "../ledger/router.ts"],
    ["main never imports the domain", "electron/main/native.ts", "../../shared/domain/money.ts"],
    ["main never touches the database", "electron/main/main.ts", "better-sqlite3"],
    ["the preload passes no Node on", "electron/preload/preload.ts", "node:fs"],
    ["the preload knows the contract only", "electron/preload/preload.ts", "../main/native.ts"],
    ["the command line needs no Electron", "electron/cli/alcorriente.ts", "electron"],
    ["screens never import the ledger", "renderer/lib/ledger.ts", "../../electron/ledger/router.ts"],
    ["screens never import the preload", "renderer/lib/native.ts", "../../electron/preload/preload.ts"],
    ["screens know no Node", "renderer/lib/format.ts", "node:path"],
    ["screens know no Electron", "renderer/lib/native.ts", "electron"],
    ["features never import each other", "renderer/features/reports/Screen.tsx", "../receivables/columns.ts"],
    ["features never import the app", "renderer/features/reports/Screen.tsx", "../../app/router.tsx"],
    ["shared parts never import features", "renderer/components/Money.tsx", "../features/reports/columns.ts"],
    ["the lowest parts import no components", "renderer/lib/format.ts", "../components/Money.tsx"],
    ["only the grid knows AG Grid", "renderer/features/receivables/columns.ts", "ag-grid-community"],
    ["only the grid knows its React part", "renderer/components/Table.tsx", "ag-grid-react"],
    ["React stays on the screens", "electron/ledger/render/chart.ts", "react"],
    ["a new folder needs a place in the table", "electron/updates/check.ts", "node:fs"],
    ["product code never imports tests", "electron/ledger/context.ts", "../../test/ledger/open.ts"],
  ];
  test.each(refused)("%s", (_rule, path, specifier) => {
    expect(breaches(path, specifier)).toHaveLength(1);
  });

  test("however the import is written", () => {
    const forms = [
      'import { x } from "electron";',
      'import type { X } from "electron";',
      'export { x } from "electron";',
      'export * from "electron";',
      'const x = await import("electron");',
    ];
    for (const form of forms) {
      expect(breachesOf(new Map([["electron/ledger/context.ts", form]])), form).toHaveLength(1);
    }
  });
});

describe("circles", () => {
  const circle = (form: string): string[] =>
    breachesOf(
      new Map([
        ["shared/domain/a.ts", 'import "./b.ts";'],
        ["shared/domain/b.ts", 'import "./c.ts";'],
        ["shared/domain/c.ts", form],
      ]),
    );

  const forms = [
    'import "./a.ts";',
    'import type { A } from "./a.ts";',
    'export const later = () => import("./a.ts");',
  ];
  test.each(forms)("of files that cannot be read without each other are refused and told in full: %s", (form) => {
    expect(circle(form)).toEqual([
      "circle: shared/domain/a.ts -> shared/domain/b.ts -> shared/domain/c.ts -> shared/domain/a.ts",
    ]);
  });

  test("are none where two files need the same one", () => {
    expect(circle('import "./d.ts";')).toEqual([]);
  });
});
