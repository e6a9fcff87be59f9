import { describe, expect, it } from 'vitest';
import { TestSession } from '../../../../helpers/sessions.ts';

describe('a session', () => {
  it('tells how one class is confused with the others by its newest evaluation', async () => {
    const started = await TestSession.start();
    await expect(started.session.classConfusions(1)).rejects.toThrow('not been measured yet');
    await started.trainToTheEnd();
    const { evaluation } = started.all('evaluation').at(-1) ?? {};
    const found = await started.session.classConfusions(1);
    const { matrix, ...dated } = found;
    expect(dated).toEqual({
      runId: 1,
      step: 6,
      scope: 'full',
      label: 1,
      threshold: evaluation?.decision?.threshold,
    });
    // The evaluation has the cells of all three classes, in another order.
    expect(matrix.classes[0]).toBe(1);
    expect(matrix.classes.toSorted()).toEqual([0, 1, 2]);
    expect(matrix.cells).toEqual(
      matrix.classes.map((row) =>
        matrix.classes.map((column) => evaluation?.classPairs.cells[row]?.[column]),
      ),
    );
    const [, second, third] = matrix.cells[0] ?? [];
    expect(second?.errorRate).toBeGreaterThanOrEqual(third?.errorRate ?? 1);
  });

  it('refuses a class that it has not', async () => {
    const started = await TestSession.start();
    await started.trainToTheEnd();
    for (const label of [3, -1, 0.5]) {
      await expect(started.session.classConfusions(label)).rejects.toThrow(
        `There is no class ${label} among 3`,
      );
    }
  });
});
