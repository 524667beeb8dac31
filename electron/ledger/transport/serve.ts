import { ORPCError } from "@orpc/client";
import type { Context } from "@orpc/server";
import type { StandardRPCHandler } from "@orpc/server/standard";
import { createServerPeerHandleRequestFn } from "@orpc/server/standard-peer";
import { type EncodedMessage, encodeResponseMessage, MessageType, ServerPeer } from "@orpc/standard-server-peer";
import { ledgerErrors } from "../../../shared/contract/errors.ts";
import type { Log } from "../../log/log.ts";
import type { Endpoint, Payload } from "./endpoint.ts";

/** Longest message taken from a client, in bytes or characters; a list of 40,000 dropped files fits. */
export const MAX_MESSAGE_LENGTH = 5 * 1024 * 1024;

/** Every message begins with its call's number, so that a refusal can be addressed without reading the rest. */
const CALL_ID = /^\{"i":"(\d{1,15})"/;

function asPayload(message: EncodedMessage): Payload {
  if (typeof message === "string") return message;
  return ArrayBuffer.isView(message)
    ? new Uint8Array(message.buffer, message.byteOffset, message.byteLength)
    : new Uint8Array(message);
}

async function refuseTooLong(endpoint: Endpoint, message: string): Promise<void> {
  const id = CALL_ID.exec(message.slice(0, 32))?.[1];
  if (id === undefined) return;
  const error = new ORPCError("INVALID_INPUT", {
    defined: true,
    status: 413,
    message: ledgerErrors.INVALID_INPUT.message,
    data: { issues: [`: longer than ${String(MAX_MESSAGE_LENGTH)}`] },
  });
  const body = { json: error.toJSON(), meta: [] };
  const response = { status: error.status, headers: {}, body };
  endpoint.send(asPayload(await encodeResponseMessage(id, MessageType.RESPONSE, response)));
}

/**
 * Answers one client until it goes. Whatever the client sends, nothing but its own calls suffers: a message that is no
 * call is logged and dropped, one that is too long is refused.
 */
export function serve<T extends Context>(
  endpoint: Endpoint,
  handler: StandardRPCHandler<T>,
  context: T,
  log: Log,
): void {
  const peer = new ServerPeer((message) => endpoint.send(asPayload(message)));
  const handle = createServerPeerHandleRequestFn(handler, { context } as Parameters<
    typeof createServerPeerHandleRequestFn<T>
  >[1]);
  endpoint.onMessage((message) => {
    // The contract carries no files, so its clients send text only.
    if (typeof message !== "string") {
      log.info("message dropped", { type: typeof message });
      return;
    }
    const answered =
      message.length > MAX_MESSAGE_LENGTH ? refuseTooLong(endpoint, message) : peer.message(message, handle);
    answered.catch((error: unknown) => log.error("message not answered", error));
  });
  endpoint.onClose(() => peer.close());
}
