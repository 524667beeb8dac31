import { expect, test } from "./app.ts";
import { HOME, stillHome } from "./pages/still-home.ts";

/** The page is taken as hostile here: each probe is what a script that got into it would try. */

test.describe("the page has no way into the machine", () => {
  test("no Node, no Electron, and of the bridge exactly the calls of the contract", async ({ app }) => {
    const found = await app.window.evaluate(() => {
      const page = globalThis as unknown as Record<string, unknown>;
      const names = ["require", "process", "module", "Buffer", "global", "__dirname", "electron", "ipcRenderer"];
      return {
        present: names.filter((name) => page[name] !== undefined),
        bridge: Object.keys(page["alCorriente"] as object).sort(),
        frozen: Object.isFrozen(page["alCorriente"]),
      };
    });
    expect(found.present).toEqual([]);
    expect(found.frozen).toBe(true);
    expect(found.bridge).toEqual([
      "checkForUpdate",
      "chooseEvidence",
      "chooseFiles",
      "chooseFolder",
      "chooseLedger",
      "chooseNewLedger",
      "chooseTable",
      "copyText",
      "demoLedgerPath",
      "getPreferences",
      "info",
      "installUpdate",
      "keepSecret",
      "onLedgerState",
      "onUpdateState",
      "openEvidence",
      "openExternal",
      "openFile",
      "openLogFolder",
      "pathForFile",
      "requestLedgerPort",
      "restartLedger",
      "saveAs",
      "setPreferences",
      "showInFolder",
    ]);
  });

  test("the window's own settings are the strict ones", async ({ app }) => {
    const settings = await app.electron.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      // Electron keeps this method out of its types; it is the one way to see what really applies.
      return (contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences();
    });
    expect(settings).toMatchObject({
      contextIsolation: true,
      nodeIntegration: false,
      sandbox: true,
      webSecurity: true,
      webviewTag: false,
    });
    for (const name of ["nodeIntegrationInSubFrames", "nodeIntegrationInWorker", "navigateOnDragDrop"]) {
      expect(settings[name] ?? false, name).toBe(false);
    }
    expect(settings["allowRunningInsecureContent"] ?? false).toBe(false);
    expect(settings["experimentalFeatures"] ?? false).toBe(false);
  });

  test("the content policy is sent as a header, word for word", async ({ app }) => {
    const headers = await app.window.evaluate(async (address) => {
      const response = await fetch(address);
      return Object.fromEntries(response.headers);
    }, HOME);
    expect(headers).toMatchObject({
      "content-security-policy":
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
        "font-src 'self' data:; connect-src 'self'; frame-src blob:; object-src 'none'; base-uri 'none'; " +
        "form-action 'none'; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
    });
  });
});

test.describe("foreign code does not run", () => {
  test("eval and its relatives", async ({ app }) => {
    const outcome = await app.window.evaluate(async () => {
      const tries: (() => unknown)[] = [
        // biome-ignore lint/security/noGlobalEval: that it is refused is what this test is about.
        () => eval("1"),
        () => new Function("return 1")(),
        () => new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])),
      ];
      // What a debugger calls may build code; what the page does later by itself may not.
      await new Promise((resolve) => setTimeout(resolve));
      return tries.map((each) => {
        try {
          each();
          return "ran";
        } catch (error) {
          return (error as Error).name;
        }
      });
    });
    expect(outcome).toEqual(["EvalError", "EvalError", "CompileError"]);
  });

  test("inline scripts, handlers in markup, scripts from data and blobs, javascript: addresses", async ({ app }) => {
    const marks = await app.window.evaluate(async () => {
      const page = globalThis as unknown as Record<string, unknown>;
      const add = (fill: (script: HTMLScriptElement) => void): void => {
        const script = document.createElement("script");
        fill(script);
        document.body.append(script);
      };
      const code = (mark: string): string => `globalThis.intruder = (globalThis.intruder ?? "") + "${mark}"`;
      add((script) => {
        script.textContent = code("inline ");
      });
      add((script) => {
        script.src = `data:text/javascript,${encodeURIComponent(code("data "))}`;
      });
      add((script) => {
        script.src = URL.createObjectURL(new Blob([code("blob ")], { type: "text/javascript" }));
      });
      const holder = document.createElement("div");
      holder.innerHTML = `<img src="app://al-corriente/none.png" onerror='${code("handler ")}'>`;
      document.body.append(holder);
      const link = document.createElement("a");
      link.href = `javascript:${code("address ")}`;
      document.body.append(link);
      link.click();
      await new Promise((resolve) => setTimeout(resolve, 500));
      return page["intruder"] ?? "";
    });
    expect(marks).toBe("");
  });

  test("a worker from a blob", async ({ app }) => {
    const outcome = await app.window.evaluate(async () => {
      const address = URL.createObjectURL(new Blob(["postMessage(1)"], { type: "text/javascript" }));
      try {
        const worker = new Worker(address);
        return await new Promise((resolve) => {
          worker.onmessage = () => resolve("ran");
          worker.onerror = () => resolve("refused");
        });
      } catch {
        return "refused";
      }
    });
    expect(outcome).toBe("refused");
  });
});

