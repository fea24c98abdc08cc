import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';

const ours = fileURLToPath(new URL('generator.js', import.meta.url));

export default {
  base: './',
  plugins: [
    {
      name: 'our-data-set',
      enforce: 'pre',
      resolveId: (source, importer) =>
        source === './dataGenerator' && importer?.includes('providers/fakerest') ? ours : undefined,
    },
    react(),
  ],
  define: {
    'import.meta.env.VITE_IS_DEMO': '"false"',
    'import.meta.env.VITE_SUPABASE_URL': '"https://demo.example.org"',
    'import.meta.env.VITE_SUPABASE_ANON_KEY': '"none"',
    'process.env.NODE_ENV': '"production"',
  },
  build: {
    outDir: 'dist',
    target: 'es2022',
    minify: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 10_000,
  },
};
