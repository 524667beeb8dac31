import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { extractFile, listPackage } from "@electron/asar";
import { FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { type Browser, chromium, type Page } from "@playwright/test";
import { runtimeSwitches } from "../../scripts/electron-runtime.ts";
import { signUpdate } from "../../scripts/sign-update.ts";
import { makeTrialPackage, type TrialPackage } from "../../scripts/trial-package.ts";
import { expect, test } from "./app.ts";
import { CarteraPage } from "./pages/cartera-page.ts";

/** The app as it is installed, packaged for this machine (scripts/trial-package.ts says what differs from a release). */
test.describe.configure({ mode: "serial", timeout: 300_000 });
// Playwright only borrows the window: what it would keep of it, it would still be waiting for when the app is gone.
test.use({ trace: "off", screenshot: "off" });
/** How a fuse stands in the executable: the characters 1 and 0. */
const SET = "1".charCodeAt(0);
const UNSET = "0".charCodeAt(0);
const updateKeys = generateKeyPairSync("ed25519");
let trial: TrialPackage;
test.beforeAll(async () => {
  trial = await makeTrialPackage(updateKeys.publicKey);
});

function environment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  return { ...process.env, AL_CORRIENTE_NODE: process.execPath, LANGUAGE: "es_MX", ...more };
}

test("the package holds the app and what it needs, nothing else, and its fuses are set", async () => {
  const files = listPackage(join(trial.resources, "app.asar"), { isPack: false });
  const tops = new Set(files.map((file) => file.split("/")[1]));
  expect([...tops].sort()).toEqual(["dist", "node_modules", "package.json", "resources"]);
  const own = files.filter((file) => !file.startsWith("/node_modules/"));
  expect(own.filter((file) => /\.(map|tsx?|test\.js|alcorriente|pem|key)$/.test(file))).toEqual([]);
  expect(
    files.filter((file) => /^\/node_modules\/(electron|vite|vitest|typescript|@playwright)(\/|$)/.test(file)),
  ).toEqual([]);
  for (const part of [
    "main/main.js",
    "preload/preload.cjs",
    "renderer/index.html",
    "ledger/ledger.js",
    "cli/alcorriente.js",
  ]) {
    expect(own).toContain(`/dist/${part}`);
  }
  const manifest = extractFile(join(trial.resources, "app.asar"), "package.json").toString("utf8");
  expect(JSON.parse(manifest)).toMatchObject({ name: "al-corriente", main: "dist/main/main.js" });
  expect(readdirSync(trial.resources)).not.toContain("app");
  const beside = readdirSync(dirname(trial.executable));
  expect(beside).toEqual(expect.arrayContaining(["licences.txt", "LICENSES.chromium.html"]));

  const fuses = await getCurrentFuseWire(trial.executable);
  const on = [
    FuseV1Options.EnableCookieEncryption,
    FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    FuseV1Options.OnlyLoadAppFromAsar,
  ];
  const off = [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ];
  for (const fuse of on) expect(fuses[fuse], FuseV1Options[fuse]).toBe(SET);
  for (const fuse of off) expect(fuses[fuse], FuseV1Options[fuse]).toBe(UNSET);
});

test("its executable cannot be turned into a plain Node, and is the command line", ({ demoLedger, folder }) => {
  const foreign = join(folder, "foreign.cjs");
  const mark = join(folder, "mark");
  writeFileSync(
    foreign,
    `if (process.versions.electron) require("node:fs").writeFileSync(${JSON.stringify(mark)}, "")`,
  );
  const verify = spawnSync(
    trial.executable,
    [...runtimeSwitches(), "--inspect=0", "--command-line", "verify", "--json", "--ledger", demoLedger],
    {
      encoding: "utf8",
      env: { ...environment(), ELECTRON_RUN_AS_NODE: "1", NODE_OPTIONS: `--require=${foreign}` },
    },
  );
  // The ledger's own Node, which only a trial has, does read NODE_OPTIONS; Electron itself may not.
  expect(existsSync(mark)).toBe(false);
  expect(verify.stderr).not.toContain("Debugger listening");
  expect(verify.status, verify.stderr).toBe(0);
  expect(JSON.parse(verify.stdout)).toMatchObject({ ok: true });
});

/**
 * Holds the browser once its page has arrived at our own address: who takes hold of a window while it changes from its empty
 * first page to the app's can wait for ever for the one that went. A try that gets no answer is made again.
 */
async function connected(address: string, said: () => string): Promise<Browser> {
  const targets = new URL("/json/list", address.replace(/^ws/, "http"));
  await expect.poll(async () => (await fetch(targets)).text(), { timeout: 120_000 }).toContain('"url": "app://');
  for (let left = 3; ; left--) {
    try {
      return await chromium.connectOverCDP(address, { timeout: 20_000 });
    } catch (error) {
      if (left === 1) throw new Error(`${String(error)}\n${await (await fetch(targets)).text()}\n${said()}`);
    }
  }
}

