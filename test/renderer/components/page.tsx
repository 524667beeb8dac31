import { FluentProvider } from "@fluentui/react-components";
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, type RenderResult, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach } from "vitest";
import { queryClient } from "../../../renderer/lib/query-client.ts";
import { lightTheme } from "../../../renderer/lib/theme.ts";

/** jsdom lays nothing out, so there is nothing to observe. */
class NoResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
window.ResizeObserver ??= NoResizeObserver;

afterEach(() => {
  cleanup();
  queryClient.clear();
});

/** Draws a component the way the app does: themed, with the app's query cache. */
export function draw(children: ReactNode): RenderResult {
  return render(
    <FluentProvider theme={lightTheme}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </FluentProvider>,
  );
}
