import { LEAST_PASSWORD } from "../../../shared/domain/passwords.ts";
import { searchForm } from "../../../shared/domain/text.ts";

/** Those that are long enough to be chosen at all, as {@link commonForm} writes them. */
let known: Promise<ReadonlySet<string>> | null = null;

/** Read when the first password is chosen, which is seldom: nothing waits for it at the start. */
async function readCommon(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  const long = dictionary["passwords-common"].filter((each) => each.length >= LEAST_PASSWORD);
  return new Set(long.map(commonForm));
}

/** Case, accents and blanks make no other password of one that everybody tries. */
function commonForm(password: string): string {
  return searchForm(password).replaceAll(" ", "");
}

/**
 * Whether a password is one of the fifty thousand that occur most in what has leaked from others, which are tried first
 * (OWASP ASVS 6.2.4).
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  known ??= readCommon();
  return (await known).has(commonForm(password));
}
