import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findElectron, runtimeSwitches } from "../../scripts/electron-runtime.ts";
import { REPOSITORY } from "../../scripts/freshness.ts";
import { expect, test } from "./app.ts";
import { stillHome } from "./pages/still-home.ts";

/** The page is taken as hostile here: where the window can be led, and whom the main process answers. */

test.describe("the window stays where it is", () => {
  const tries: [string, string][] = [
    ["another site", 'location.href = "https://example.com/"'],
    ["a local file", 'location.href = "file:///etc/passwd"'],
    ["a page of markup", 'location.href = "data:text/html,<h1>x</h1>"'],
    ["another host of our protocol", 'location.href = "app://other/index.html"'],
    [
      "a new window",
      'const opened = window.open("https://example.com/"); if (opened !== null) throw new Error("opened")',
    ],
    ["a new window of our own", 'if (window.open("index.html") !== null) throw new Error("opened")'],
    [
      "a link to a new window",
      'const a = document.createElement("a"); a.href = "https://example.com/"; a.target = "_blank"; document.body.append(a); a.click()',
    ],
    [
      "a link that downloads",
      'const a = document.createElement("a"); a.href = URL.createObjectURL(new Blob(["MZ"])); a.download = "x.exe"; document.body.append(a); a.click()',
    ],
    [
      "a refresh in the markup",
      'const m = document.createElement("meta"); m.httpEquiv = "refresh"; m.content = "0;url=https://example.com/"; document.head.append(m)',
    ],
    ["another program", 'location.href = "mailto:a@example.com"'],
  ];
  test("whatever the page tries", async ({ app }) => {
    for (const [name, code] of tries) {
      await test.step(name, async () => {
        // Main runs the try as if the user had clicked, which is when Chromium allows most.
        await app.electron.evaluate(async ({ BrowserWindow }, source) => {
          await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(`(() => { ${source} })()`, true);
        }, code);
        await app.window.waitForTimeout(300);
        await stillHome(app);
      });
    }
  });

  test("frames show nothing but our own documents, and those without the bridge", async ({ app }) => {
    const frames = await app.window.evaluate(async () => {
      const results: Record<string, unknown> = {};
      for (const source of ["https://example.com/", "file:///etc/passwd", "app://al-corriente/index.html"]) {
        const frame = document.createElement("iframe");
        frame.src = source;
        document.body.append(frame);
        await new Promise((resolve) => setTimeout(resolve, 300));
        try {
          results[source] = frame.contentDocument?.body?.textContent ?? "";
        } catch {
          results[source] = "";
        }
      }
      const frame = document.createElement("iframe");
      frame.src = URL.createObjectURL(new Blob(["<p>x</p>"], { type: "text/html" }));
      document.body.append(frame);
      await new Promise((resolve) => setTimeout(resolve, 300));
      results["bridge"] = typeof (frame.contentWindow as unknown as Record<string, unknown>)["alCorriente"];
      return results;
    });
    expect(frames).toEqual({
      "https://example.com/": "",
      "file:///etc/passwd": "",
      "app://al-corriente/index.html": "",
      bridge: "undefined",
    });
    await stillHome(app);
  });

  test("a webview element is no more than an unknown element", async ({ app }) => {
    const kind = await app.window.evaluate(() => {
      const view = document.createElement("webview");
      view.setAttribute("src", "https://example.com/");
      document.body.append(view);
      return [view.constructor.name, "executeJavaScript" in view];
    });
    expect(kind).toEqual(["HTMLElement", false]);
  });
});

test.describe("main answers our page alone, and only to what fits", () => {
  test("a page of another origin gets no answer to any call", async ({ app }) => {
    const answers = await app.electron.evaluate(async ({ BrowserWindow, ipcMain }) => {
      // The window is hidden and made by the test: the app itself cannot be brought to open one.
      const stranger = new BrowserWindow({ show: false });
      await stranger.loadURL("data:text/html,<p>stranger</p>");
      const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, (...input: unknown[]) => unknown> })
        ._invokeHandlers;
      const event = { senderFrame: stranger.webContents.mainFrame, sender: stranger.webContents };
      const results: Record<string, string> = {};
      for (const [name, handler] of handlers) {
        try {
          await handler(event);
          results[name] = "answered";
        } catch (error) {
          results[name] = (error as Error).message;
        }
      }
      stranger.destroy();
      return results;
    });
    const native = Object.entries(answers).filter(([name]) => name.startsWith("native:"));
    expect(native.length).toBeGreaterThan(10);
    for (const [name, answer] of native) expect(`${name} ${answer}`).toBe(`${name} Not allowed`);
  });

  test("junk in every call is refused, and the app goes on", async ({ app }) => {
    const outcomes = await app.window.evaluate(async () => {
      const bridge = (globalThis as unknown as { alCorriente: Record<string, (...input: unknown[]) => unknown> })
        .alCorriente;
      const junk: unknown[] = [
        null,
        7,
        {},
        [],
        "",
        "relative/path",
        "x\0y",
        "x".repeat(100_000),
        { path: "/" },
        Number.NaN,
        new Map(),
      ];
      const answered: string[] = [];
      for (const name of ["showInFolder", "openFile", "saveAs", "setPreferences", "chooseNewLedger"]) {
        for (const value of junk) {
          if (name === "setPreferences" && JSON.stringify(value) === "{}") continue;
          if (name === "chooseNewLedger" && typeof value === "string" && value !== "" && value.length < 200) continue;
          try {
            await bridge[name]?.(value);
            answered.push(`${name} ${String(JSON.stringify(value)).slice(0, 40)}`);
          } catch {
            // Refused, as it should be.
          }
        }
      }
      return answered;
    });
    expect(outcomes).toEqual([]);
    await stillHome(app);
  });

  test("only what the user just saved is opened in another program", async ({ app, folder }) => {
    mkdirSync(join(folder, "out"));
    const files = ["report.pdf", "evil.exe", "evil.pdf.lnk"].map((name) => join(folder, "out", name));
    for (const file of files) writeFileSync(file, "x");
    await app.electron.evaluate(({ dialog, shell }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      shell.openPath = (path) => {
        Object.assign(globalThis, { opened: path });
        return Promise.resolve("");
      };
    }, files[0] ?? "");
    const open = (path: string) =>
      app.window.evaluate(
        (target) =>
          window.alCorriente.openFile(target).then(
            () => "opened",
            () => "refused",
          ),
        path,
      );
    for (const file of files) expect(await open(file)).toBe("refused");
    await app.window.evaluate(() => window.alCorriente.saveAs({ suggestedName: "report", kind: "pdf" }));
    expect(await open(files[0] ?? "")).toBe("opened");
    expect(await open(files[1] ?? "")).toBe("refused");
  });
});

test("a second start hands over to the first and ends", async ({ app }) => {
  const handedOver = app.electron.evaluate(
    ({ app: first }) => new Promise<boolean>((resolve) => first.once("second-instance", () => resolve(true))),
  );
  const words = [...runtimeSwitches(), `--user-data-dir=${app.userData}`, REPOSITORY];
  const second = spawn(findElectron()?.executable ?? "", words, { stdio: "ignore" });
  const [code] = await once(second, "exit");
  expect(code).toBe(0);
  expect(await handedOver).toBe(true);
  await stillHome(app);
});
