import { type WebContents, webContents } from "electron";
import type { LedgerProcessState } from "../../shared/contract/native.ts";
import type { Log } from "../log/log.ts";
import { type LedgerProcess, type LedgerStart, startLedgerProcess } from "./ledger-process.ts";
import type { SecretStore } from "./secret-store.ts";
import { Supervisor } from "./supervisor.ts";

/** Channels from main to a window's preload. */
export const LEDGER_PORT_CHANNEL = "ledger:port";
export const LEDGER_STATE_CHANNEL = "ledger:state";

/**
 * Keeps the ledger process running and every window connected to it. A window asks for a port when it is ready to take
 * one; from then on it gets a fresh one after each restart.
 */
export class LedgerHost {
  readonly #supervisor: Supervisor;
  readonly #clients = new Set<WebContents>();
  #process: LedgerProcess | null = null;
  #lastPortId = 0;

  readonly #secrets: SecretStore;

  /** `how` is asked at each start of the process, which is then handed the passwords. */
  constructor(how: () => LedgerStart, secrets: SecretStore, log: Log) {
    this.#secrets = secrets;
    this.#supervisor = new Supervisor({
      start: (events) => {
        const started = startLedgerProcess(how(), events, log);
        this.#process = started;
        return started;
      },
      onStartFailure: (error) => log.error("ledger process not started", error),
      onState: (state) => this.#announce(state),
      now: () => performance.now(),
    });
  }

  get state(): LedgerProcessState {
    return this.#supervisor.state;
  }

  start(): void {
    this.#supervisor.start();
  }

  restart(): void {
    this.#supervisor.restart();
  }

  stop(): Promise<void> {
    return this.#supervisor.stop();
  }

  /** Keeps a password on this PC, and hands it to the process. */
  keepSecret(name: string, value: string): "stored" | "session" {
    const kept = this.#secrets.keep(name, value);
    this.#process?.keepSecret(name, value === "" ? null : value);
    return kept;
  }

  /** Connects the window now, or as soon as the process runs. */
  requestPort(client: WebContents): void {
    if (!this.#clients.has(client)) {
      this.#clients.add(client);
      client.once("destroyed", () => this.#clients.delete(client));
    }
    if (this.state === "running") this.#connect(client);
  }

  #connect(client: WebContents): void {
    if (this.#process === null || client.isDestroyed()) return;
    this.#lastPortId += 1;
    client.postMessage(LEDGER_PORT_CHANNEL, null, [this.#process.connect(this.#lastPortId)]);
  }

  #announce(state: LedgerProcessState): void {
    for (const contents of webContents.getAllWebContents()) {
      if (!contents.isDestroyed()) contents.send(LEDGER_STATE_CHANNEL, state);
    }
    if (state !== "running") return;
    // Decrypted when the process is there to take them: asking the system for its keys would only delay the start.
    for (const [name, value] of this.#secrets.all()) this.#process?.keepSecret(name, value);
    for (const client of this.#clients) this.#connect(client);
  }
}