/** Starts the package and takes hold of its window over Chromium's own port, since its inspector is off. */
async function withWindow(userData: string, use: (window: Page) => Promise<void>): Promise<void> {
  const app: ChildProcess = spawn(
    trial.executable,
    [...runtimeSwitches(), "--remote-debugging-port=0", `--user-data-dir=${userData}`, "--lang=es-MX"],
    { env: environment({ XDG_CACHE_HOME: join(userData, "cache") }), stdio: ["ignore", "ignore", "pipe"] },
  );
  let said = "";
  try {
    const address = await new Promise<string>((resolve, reject) => {
      app.stderr?.on("data", (chunk: Buffer) => {
        said += chunk.toString("utf8");
        const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
        if (found !== undefined) resolve(found);
      });
      app.once("exit", (code) => reject(new Error(`The package ended with ${String(code)}: ${said}`)));
    });
    const browser = await connected(address, () => said);
    const [context] = browser.contexts();
    if (context === undefined) throw new Error("The package has no window");
    await use(context.pages()[0] ?? (await context.waitForEvent("page")));
  } finally {
    app.kill("SIGKILL");
  }
}

test("the packaged app starts, and its ledger answers", async ({ folder, demoLedger }) => {
  const userData = join(folder, "user-data");
  mkdirSync(userData);
  writeFileSync(join(userData, "preferences.json"), JSON.stringify({ lastLedger: demoLedger }));
  await withWindow(userData, async (window) => {
    const cartera = new CarteraPage(window);
    await cartera.documents.rows.first().waitFor({ timeout: 120_000 });
    expect(await cartera.documents.rows.count()).toBeGreaterThan(5);
    expect(await window.evaluate(() => typeof Reflect.get(globalThis, "require"))).toBe("undefined");
    expect(window.url()).toMatch(/^app:\/\//);
    // What security.spec.ts tries in full holds in what users get, too.
    const refused = await window.evaluate(async () => {
      const { headers } = await fetch(location.href);
      const opened = globalThis.open("index.html");
      const tries = [
        fetch("file:///etc/passwd"),
        fetch("https://127.0.0.1:9/"),
        navigator.serviceWorker?.register("./x.js"),
      ];
      return {
        policy: headers.get("content-security-policy"),
        frozen: Object.isFrozen(Reflect.get(globalThis, "alCorriente")),
        opened: opened !== null,
        answered: (await Promise.allSettled(tries)).filter(
          ({ status, ...rest }) => status === "fulfilled" && "value" in rest && rest.value !== undefined,
        ).length,
        notifications: await Notification.requestPermission(),
      };
    });
    expect(refused).toEqual({
      policy: expect.stringMatching(/^default-src 'none'; script-src 'self'; .*frame-ancestors 'none'$/),
      frozen: true,
      opened: false,
      answered: 0,
      notifications: "denied",
    });
  });
  expect(existsSync(join(userData, "logs"))).toBe(true);
});

test("it updates itself from a folder of the office network, and from nothing that is not signed", async ({
  folder,
  demoLedger,
}) => {
  const office = join(folder, "Actualizaciones ñandú");
  const userData = join(folder, "user-data");
  mkdirSync(office);
  mkdirSync(userData);
  writeFileSync(join(userData, "preferences.json"), JSON.stringify({ lastLedger: demoLedger, updateSource: office }));
  const installer = join(office, "Al-Corriente-99.0.0-Setup.exe");
  writeFileSync(installer, "what would install version 99");
  const key = updateKeys.privateKey.export({ format: "pem", type: "pkcs8" }).toString();
  await signUpdate(installer, "99.0.0", key);
  const signed = readFileSync(join(office, "latest.yml"), "utf8");
  await withWindow(userData, async (window) => {
    await window.evaluate(() => {
      location.hash = "/ajustes";
    });
    const look = window.getByRole("button", { name: "Buscar ahora" });
    const says = (words: string): Promise<void> => expect(window.getByText(words)).toBeVisible({ timeout: 60_000 });

    writeFileSync(join(office, "latest.yml"), signed.replace("99.0.0", "99.0.1"));
    await look.click();
    await says("no lleva la firma de Al Corriente");

    writeFileSync(join(office, "latest.yml"), signed);
    writeFileSync(installer, "what would install something else");
    await look.click();
    await says("no es el que se firmó");

    writeFileSync(installer, "what would install version 99");
    await look.click();
    await says("La versión 99.0.0 está lista");
  });
});
