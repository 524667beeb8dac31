import { join } from "node:path";
import type { SafeStorage } from "electron";
import { z } from "zod";
import type { Log } from "../log/log.ts";
import { openJsonFile } from "./json-file.ts";

/** Passwords by name, encrypted by the system for this user (base64). */
const zSealed = z.record(z.string(), z.string());

/** Passwords this PC keeps: in a file, encrypted by the system, or in memory where it cannot encrypt. */
export interface SecretStore {
  /** Keeps a value by name; "" forgets it. */
  keep(name: string, value: string): "stored" | "session";
  /** Every password that can be read, by name. */
  all(): ReadonlyMap<string, string>;
}

/** The system's own protection of this user's secrets, Electron's `safeStorage`. */
export type Protection = Pick<
  SafeStorage,
  "isEncryptionAvailable" | "getSelectedStorageBackend" | "encryptString" | "decryptString"
>;

/** Whether the system encrypts for real: on Linux without a keyring Chromium only scrambles with a key everybody knows. */
function encrypts(safeStorage: Protection): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== "linux" || safeStorage.getSelectedStorageBackend() !== "basic_text";
}

/** Opens the passwords of this user. What the system cannot decrypt any more is asked for again on the screens. */
export function openSecretStore(userData: string, log: Log, safeStorage: Protection): SecretStore {
  const canEncrypt = (): boolean => encrypts(safeStorage);
  const file = openJsonFile(join(userData, "secrets.json"), zSealed, {}, log);
  const session = new Map<string, string>();
  const without = (name: string): Record<string, string> =>
    Object.fromEntries(Object.entries(file.read()).filter(([known]) => known !== name));
  return {
    keep(name, value) {
      session.delete(name);
      if (value !== "" && !canEncrypt()) {
        session.set(name, value);
        file.write(without(name));
        return "session";
      }
      const sealed = value === "" ? {} : { [name]: safeStorage.encryptString(value).toString("base64") };
      file.write({ ...without(name), ...sealed });
      return "stored";
    },
    all() {
      const open = new Map(session);
      const sealed = Object.entries(file.read());
      if (sealed.length === 0 || !canEncrypt()) return open;
      for (const [name, value] of sealed) {
        try {
          open.set(name, safeStorage.decryptString(Buffer.from(value, "base64")));
        } catch (error) {
          log.error("a kept password cannot be read", error);
        }
      }
      return open;
    },
  };
}
