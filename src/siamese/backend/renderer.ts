/** Reads the names that browsers give to their graphics cards. Imports nothing. */

/** Names of renderers that run on the processor. */
const softwareRenderer = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** Whether a renderer of this name runs on the processor. */
export function isSoftwareRenderer(name: string): boolean {
  return softwareRenderer.test(name);
}

/**
 * The graphics card's name in a browser's description: `ANGLE (Apple, ANGLE Metal Renderer: Apple M2,
 * Unspecified Version)` → `Apple M2`. Before the name stand the vendor and the API. After it, in brackets
 * or behind a comma, stand drivers and versions.
 */
export function readableRenderer(renderer: string): string {
  return renderer
    .replace(/^ANGLE \([^,]*, /, '')
    .replace(/^(?:ANGLE Metal Renderer: |Vulkan [\d.]+ \()/, '')
    .replace(/^(?:Mesa|Google|(\w+)(?= \1 )) /, '')
    .replace(/(?:,| \((?!R\)|TM\))| Direct3D|\/\w+\/SSE| Device\b).*$/, '');
}
