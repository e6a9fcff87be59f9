/** What a browser says of the graphics card that it draws on. */

/** Names that renderers on the processor give themselves. */
const softwareRenderer = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** Whether a renderer of this name runs on the processor. */
export function isSoftwareRenderer(name: string): boolean {
  return softwareRenderer.test(name);
}

/**
 * The name in what a browser says of its renderer: `ANGLE (Apple, ANGLE Metal Renderer: Apple M2,
 * Unspecified Version)` → `Apple M2`. What stands before it is the vendor and the API; what comes
 * after it, in brackets or behind a comma, is drivers and versions.
 */
export function readableRenderer(renderer: string): string {
  return renderer
    .replace(/^ANGLE \([^,]*, /, '')
    .replace(/^(?:ANGLE Metal Renderer: |Vulkan [\d.]+ \()/, '')
    .replace(/^(?:Mesa|Google|(\w+)(?= \1 )) /, '')
    .replace(/(?:,| \((?!R\)|TM\))| Direct3D|\/\w+\/SSE| Device\b).*$/, '');
}
