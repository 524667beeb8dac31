import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Builds the renderer; the Node side is built by scripts/build.ts with the same bundler. */
export default defineConfig({
  root: "renderer",
  base: "./",
  plugins: [react()],
  build: {
    outDir: "../dist/renderer",
    emptyOutDir: true,
    target: "chrome130",
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      output: {
        // All the start needs is one file: each one more is a round through the browser process before the first row.
        codeSplitting: { groups: [{ name: "start", tags: ["$initial"] }] },
      },
    },
  },
});
