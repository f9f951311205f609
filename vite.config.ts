import preact from '@preact/preset-vite'
import { defineConfig } from 'vitest/config'
import { buildDay } from './scripts/build-stamp.ts'
import { finishSite } from './scripts/finish-site.ts'

export default defineConfig({
  // Relative, so that the built folder works wherever a host puts it.
  base: './',
  // A missing file is an error, not the page under another name.
  appType: 'mpa',
  publicDir: 'generated',
  // Every export says which build it comes from.
  define: { __BUILT_ON__: JSON.stringify(buildDay()) },
  plugins: [preact(), finishSite()],
  resolve: {
    // Leaves out the 27 MB runtime with graphics card support, which Vite would otherwise copy; ours is in runtime/.
    conditions: ['onnxruntime-web-use-extern-wasm', 'module', 'browser', 'development|production'],
  },
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    // transformers.js alone is larger than Vite's usual limit.
    chunkSizeWarningLimit: 1000,
    modulePreload: { polyfill: false },
  },
  test: {
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'] } },
      {
        test: { name: 'evaluation', include: ['tests/eval/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // One browser at a time: the pages measure nothing, but two cores are quickly busy.
          fileParallelism: false,
        },
      },
    ],
  },
})
