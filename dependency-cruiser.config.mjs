// The rule of imports: data → siamese → worker → store → views, each room knowing only its left.
const rooms = (/** @type {string[]} */ ...names) => `^src/(${names.join('|')})/`;

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?url$' },
    },
    {
      name: 'no-dev-dependency-in-the-page',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
    {
      name: 'settings-knows-nothing',
      severity: 'error',
      from: { path: rooms('settings') },
      to: { path: '^src/', pathNot: rooms('settings') },
    },
    {
      name: 'data-knows-settings-only',
      severity: 'error',
      from: { path: rooms('data') },
      to: { path: '^src/', pathNot: rooms('settings', 'data') },
    },
    {
      name: 'siamese-knows-data-and-settings',
      severity: 'error',
      from: { path: rooms('siamese') },
      to: { path: '^src/', pathNot: rooms('settings', 'data', 'siamese') },
    },
    {
      name: 'worker-knows-siamese-and-data',
      severity: 'error',
      from: { path: rooms('worker') },
      to: { path: '^src/', pathNot: rooms('settings', 'data', 'siamese', 'worker') },
    },
    {
      name: 'worker-client-takes-types-only',
      comment:
        'The client and the API run on the page: a value import would bring TensorFlow.js along.',
      severity: 'error',
      from: { path: '^src/worker/((umap|photo)/)?(client|api)\\.ts$' },
      to: {
        path: '^src/',
        pathNot: '^src/(settings/|worker/((umap|photo)/)?(client|api)\\.ts$)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'store-knows-the-worker-client',
      severity: 'error',
      from: { path: rooms('store') },
      to: {
        path: '^src/',
        pathNot: '^src/(settings/|data/|store/|worker/((umap|photo)/)?(client|api)\\.ts$)',
      },
    },
    {
      name: 'views-know-the-store',
      severity: 'error',
      from: { path: rooms('views') },
      to: { path: '^src/', pathNot: rooms('settings', 'store', 'views') },
    },
    {
      name: 'only-siamese-has-tensorflow',
      severity: 'error',
      from: { path: '^src/', pathNot: rooms('siamese') },
      to: { path: 'node_modules/@tensorflow/' },
    },
    {
      name: 'only-the-umap-worker-has-umap',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/worker/umap/layout\\.ts$' },
      to: { path: 'node_modules/umap-js/' },
    },
    {
      name: 'only-worker-has-comlink',
      severity: 'error',
      from: { path: '^src/', pathNot: rooms('worker') },
      to: { path: 'node_modules/comlink/' },
    },
    {
      name: 'only-store-has-zustand',
      severity: 'error',
      from: { path: '^src/', pathNot: rooms('store') },
      to: { path: 'node_modules/zustand/' },
    },
    {
      name: 'only-views-have-react',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(views/|main\\.tsx$)' },
      to: { path: 'node_modules/(react|react-dom|recharts|radix-ui|lucide-react)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.page.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types'] },
  },
};
