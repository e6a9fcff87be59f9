// Keeps a script's server alive: prints its address, and ends it on Ctrl-C.

/**
 * Prints a server's address; Ctrl-C (or a request to end) closes it and the process.
 * @param {{ printUrls: () => void, close: () => Promise<void> }} server
 */
export function keepServing(server) {
  server.printUrls();
  console.log('  Ctrl-C ends it.');
  const end = () => void server.close().finally(() => process.exit(0));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}
