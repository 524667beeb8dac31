import type { HostMessage, LedgerMessage } from "../../shared/contract/ledger-process.ts";

/** What Electron's MessagePortMain and Node's MessagePort have in common. */
export interface BridgePort {
  postMessage(message: unknown): void;
  on(event: "message", listener: (arrived: unknown) => void): unknown;
  on(event: "close", listener: () => void): unknown;
  start(): void;
  close(): void;
}

/**
 * Carries the messages of many ports over one channel that can carry no ports, each message with its port's number. When
 * the channel ends, every port is closed, so that whoever waits at its other end learns of it.
 */
export class PortBridge {
  readonly #send: (message: HostMessage) => void;
  readonly #ports = new Map<number, BridgePort>();

  /** `send` drops what cannot be sent any more; {@link close} is what tells the other ends. */
  constructor(send: (message: HostMessage) => void) {
    this.#send = send;
  }

  /** Connects the port. Electron's ports deliver an event around the message. */
  connect(id: number, port: BridgePort): void {
    this.#ports.set(id, port);
    this.#send({ kind: "port", id });
    port.on("message", (arrived) => {
      const isEvent = typeof arrived === "object" && arrived !== null && "data" in arrived;
      const payload = isEvent ? arrived.data : arrived;
      if (typeof payload === "string" || payload instanceof Uint8Array) this.#send({ kind: "data", id, payload });
    });
    port.on("close", () => {
      if (this.#ports.delete(id)) this.#send({ kind: "close-port", id });
    });
    port.start();
  }

  /** Passes on what came over the channel. */
  arrived(message: Extract<LedgerMessage, { kind: "data" | "close-port" }>): void {
    const port = this.#ports.get(message.id);
    if (message.kind === "data") port?.postMessage(message.payload);
    else port?.close();
  }

  /** The channel has ended. */
  close(): void {
    const ports = [...this.#ports.values()];
    this.#ports.clear();
    for (const port of ports) port.close();
  }
}
