/** What the files of one folder may import besides each other. */
export interface Room {
  /** Other rooms, by their folder. */
  readonly rooms: readonly string[];
  /** Packages, by name; a name that ends in a colon or a slash stands for all that begin with it. */
  readonly packages: readonly string[] | "any";
  /** Each folder directly in this room keeps to itself: none may import another. */
  readonly apart?: true;
}

const SHARED = ["shared/domain", "shared/contract", "shared/i18n", "shared/charts"];

/**
 * The rooms of the house and who may import whom. A file belongs to the longest path of this table that it lies under. What
 * is not named here is refused, so that a new folder is given its place before anything depends on it.
 */
export const ROOMS: Readonly<Record<string, Room>> = {
  "shared/domain": { rooms: [], packages: [] },
  "shared/domain/cfdi": { rooms: ["shared/domain"], packages: ["saxes"] },
  "shared/contract": { rooms: ["shared/domain"], packages: ["zod", "@orpc/contract"] },
  "shared/i18n": { rooms: ["shared/domain", "shared/contract"], packages: [] },
  "shared/charts": { rooms: ["shared/domain", "shared/contract", "shared/i18n"], packages: ["echarts"] },

  "electron/log": { rooms: [], packages: ["node:", "electron-log"] },
  "electron/main": {
    rooms: ["shared/contract", "electron/log"],
    packages: ["node:", "electron", "electron-updater", "zod"],
  },
  "electron/preload": { rooms: ["shared/contract"], packages: ["electron"] },
  "electron/ledger": {
    rooms: [...SHARED, "shared/domain/cfdi", "electron/ledger/db", "electron/ledger/transport", "electron/log"],
    packages: "any",
  },
  "electron/ledger/db": { rooms: ["shared/domain"], packages: "any" },
  "electron/ledger/transport": {
    rooms: ["shared/contract", "electron/log"],
    packages: ["node:", "zod", "@orpc/"],
  },
  "electron/cli": { rooms: [...SHARED, "electron/ledger", "package.json"], packages: ["node:", "zod", "@orpc/"] },

  "renderer/main.tsx": { rooms: ["renderer/app", "renderer/lib"], packages: "any" },
  "renderer/app": {
    rooms: [...SHARED, "renderer/features", "renderer/components", "renderer/grid", "renderer/lib"],
    packages: "any",
  },
  "renderer/features": {
    rooms: [
      ...SHARED,
      "renderer/components",
      "renderer/grid",
      "renderer/charts",
      "renderer/lib",
      "resources/licences.txt?raw",
    ],
    packages: "any",
    apart: true,
  },
  "renderer/grid": { rooms: [...SHARED, "renderer/components", "renderer/lib"], packages: "any" },
  "renderer/charts": { rooms: [...SHARED, "renderer/lib"], packages: "any" },
  "renderer/components": { rooms: [...SHARED, "renderer/lib"], packages: "any" },
  "renderer/lib": { rooms: SHARED, packages: "any" },
};

/** Packages that only these folders may import, whatever else their rooms allow. */
export const OWNED_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  electron: ["electron/main", "electron/preload"],
  "node:": ["electron/log", "electron/main", "electron/ledger", "electron/cli"],
  "better-sqlite3": ["electron/ledger/db"],
  "electron-updater": ["electron/main"],
  pg: ["electron/ledger/db"],
  pdfmake: ["electron/ledger/render"],
  exceljs: ["electron/ledger/render"],
  hucre: ["electron/ledger/lib/tabular"],
  "ag-grid-": ["renderer/grid"],
  "@ag-grid-": ["renderer/grid"],
  react: ["renderer"],
  "react-dom": ["renderer"],
  "@fluentui/": ["renderer"],
  "@tanstack/": ["renderer"],
};
