/**
 * Preloaded by a ledger process that is to live on another day: its clock stands at AL_CORRIENTE_CLOCK when it starts and
 * runs on from there, so that a story of months is told in seconds.
 */
const Real = Date;
const shift = Real.parse(process.env["AL_CORRIENTE_CLOCK"] ?? "") - Real.now();
const now = (): number => Real.now() + shift;

globalThis.Date = new Proxy(Real, {
  construct: (target, given: unknown[], as) => Reflect.construct(target, given.length === 0 ? [now()] : given, as),
  get: (target, key, receiver) => (key === "now" ? now : Reflect.get(target, key, receiver)),
});

export {};
