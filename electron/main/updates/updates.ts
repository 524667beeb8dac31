import { createPublicKey, type KeyObject } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { app } from "electron";
import { z } from "zod";
import type { UpdateState } from "../../../shared/contract/native.ts";
import type { Log } from "../../log/log.ts";
import { serveFolder } from "./folder-server.ts";
import { problemOf, UpdateProblem } from "./update-problem.ts";

/** What the updates of this PC work with. */
export interface UpdateServices {
  /** Address of a server or path of a folder; "" when this PC looks for none. */
  readonly source: () => string;
  readonly announce: (state: UpdateState) => void;
  readonly log: Log;
}

/** Where the updater looks for its cache's name. */
const CONFIG_FILE = "updates.yml";
const FIRST_CHECK_MS = 90_000;
const CHECK_EVERY_MS = 12 * 3_600_000;

interface Fetched {
  install(): void;
}

/**
 * Looks for a newer version, fetches it, and starts its installer when the user says so. Nothing is asked of any network
 * until somebody has named a server or a folder in Ajustes.
 */
export class Updates {
  readonly #services: UpdateServices;
  #state: UpdateState = { kind: "idle" };
  #fetched: Fetched | null = null;

  constructor(services: UpdateServices) {
    this.#services = services;
  }

  get state(): UpdateState {
    return this.#state;
  }

  /** Looks by itself from now on, as long as a source is named. */
  watch(): void {
    const look = (): void => {
      if (this.#services.source() !== "") void this.check();
    };
    setTimeout(look, FIRST_CHECK_MS);
    setInterval(look, CHECK_EVERY_MS);
  }

  /** Looks for a newer version and fetches it; resolves with how that ended. A check under way is not begun again. */
  async check(): Promise<UpdateState> {
    if (this.#state.kind === "checking" || this.#state.kind === "downloading") return this.#state;
    this.#tell({ kind: "checking" });
    try {
      this.#tell(await this.#look());
    } catch (error) {
      this.#services.log.error("update", error);
      this.#tell({ kind: "failed", problem: problemOf(error) });
    }
    return this.#state;
  }

  /** Ends the app and starts the installer that was fetched. Throws when there is none. */
  install(): void {
    if (this.#fetched === null || process.platform !== "win32") throw new Error("No update to install");
    this.#fetched.install();
  }

  async #look(): Promise<UpdateState> {
    const publicKey = updateKey();
    if (publicKey === null) throw new UpdateProblem("no-key");
    const source = this.#services.source().trim();
    if (source === "") throw new UpdateProblem("no-source");
    if (/^https?:\/\//i.test(source)) return this.#lookAt(source.endsWith("/") ? source : `${source}/`, publicKey);
    if (!isAbsolute(source)) throw new UpdateProblem("no-source");
    await stat(source).catch(() => {
      throw new UpdateProblem("unreachable");
    });
    const served = await serveFolder(source);
    try {
      return await this.#lookAt(served.address, publicKey);
    } finally {
      served.close();
    }
  }

  async #lookAt(address: string, publicKey: KeyObject): Promise<UpdateState> {
    const [{ NsisUpdater }, { signedProvider }] = await Promise.all([
      import("electron-updater"),
      import("./signed-provider.ts"),
    ]);
    const updater = new NsisUpdater();
    updater.autoDownload = false;
    updater.autoInstallOnAppQuit = false;
    updater.disableDifferentialDownload = true;
    updater.forceDevUpdateConfig = !app.isPackaged;
    updater.logger = null;
    const config = join(app.getPath("userData"), CONFIG_FILE);
    writeFileSync(config, "updaterCacheDirName: al-corriente-updater\n");
    updater.updateConfigPath = config;
    // After the path of its settings, which has it forget whom to ask.
    updater.setFeedURL(signedProvider({ address, publicKey }));
    // What fails is thrown to us as well; without a listener it would end the process.
    updater.on("error", () => undefined);
    const found = await updater.checkForUpdates();
    if (found === null || !found.isUpdateAvailable) return { kind: "current", checkedAt: new Date().toISOString() };
    const { version } = found.updateInfo;
    this.#tell({ kind: "downloading", version, percent: 0 });
    updater.on("download-progress", ({ percent }) => {
      this.#tell({ kind: "downloading", version, percent: Math.floor(percent) });
    });
    await updater.downloadUpdate();
    this.#fetched = { install: () => updater.quitAndInstall(false, true) };
    return { kind: "ready", version };
  }

  #tell(state: UpdateState): void {
    this.#state = state;
    this.#services.announce(state);
  }
}

const zManifest = z.object({ updateKey: z.string().default("") });

/** The key this version was packaged with; null for one without, which installs nothing by itself. */
function updateKey(): KeyObject | null {
  const manifest = zManifest.parse(JSON.parse(readFileSync(join(app.getAppPath(), "package.json"), "utf8")));
  if (manifest.updateKey === "") return null;
  return createPublicKey({ key: Buffer.from(manifest.updateKey, "base64"), format: "der", type: "spki" });
}
