/** Types only: Vite's address of a file that is served unchanged. */
declare module '*?url' {
  const url: string;
  export default url;
}
