// The rule of imports: data → siamese → worker → (protocol) → client → store → views, each room
// knowing only its left. The wall between page and worker is the folder `protocol`, types only.
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
      name: 'site-knows-nothing',
      severity: 'error',
      from: { path: rooms('site') },
      to: { path: '^src/', pathNot: rooms('site') },
    },
    {
      name: 'data-knows-settings',
      severity: 'error',
      from: { path: rooms('data') },
      to: { path: '^src/', pathNot: rooms('settings', 'data') },
    },
    {
      name: 'metrics-knows-settings',
      severity: 'error',
      from: { path: rooms('metrics') },
      to: { path: '^src/', pathNot: rooms('settings', 'metrics') },
    },
    {
      name: 'siamese-knows-data-and-metrics',
      severity: 'error',
      from: { path: rooms('siamese') },
      to: { path: '^src/', pathNot: rooms('settings', 'data', 'metrics', 'siamese') },
    },
    {
      name: 'protocol-knows-the-rooms-before-it',
      severity: 'error',
      from: { path: rooms('protocol') },
      to: { path: '^src/', pathNot: rooms('settings', 'data', 'metrics', 'siamese', 'protocol') },
    },
    {
      name: 'protocol-takes-types-only',
      comment:
        'Page and worker both read the protocol: a value would bring TensorFlow.js to the page.',
      severity: 'error',
      from: { path: rooms('protocol') },
      to: { dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'worker-knows-the-rooms-before-it',
      severity: 'error',
      from: { path: rooms('worker') },
      to: {
        path: '^src/',
        pathNot: rooms('settings', 'site', 'data', 'metrics', 'siamese', 'protocol', 'worker'),
      },
    },
    {
      name: 'client-knows-the-protocol',
      comment: 'A client names its worker by address only.',
      severity: 'error',
      from: { path: rooms('client') },
      to: { path: '^src/', pathNot: rooms('protocol', 'client') },
    },
    {
      name: 'store-knows-the-client',
      severity: 'error',
      from: { path: rooms('store') },
      to: {
        path: '^src/',
        pathNot: rooms('settings', 'site', 'data', 'metrics', 'protocol', 'client', 'store'),
      },
    },
    {
      name: 'views-know-the-store',
      severity: 'error',
      from: { path: rooms('views') },
      to: { path: '^src/', pathNot: rooms('settings', 'metrics', 'store', 'views') },
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
      from: { path: '^src/', pathNot: '^src/worker/sideWorkers/umap/layout\\.ts$' },
      to: { path: 'node_modules/umap-js/' },
    },
    {
      name: 'only-the-service-worker-has-workbox',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/site/serviceWorker\\.ts$' },
      to: { path: 'node_modules/workbox-' },
    },
    {
      name: 'only-client-and-worker-have-comlink',
      severity: 'error',
      from: { path: '^src/', pathNot: rooms('client', 'worker') },
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
