import { describe, expect, it } from 'vitest';
import { readableRenderer } from '../../../../src/siamese/backend/renderer.ts';

/** What browsers say, and the name that should remain. */
const renderers: [string, string][] = [
  ['ANGLE (Apple, ANGLE Metal Renderer: Apple M2, Unspecified Version)', 'Apple M2'],
  [
    'ANGLE (Apple, ANGLE Metal Renderer: Apple M1 Pro, Version 14.4 (Build 23E214))',
    'Apple M1 Pro',
  ],
  ['ANGLE (Apple, Apple M1, OpenGL 4.1)', 'Apple M1'],
  ['ANGLE (Apple, Apple M1, OpenGL 4.1 Metal - 88)', 'Apple M1'],
  [
    'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'NVIDIA GeForce RTX 3060',
  ],
  [
    'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 (0x00002504) Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'NVIDIA GeForce RTX 3060',
  ],
  [
    'ANGLE (NVIDIA, NVIDIA GeForce GTX 980 Direct3D11 vs_5_0 ps_5_0), or similar',
    'NVIDIA GeForce GTX 980',
  ],
  [
    'ANGLE (NVIDIA Corporation, NVIDIA GeForce GTX 1050 Ti/PCIe/SSE2, OpenGL 4.5.0)',
    'NVIDIA GeForce GTX 1050 Ti',
  ],
  [
    'ANGLE (NVIDIA, Vulkan 1.3.242 (NVIDIA NVIDIA GeForce RTX 3060 (0x00002504)), NVIDIA-535.129.3.0)',
    'NVIDIA GeForce RTX 3060',
  ],
  [
    'ANGLE (Intel, Intel(R) UHD Graphics 620 Direct3D11 vs_5_0 ps_5_0, D3D11-27.20.100.8681)',
    'Intel(R) UHD Graphics 620',
  ],
  [
    'ANGLE (Intel, Intel(R) UHD Graphics 620 (0x00005917) Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'Intel(R) UHD Graphics 620',
  ],
  [
    'ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6)',
    'Intel(R) UHD Graphics 620',
  ],
  [
    'ANGLE (Intel Inc., Intel(R) Iris(TM) Plus Graphics 655, OpenGL 4.1 INTEL-18.8.4)',
    'Intel(R) Iris(TM) Plus Graphics 655',
  ],
  [
    'ANGLE (AMD, AMD Radeon RX 6700 XT (0x000073DF) Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'AMD Radeon RX 6700 XT',
  ],
  [
    'ANGLE (AMD, AMD Radeon Graphics (radeonsi, renoir, LLVM 15.0.7, DRM 3.49, 6.1.0), OpenGL 4.6)',
    'AMD Radeon Graphics',
  ],
  ['ANGLE (ARM, Mali-G78, OpenGL ES 3.2)', 'Mali-G78'],
  ['ANGLE (Qualcomm, Adreno (TM) 640, OpenGL ES 3.2)', 'Adreno (TM) 640'],
  [
    'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
    'SwiftShader',
  ],
  [
    'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (LLVM 10.0.0) (0x0000C0DE)), SwiftShader driver-5.0.0)',
    'SwiftShader',
  ],
  [
    'ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'Microsoft Basic Render Driver',
  ],
  ['ANGLE (Mesa, llvmpipe (LLVM 15.0.7, 256 bits), OpenGL 4.5)', 'llvmpipe'],
  ['ANGLE (Mesa/X.org, llvmpipe (LLVM 15.0.7 256 bits), OpenGL 4.5)', 'llvmpipe'],
  ['llvmpipe (LLVM 12.0.0, 256 bits)', 'llvmpipe'],
  ['llvmpipe, or similar', 'llvmpipe'],
  ['Google SwiftShader', 'SwiftShader'],
  ['Mesa Intel(R) UHD Graphics 620 (KBL GT2)', 'Intel(R) UHD Graphics 620'],
  ['NVIDIA GeForce GTX 1050/PCIe/SSE2', 'NVIDIA GeForce GTX 1050'],
  ['Apple GPU', 'Apple GPU'],
  ['Apple M1, or similar', 'Apple M1'],
  ['Mali-T880', 'Mali-T880'],
  ['PowerVR Rogue GE8320', 'PowerVR Rogue GE8320'],
  ['WebKit WebGL', 'WebKit WebGL'],
  ['', ''],
];

describe('the name of what draws', () => {
  it.each(renderers)('in “%s” is “%s”', (renderer, name) => {
    expect(readableRenderer(renderer)).toBe(name);
  });
});
