/** Puts the licences of other people's code beside the built page, and sees that none is missing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { root } from '../paths.mjs';
import { noticesFile } from '../third-party-notices.mjs';

const noticesPath = join(root, noticesFile);
/** The package of a module, by the module's path. */
const packageOf = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/** Fails the build if a package lands in it that the notices do not name. */
export function checkedNotices(): Plugin {
  return {
    name: 'checked-notices',
    apply: 'build',
    generateBundle(_, bundle) {
      const text = readFileSync(noticesPath, 'utf8');
      const modules = Object.values(bundle).flatMap((file) =>
        file.type === 'chunk' ? file.moduleIds : [],
      );
      const names = new Set(modules.map((id) => packageOf.exec(id)?.[1] ?? ''));
      const missing = [...names].filter((name) => name !== '' && !text.includes(`\n${name} `));
      if (missing.length === 0) return;
      this.error(`${noticesFile} does not name ${missing.join(', ')}: npm run notices`);
    },
  };
}

/** Emits the notices as a file of the page. */
export const notices: Plugin = {
  name: 'notices',
  apply: 'build',
  buildStart() {
    this.emitFile({
      type: 'asset',
      fileName: 'third-party-notices.txt',
      source: readFileSync(noticesPath, 'utf8'),
    });
  },
};
