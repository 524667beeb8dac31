/** Bytes or text of one oRPC message. */
export type Payload = string | Uint8Array;

/** One end of a connection to one client, whatever carries it. */
export interface Endpoint {
  send(payload: Payload): void;
  /** Calls back with whatever arrives, unchecked. Nothing is lost before the first listener is there. */
  onMessage(listener: (message: unknown) => void): void;
  /** Calls back once when the other side has gone. */
  onClose(listener: () => void): void;
}

/** What Node's MessagePort and Electron's MessagePortMain have in common. */
export interface PortLike {
  postMessage(message: unknown): void;
  on(event: "message", listener: (message: unknown) => void): unknown;
  on(event: "close", listener: () => void): unknown;
  start(): void;
}

/** A real message port. Electron's hands its listener an event, Node's the message itself. */
export function portEndpoint(port: PortLike, delivers: "event" | "message"): Endpoint {
  return {
    send: (payload) => port.postMessage(payload),
    onMessage: (listener) => {
      port.on("message", (arrived) => {
        const isEvent = delivers === "event" && typeof arrived === "object" && arrived !== null && "data" in arrived;
        listener(isEvent ? arrived.data : arrived);
      });
      port.start();
    },
    onClose: (listener) => {
      port.on("close", listener);
    },
  };
}
