/**
 * The RPC library asks of every message whether it is a `FormData`, and Node loads its whole HTTP client to be able to
 * answer (30 ms of processor time before the first answer). No form ever comes over a message port, so a class of that
 * name which nothing is an instance of answers the same.
 */
Object.defineProperty(globalThis, "FormData", {
  value: class FormData {},
  configurable: true,
  enumerable: false,
  writable: true,
});
