import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type SupervisedEvents, Supervisor } from "../../electron/main/supervisor.ts";
import type { LedgerProcessState } from "../../shared/contract/native.ts";

/** A process that does what the test says. */
class Puppet {
  readonly events: SupervisedEvents;
  stops = 0;
  kills = 0;

  constructor(events: SupervisedEvents) {
    this.events = events;
  }

  stop(): void {
    this.stops += 1;
  }

  kill(): void {
    this.kills += 1;
    this.events.exited();
  }
}

let puppets: Puppet[];
let states: LedgerProcessState[];
let supervisor: Supervisor;
let startable: boolean;
let startFailures: unknown[];

const last = (): Puppet => {
  const puppet = puppets.at(-1);
  if (puppet === undefined) throw new Error("Nothing was started");
  return puppet;
};

beforeEach(() => {
  vi.useFakeTimers();
  startable = true;
  startFailures = [];
  puppets = [];
  states = [];
  supervisor = new Supervisor({
    start: (events) => {
      if (!startable) throw new Error("spawn ENOENT");
      const puppet = new Puppet(events);
      puppets.push(puppet);
      return puppet;
    },
    onStartFailure: (error) => startFailures.push(error),
    onState: (state) => states.push(state),
    now: () => Date.now(),
  });
  supervisor.start();
  last().events.ready();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Kills the process and waits until the next one runs. */
function dieAndReturn(): void {
  last().events.exited();
  vi.advanceTimersByTime(3_000);
  last().events.ready();
}

test("a process that died is started again within three seconds", () => {
  dieAndReturn();
  expect(puppets).toHaveLength(2);
  expect(states).toEqual(["running", "restarting", "running"]);
});

test("the third death within a minute ends the tries", () => {
  dieAndReturn();
  dieAndReturn();
  last().events.exited();
  vi.advanceTimersByTime(3_600_000);
  expect(puppets).toHaveLength(3);
  expect(supervisor.state).toBe("failed");
});

test("a process that dies before it ever runs counts as well", () => {
  for (let death = 1; death <= 3; death += 1) {
    last().events.exited();
    vi.advanceTimersByTime(3_000);
  }
  expect(puppets).toHaveLength(3);
  expect(supervisor.state).toBe("failed");
});

test("a process that cannot even be started is given up the same way", () => {
  startable = false;
  last().events.exited();
  vi.advanceTimersByTime(10_000);
  expect(startFailures).toHaveLength(2);
  expect(supervisor.state).toBe("failed");
});

test("deaths more than a minute apart are forgiven", () => {
  for (let death = 1; death <= 5; death += 1) {
    dieAndReturn();
    vi.advanceTimersByTime(60_000);
  }
  expect(puppets).toHaveLength(6);
  expect(supervisor.state).toBe("running");
});

test("the user starts it again after it was given up, with all its tries", () => {
  for (let death = 1; death <= 3; death += 1) {
    last().events.exited();
    vi.advanceTimersByTime(3_000);
  }
  supervisor.restart();
  expect(supervisor.state).toBe("restarting");
  last().events.ready();
  dieAndReturn();
  dieAndReturn();
  expect(supervisor.state).toBe("running");
});

test("a restart asked for while it runs does nothing", () => {
  supervisor.restart();
  expect(puppets).toHaveLength(1);
});

test("what an earlier process still says is not heard", () => {
  const first = last();
  dieAndReturn();
  first.events.exited();
  vi.advanceTimersByTime(3_000);
  expect(puppets).toHaveLength(2);
  expect(supervisor.state).toBe("running");
});

test("a stop asks, waits, and starts nothing again", async () => {
  const stopping = supervisor.stop();
  expect(last().stops).toBe(1);
  last().events.exited();
  await stopping;
  vi.advanceTimersByTime(60_000);
  expect(puppets).toHaveLength(1);
  expect(last().kills).toBe(0);
});

test("a process that does not stop is killed", async () => {
  const stopping = supervisor.stop();
  vi.advanceTimersByTime(5_000);
  await stopping;
  expect(last().kills).toBe(1);
});

test("a stop between two tries starts nothing", async () => {
  last().events.exited();
  await supervisor.stop();
  vi.advanceTimersByTime(60_000);
  expect(puppets).toHaveLength(1);
});
