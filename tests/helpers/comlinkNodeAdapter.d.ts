/** Types only: Comlink's package declares its Node adapter under a name without `.mjs`. */
declare module 'comlink/dist/esm/node-adapter.mjs' {
  export { default } from 'comlink/dist/esm/node-adapter';
}
