/** How the app is built, and how its tests are run. */
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: 'src',
  publicDir: '../public',
  build: { outDir: '../dist', emptyOutDir: true, target: 'es2023' },
  css: {
    preprocessorOptions: {
      scss: { loadPaths: ['node_modules/@kern-ux/native/src/scss'], quietDeps: true },
    },
  },
  plugins: [svelte()],
  test: {
    projects: [
      {
        extends: true,
        root: '.',
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/unit/**/*.test.ts', 'tests/contracts/**/*.test.ts'],
        },
      },
    ],
  },
})
