import { type ChildProcess, fork } from "node:child_process";
import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from "electron";
import { type HostMessage, type LedgerMessage, zLedgerMessage } from "../../shared/contract/ledger-process.ts";
import type { Log } from "../log/log.ts";
import { LEDGER_FLAGS } from "./ledger-flags.ts";
import { needsOwnNode, nodeExecutable, scriptPath } from "./node-runtime.ts";
import { PortBridge } from "./port-bridge.ts";
import type { Supervised, SupervisedEvents } from "./supervisor.ts";

/** A running ledger process that windows can be connected to. */
export interface LedgerProcess extends Supervised {
  /** Makes a connection and returns the window's end of it. */
  connect(id: number): MessagePortMain;
  /** Hands over a password, or has it forgotten. */
  keepSecret(name: string, value: string | null): void;
}

/** What the ledger process is told on its way. */
export interface LedgerStart {
  readonly logFolder: string;
  /** Where Node keeps what it compiled of the ledger's code, so that the next start need not compile it. */
  readonly codeFolder: string;
  /** The ledger to open before anybody asks: that of the last session; null when there is none. */
  readonly ledger: string | null;
}

const wordsOf = ({ logFolder, ledger }: LedgerStart): string[] => [logFolder, ...(ledger === null ? [] : [ledger])];

const environmentOf = ({ codeFolder }: LedgerStart): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_COMPILE_CACHE: codeFolder,
});

function told(message: LedgerMessage, events: SupervisedEvents, log: Log): void {
  if (message.kind === "ready") events.ready();
  if (message.kind === "unable") log.info("ledger process cannot start", { reason: message.reason });
}

function exited(code: number | null, events: SupervisedEvents, log: Log): void {
  log.info("ledger process ended", { code });
  events.exited();
}

/** The product's host: an Electron utility process, whose ports lead straight to the windows. */
class UtilityLedger implements LedgerProcess {
  readonly #child: UtilityProcess;

  constructor(entry: string, start: LedgerStart, events: SupervisedEvents, log: Log) {
    this.#child = utilityProcess.fork(entry, wordsOf(start), {
      serviceName: "Al Corriente ledger",
      stdio: "ignore",
      execArgv: [...LEDGER_FLAGS],
      env: environmentOf(start),
    });
    this.#child.on("message", (arrived: unknown) => {
      const message = zLedgerMessage.safeParse(arrived).data;
      if (message !== undefined) told(message, events, log);
    });
    this.#child.on("exit", (code) => exited(code, events, log));
  }

  connect(id: number): MessagePortMain {
    const { port1, port2 } = new MessageChannelMain();
    this.#child.postMessage({ kind: "port", id } satisfies HostMessage, [port2]);
    return port1;
  }

  keepSecret(name: string, value: string | null): void {
    this.#child.postMessage({ kind: "secret", name, value } satisfies HostMessage);
  }

  stop(): void {
    this.#child.postMessage({ kind: "stop" } satisfies HostMessage);
  }

  kill(): void {
    this.#child.kill();
  }
}

/** The development runtime's host: a forked Node, whose windows' messages main passes on. */
class ForkedLedger implements LedgerProcess {
  readonly #child: ChildProcess;
  readonly #bridge = new PortBridge((message) => this.#send(message));

  constructor(entry: string, start: LedgerStart, events: SupervisedEvents, log: Log) {
    this.#child = fork(entry, wordsOf(start), {
      execPath: nodeExecutable(),
      execArgv: [...LEDGER_FLAGS],
      env: environmentOf(start),
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    this.#child.on("message", (arrived) => {
      const message = zLedgerMessage.safeParse(arrived).data;
      if (message === undefined) return;
      if (message.kind === "data" || message.kind === "close-port") this.#bridge.arrived(message);
      else told(message, events, log);
    });
    let ended = false;
    const end = (code: number | null): void => {
      if (ended) return;
      ended = true;
      this.#bridge.close();
      exited(code, events, log);
    };
    this.#child.once("exit", end);
    this.#child.on("error", (error) => {
      log.error("ledger process", error);
      // A process that could not even be started says nothing but this.
      if (this.#child.pid === undefined) end(null);
    });
  }

  connect(id: number): MessagePortMain {
    const { port1, port2 } = new MessageChannelMain();
    this.#bridge.connect(id, port2);
    return port1;
  }

  keepSecret(name: string, value: string | null): void {
    this.#send({ kind: "secret", name, value });
  }

  stop(): void {
    this.#send({ kind: "stop" });
  }

  kill(): void {
    this.#child.kill("SIGKILL");
  }

  #send(message: HostMessage): void {
    // What cannot be sent any more is answered by `exit`, which closes the ports.
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }
}

/** Starts the ledger process in the host that fits this Electron. */
export function startLedgerProcess(start: LedgerStart, events: SupervisedEvents, log: Log): LedgerProcess {
  const entry = scriptPath("dist", "ledger", "ledger.js");
  return needsOwnNode() ? new ForkedLedger(entry, start, events, log) : new UtilityLedger(entry, start, events, log);
}
