import { beforeEach, describe, expect, it } from 'vitest';
import { Asking, type AskingPorts } from '../../../../src/store/core/asking.ts';

/** A question that was asked, to be answered when a test says so. */
interface Asked {
  readonly question: string;
  readonly isWanted: () => boolean;
  readonly answer: (answer: string) => Promise<void>;
  readonly fail: (error: Error) => Promise<void>;
}

let asked: Asked[];
let told: string[];
let hasWorker: boolean;

beforeEach(() => {
  asked = [];
  told = [];
  hasWorker = true;
});

/** Lets what waits for an answer go on. */
const laterTask = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function makeAsking(ports: Partial<AskingPorts<string, string>> = {}): Asking<string, string> {
  return new Asking<string, string>({
    ask: (question, isWanted) =>
      new Promise((resolve, reject) => {
        const answer = async (value: string): Promise<void> => {
          resolve(value);
          await laterTask();
        };
        const fail = async (error: Error): Promise<void> => {
          reject(error);
          await laterTask();
        };
        asked.push({ question, isWanted, answer, fail });
      }),
    onAnswer: (answer, question, isNewest) =>
      told.push(`${question}: ${answer}${isNewest ? '' : ', a newer one waits'}`),
    onError: (error, question) => told.push(`${question}: ${String(error)}`),
    onAsking: (isAsking) => told.push(isAsking ? 'asking' : 'at rest'),
    canAsk: () => hasWorker,
    ...ports,
  });
}

const questions = (): string[] => asked.map(({ question }) => question);

describe('one question at a time', () => {
  it('is asked at once, and its answer told', async () => {
    const asking = makeAsking();
    const settled = asking.put('first');
    expect(asking.open).toBe('first');
    await asked[0]?.answer('yes');
    await settled;
    expect(told).toEqual(['asking', 'first: yes', 'at rest']);
    expect(asking.open).toBeNull();
  });

  it('is followed by the newest of those that wait, and by no other', async () => {
    const asking = makeAsking();
    const settled = asking.put('first');
    void asking.put('second');
    void asking.put('third');
    expect(questions()).toEqual(['first']);
    await asked[0]?.answer('yes');
    expect(questions()).toEqual(['first', 'third']);
    await asked[1]?.answer('no');
    await settled;
    expect(told).toEqual(['asking', 'first: yes, a newer one waits', 'third: no', 'at rest']);
  });

  it('that fails is told as failed, and the one that waits is asked all the same', async () => {
    const asking = makeAsking();
    void asking.put('first');
    void asking.put('second');
    await asked[0]?.fail(new Error('not today'));
    await asked[1]?.answer('yes');
    expect(told).toEqual(['asking', 'first: Error: not today', 'second: yes', 'at rest']);
  });

  it('can be put while the answer to the last one is told', async () => {
    const asking: Asking<string, string> = makeAsking({
      onAnswer: (answer) => {
        told.push(answer);
        if (answer === 'first') void asking.put('again');
      },
    });
    const settled = asking.put('first');
    await asked[0]?.answer('first');
    await asked[1]?.answer('second');
    await settled;
    expect(told).toEqual(['asking', 'first', 'second', 'at rest']);
  });
});

describe('a newer question that interrupts', () => {
  it('is asked beside the open one, whose answer is dropped whenever it comes', async () => {
    const asking = makeAsking({ interrupts: () => true });
    const settled = asking.put('first');
    void asking.put('second');
    expect(questions()).toEqual(['first', 'second']);
    expect(asked.map(({ isWanted }) => isWanted())).toEqual([false, true]);
    await asked[1]?.answer('yes');
    await settled;
    await asked[0]?.answer('too late');
    expect(told).toEqual(['asking', 'second: yes', 'at rest']);
  });

  it('drops the error of the open one too', async () => {
    const asking = makeAsking({ interrupts: () => true });
    void asking.put('first');
    void asking.put('second');
    await asked[0]?.fail(new Error('given up'));
    await asked[1]?.answer('yes');
    expect(told).toEqual(['asking', 'second: yes', 'at rest']);
  });

  it('waits where the rule says so', async () => {
    const asking = makeAsking({ interrupts: (open, newer) => open !== newer });
    void asking.put('same');
    void asking.put('same');
    expect(questions()).toEqual(['same']);
    await asked[0]?.answer('yes');
    expect(questions()).toEqual(['same', 'same']);
  });
});

describe('when the worker has ended', () => {
  it('no answer is due any more, and the next worker is asked what was open', async () => {
    const asking = makeAsking();
    const settled = asking.put('first');
    hasWorker = false;
    asking.forget();
    await settled;
    expect(told).toEqual(['asking', 'at rest']);
    expect(asked[0]?.isWanted()).toBe(false);
    hasWorker = true;
    asking.askAgain();
    expect(questions()).toEqual(['first', 'first']);
    await asked[0]?.answer('from the grave');
    await asked[1]?.answer('yes');
    expect(told).toEqual(['asking', 'at rest', 'asking', 'first: yes', 'at rest']);
  });

  it('the newest of what waited is asked, not what was open', () => {
    const asking = makeAsking();
    void asking.put('first');
    void asking.put('second');
    asking.forget();
    asking.askAgain();
    expect(questions()).toEqual(['first', 'second']);
  });

  it('what was answered is not asked again', async () => {
    const asking = makeAsking();
    void asking.put('first');
    await asked[0]?.answer('yes');
    asking.forget();
    asking.askAgain();
    expect(questions()).toEqual(['first']);
  });

  it('what was answered is asked again where the answer is gone with the worker', async () => {
    const asking = makeAsking();
    void asking.put('first');
    await asked[0]?.answer('yes');
    asking.forget();
    asking.repeat();
    expect(questions()).toEqual(['first', 'first']);
    asking.cancel();
    asking.repeat();
    expect(questions()).toEqual(['first', 'first']);
  });

  it('a question waits until there is somebody to ask', async () => {
    const asking = makeAsking();
    hasWorker = false;
    await asking.put('first');
    await asking.put('second');
    expect(questions()).toEqual([]);
    hasWorker = true;
    asking.askAgain();
    expect(questions()).toEqual(['second']);
  });
});

describe('giving up', () => {
  it('drops what is open and what waits, for good', async () => {
    const asking = makeAsking();
    const settled = asking.put('first');
    void asking.put('second');
    asking.cancel();
    await settled;
    asking.askAgain();
    await asked[0]?.answer('too late');
    expect(questions()).toEqual(['first']);
    expect(told).toEqual(['asking', 'at rest']);
  });

  it('of nothing says nothing', () => {
    makeAsking().cancel();
    expect(told).toEqual([]);
  });

  it('leaves room for a new question at once', async () => {
    const asking = makeAsking();
    void asking.put('first');
    asking.cancel();
    void asking.put('second');
    expect(questions()).toEqual(['first', 'second']);
    await asked[1]?.answer('yes');
    await asked[0]?.answer('too late');
    expect(told).toEqual(['asking', 'at rest', 'asking', 'second: yes', 'at rest']);
  });
});
