import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openSecretStore, type Protection } from "../../electron/main/secret-store.ts";
import { memoryLog } from "../ledger/transport/memory-log.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "secrets-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const PASSWORD = "girasoles-de-mayo-7";

/** A system that encrypts for real, one that only scrambles, or one that has lost its key. */
const system = (kind: "keyring" | "scrambles" | "other key"): Protection => ({
  // Only on Linux is there a system that would scramble; elsewhere it says that it cannot.
  isEncryptionAvailable: () => kind !== "scrambles" || process.platform === "linux",
  getSelectedStorageBackend: () => (kind === "scrambles" ? "basic_text" : "gnome_libsecret"),
  encryptString: (text) => Buffer.from([...Buffer.from(text)].map((byte) => byte ^ 0x5a)),
  decryptString(sealed) {
    if (kind === "other key") throw new Error("Error while decrypting the ciphertext");
    return Buffer.from([...sealed].map((byte) => byte ^ 0x5a)).toString();
  },
});

test("a password is kept encrypted by the system, and goes when it is emptied", () => {
  const { log, lines } = memoryLog();
  const store = openSecretStore(folder, log, system("keyring"));
  expect(store.keep("mail", PASSWORD)).toBe("stored");
  const onDisk = () => readFileSync(join(folder, "secrets.json"), "utf8");
  for (const text of [PASSWORD, Buffer.from(PASSWORD).toString("base64")]) expect(onDisk()).not.toContain(text);
  expect(openSecretStore(folder, log, system("keyring")).all().get("mail")).toBe(PASSWORD);
  // Another user's or another PC's key opens nothing: it is asked for again, and the log says no more than that.
  expect(openSecretStore(folder, log, system("other key")).all().size).toBe(0);
  expect(JSON.stringify(lines)).not.toContain(PASSWORD);
  store.keep("mail", "");
  expect(onDisk()).not.toContain("mail");
});

test("where the system only scrambles, nothing is written and it lasts a session", () => {
  const { log } = memoryLog();
  openSecretStore(folder, log, system("keyring")).keep("mail", "la de antes");
  const store = openSecretStore(folder, log, system("scrambles"));
  expect(store.keep("mail", PASSWORD)).toBe("session");
  expect(store.all().get("mail")).toBe(PASSWORD);
  expect(JSON.parse(readFileSync(join(folder, "secrets.json"), "utf8"))).toEqual({});
  expect(openSecretStore(folder, log, system("scrambles")).all().size).toBe(0);
});
