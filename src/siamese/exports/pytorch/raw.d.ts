/** Declares the texts that Vite makes of other files. */
declare module '*.py?raw' {
  const text: string;
  export default text;
}
