/** Addresses that may be handed to the user's own programs: the telephone, the mail program, and a WhatsApp conversation. */
const ALLOWED: readonly RegExp[] = [
  /^tel:\+?[0-9]{3,20}(;ext=[0-9]{1,10})?$/,
  /^mailto:[^\s@?,;<>"]+@[^\s@?,;<>"]+(\?subject=[^\s&?#]*)?$/,
  /^https:\/\/wa\.me\/[0-9]{6,20}(\?text=[^\s&?#]*)?$/,
];
const MOST = 8000;

/** Whether an address leads to one of those and to nothing else. */
export function isExternalAddress(address: string): boolean {
  return address.length <= MOST && ALLOWED.some((pattern) => pattern.test(address));
}
