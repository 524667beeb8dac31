import { z } from "zod";

const zAddress = z.email().max(254);

/** Whether the text is one mail address. */
export function isMailAddress(text: string): boolean {
  return zAddress.safeParse(text).success;
}
