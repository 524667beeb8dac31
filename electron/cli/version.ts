import packageJson from "../../package.json" with { type: "json" };

/** Version of the program. */
export function appVersion(): string {
  return packageJson.version;
}
