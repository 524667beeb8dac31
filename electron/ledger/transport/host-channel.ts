import { type HostMessage, type LedgerMessage, zHostMessage } from "../../../shared/contract/ledger-process.ts";
import { type Endpoint, type PortLike, portEndpoint } from "./endpoint.ts";

/** The way to main: through it windows connect and main asks the process to stop. */
export interface HostChannel {
  send(message: LedgerMessage): void;
}

/** What main may ask. */
export interface HostListener {
  connected(endpoint: Endpoint): void;
  secret(name: string, value: string | null): void;
  stop(): void;
}

/** The part of Electron's `process.parentPort` used here; this process never imports Electron. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: "message", listener: (event: { data: unknown; ports: PortLike[] }) => void): unknown;
}

/** How a forked Node exchanges messages with what forked it. */
export interface IpcProcess {
  send(message: unknown): void;
  on(event: "message", listener: (message: unknown) => void): unknown;
}

/** Main in a utility process: every window comes with a port of its own. */
export function utilityChannel(parent: ParentPort, listener: HostListener): HostChannel {
  parent.on("message", ({ data, ports }) => {
    const message = zHostMessage.safeParse(data).data;
    const port = ports[0];
    if (message?.kind === "stop") listener.stop();
    if (message?.kind === "secret") listener.secret(message.name, message.value);
    if (message?.kind === "port" && port !== undefined) listener.connected(portEndpoint(port, "event"));
  });
  return { send: (message) => parent.postMessage(message) };
}

/** The listeners of one window whose messages come through main. */
class BridgedEndpoint implements Endpoint {
  readonly #send: (message: LedgerMessage) => void;
  readonly #id: number;
  #message: (message: unknown) => void = () => undefined;
  #close: () => void = () => undefined;
  #open = true;

  constructor(id: number, send: (message: LedgerMessage) => void) {
    this.#id = id;
    this.#send = send;
  }

  send(payload: string | Uint8Array): void {
    if (this.#open) this.#send({ kind: "data", id: this.#id, payload });
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#message = listener;
  }

  onClose(listener: () => void): void {
    this.#close = listener;
  }

  arrived(payload: unknown): void {
    this.#message(payload);
  }

  closed(): void {
    this.#open = false;
    this.#close();
  }
}

/** Main in a forked Node: it cannot pass ports, so their messages come one by one with the window's number. */
export function ipcChannel(ipc: IpcProcess, listener: HostListener): HostChannel {
  const endpoints = new Map<number, BridgedEndpoint>();
  const send = (message: LedgerMessage): void => {
    ipc.send(message);
  };
  const handlers: { [K in HostMessage["kind"]]: (message: Extract<HostMessage, { kind: K }>) => void } = {
    port: ({ id }) => {
      const endpoint = new BridgedEndpoint(id, send);
      endpoints.set(id, endpoint);
      listener.connected(endpoint);
    },
    data: ({ id, payload }) => endpoints.get(id)?.arrived(payload),
    "close-port": ({ id }) => {
      endpoints.get(id)?.closed();
      endpoints.delete(id);
    },
    secret: ({ name, value }) => listener.secret(name, value),
    stop: () => listener.stop(),
  };
  ipc.on("message", (arrived) => {
    const message = zHostMessage.safeParse(arrived).data;
    if (message === undefined) return;
    // The table has exactly one handler for each kind, which the compiler cannot see through a union.
    (handlers[message.kind] as (message: HostMessage) => void)(message);
  });
  return { send };
}

/**
 * The way to main of this very process: Electron's utility process, or a Node forked with an IPC channel. Throws when it
 * was started by hand.
 */
export function hostChannel(listener: HostListener): HostChannel {
  const parent = "parentPort" in process ? (process.parentPort as ParentPort | null | undefined) : undefined;
  if (parent !== undefined && parent !== null) return utilityChannel(parent, listener);
  const { send } = process;
  if (send === undefined) throw new Error("The ledger process is started by the app, not by hand");
  // Without main there is nobody to work for; what was committed is on disk.
  process.once("disconnect", () => listener.stop());
  return ipcChannel(
    {
      send: (message) => {
        if (process.connected) send.call(process, message, () => undefined);
      },
      on: (event, onMessage) => process.on(event, onMessage),
    },
    listener,
  );
}