test.describe("nothing leaves, nothing comes in", () => {
  const addresses = [
    "file:///etc/passwd",
    "http://127.0.0.1:9/",
    "https://127.0.0.1:9/",
    "ws://127.0.0.1:9/",
    "app://other/index.html",
    "app://al-corriente/../package.json",
    "app://al-corriente/%2e%2e/%2e%2e/package.json",
    "app://al-corriente/..%5c..%5cpackage.json",
    "app://al-corriente/assets/..%2f..%2f..%2fpackage.json",
  ];
  test("requests to files, to the network and out of our own folder", async ({ app }) => {
    const outcomes = await app.window.evaluate(async (targets) => {
      const connect = (address: string): Promise<string> =>
        new Promise((resolve) => {
          const socket = new WebSocket(address);
          socket.onopen = () => resolve("open");
          socket.onerror = () => resolve("refused");
        });
      const read = async (address: string): Promise<string> => {
        const response = await fetch(address);
        return response.ok ? await response.text() : "refused";
      };
      const refused = (): string => "refused";
      return Promise.all(
        targets.map(async (target) => [
          target,
          await (target.startsWith("ws:") ? connect(target) : read(target)).catch(refused),
        ]),
      );
    }, addresses);
    expect(outcomes).toEqual(addresses.map((address) => [address, "refused"]));
  });

  test("our own protocol reads our own files and does nothing else", async ({ app }) => {
    const outcomes = await app.window.evaluate(async (home) => {
      const status = (work: Promise<unknown>): Promise<string> =>
        work.then(
          () => "answered",
          () => "refused",
        );
      const read = async (address: string, method: string): Promise<void> => {
        const response = await fetch(address, { method });
        if (!response.ok) throw new Error(String(response.status));
      };
      return {
        get: await status(read(home, "GET")),
        post: await status(read(home, "POST")),
        remove: await status(read(home, "DELETE")),
        folder: await status(read("app://al-corriente/assets/", "GET")),
        missing: await status(read("app://al-corriente/none.html", "GET")),
        worker: await status(Promise.resolve().then(() => navigator.serviceWorker.register("app://al-corriente/x.js"))),
      };
    }, HOME);
    expect(outcomes).toEqual({
      get: "answered",
      post: "refused",
      remove: "refused",
      folder: "refused",
      missing: "refused",
      worker: "refused",
    });
    const registered = await app.electron.evaluate(({ protocol }) =>
      ["app", "http", "https", "file"].map((scheme) => `${scheme} ${String(protocol.isProtocolRegistered(scheme))}`),
    );
    expect(registered).toEqual(["app true", "http false", "https false", "file false"]);
  });

  test("pictures, beacons and forms that would carry data away", async ({ app }) => {
    const violations = await app.window.evaluate(async () => {
      const seen: string[] = [];
      document.addEventListener("securitypolicyviolation", (event) => seen.push(event.effectiveDirective));
      const picture = new Image();
      picture.src = "http://127.0.0.1:9/?secret";
      document.body.append(picture);
      navigator.sendBeacon("http://127.0.0.1:9/", "secret");
      const form = document.createElement("form");
      form.action = "http://127.0.0.1:9/";
      form.method = "post";
      document.body.append(form);
      form.submit();
      await new Promise((resolve) => setTimeout(resolve, 500));
      return seen.sort();
    });
    expect(violations).toEqual(["connect-src", "form-action", "img-src"]);
    await stillHome(app);
  });
});

test("no permission is granted, asked nicely or not", async ({ app }) => {
  const outcomes = await app.window.evaluate(async () => {
    const refused = (work: () => Promise<unknown>): Promise<string> =>
      work().then(
        (value) => (value === "denied" ? "refused" : `granted ${String(value)}`),
        () => "refused",
      );
    const state = (name: string) => () =>
      navigator.permissions.query({ name: name as PermissionName }).then((status) => status.state);
    const devices = navigator as unknown as Record<string, { requestDevice(options: object): Promise<unknown> }>;
    return {
      notifications: await refused(() => Notification.requestPermission()),
      location: await refused(
        () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
      ),
      camera: await refused(() => navigator.mediaDevices.getUserMedia({ video: true })),
      microphone: await refused(() => navigator.mediaDevices.getUserMedia({ audio: true })),
      screen: await refused(() => navigator.mediaDevices.getDisplayMedia({ video: true })),
      clipboard: await refused(() => navigator.clipboard.readText()),
      usb: await refused(() =>
        (devices["usb"] ?? { requestDevice: () => Promise.reject() }).requestDevice({ filters: [] }),
      ),
      midi: await refused(state("midi")),
      storage: await refused(state("persistent-storage")),
    };
  });
  expect(new Set(Object.values(outcomes)), JSON.stringify(outcomes)).toEqual(new Set(["refused"]));
});
