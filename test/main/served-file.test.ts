import { describe, expect, test } from "vitest";
import { servedFile } from "../../electron/main/served-file.ts";

const FOLDER = "/app/dist/renderer";

describe("our own protocol serves", () => {
  test.each([
    ["app://al-corriente/index.html", `${FOLDER}/index.html`],
    ["app://al-corriente/index.html#/cartera", `${FOLDER}/index.html`],
    ["app://al-corriente/assets/main-Ab_1-2.js", `${FOLDER}/assets/main-Ab_1-2.js`],
    ["app://al-corriente/assets/../index.html", `${FOLDER}/index.html`],
  ])("%s", (address, path) => {
    expect(servedFile(address, FOLDER)?.path).toBe(path);
  });
});

describe("our own protocol does not serve", () => {
  test.each([
    ["another host", "app://other/index.html"],
    ["another protocol", "file:///etc/passwd"],
    ["a folder above, encoded", "app://al-corriente/..%2f..%2fpackage.json"],
    ["a folder above, dots encoded", "app://al-corriente/%2e%2e%2fmain/main.js"],
    ["a folder above, twice encoded", "app://al-corriente/%252e%252e%252fmain/main.js"],
    ["a folder above with back slashes", "app://al-corriente/..%5c..%5cmain%5cmain.js"],
    ["a drive", "app://al-corriente/C:%5cWindows%5cwin.ini"],
    ["a second stream of a file", "app://al-corriente/index.html:stream"],
    ["a zero byte", "app://al-corriente/index.html%00.js"],
    ["half an encoding", "app://al-corriente/%e0%a4%a"],
    ["a hidden file", "app://al-corriente/.built"],
    ["the folder itself", "app://al-corriente/"],
    ["a kind of file that is not ours", "app://al-corriente/assets/main.js.map"],
  ])("%s", (_name, address) => {
    expect(servedFile(address, FOLDER)).toBeNull();
  });

  test("anything outside its folder, whatever way is spelled", () => {
    for (const up of ["..", "%2e%2e", ".%2e", "%2E.", "..%00"]) {
      for (const slash of ["/", "%2f", "%5c", "\\", "//"]) {
        const address = `app://al-corriente/assets${slash}${up}${slash}${up}${slash}${up}${slash}main${slash}main.js`;
        const served = servedFile(address, FOLDER);
        expect(served === null || served.path.startsWith(`${FOLDER}/`), address).toBe(true);
      }
    }
  });
});
