import { describe, expect, it } from 'vitest';
import { checkSettings } from '../../../src/settings/check.ts';
import { datasets } from '../../../src/settings/datasets.ts';
import { experimentIds, experiments } from '../../../src/settings/experiments.ts';
import { defaultSettings } from '../../../src/settings/settings.ts';

const { mnist } = datasets;

describe.each(experimentIds.map((id) => experiments[id]))(
  'the experiment “$name”',
  (experiment) => {
    const { start, watch } = experiment;

    it('can be run', () => {
      const changes = start.kind === 'settings' ? start.changes : {};
      expect(() => checkSettings({ ...defaultSettings, ...changes }, mnist)).not.toThrow();
    });

    it('says in two sentences what to watch', () => {
      expect(watch.match(/[.?](?= |$)/g)).toHaveLength(2);
    });
  },
);
