// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Tooltip } from 'radix-ui';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { datasets } from '../../../../src/settings/datasets.ts';
import { whyNotImagesPerDigit } from '../../../../src/settings/rules.ts';
import { NumberControl } from '../../../../src/views/components/NumberControl.tsx';
import { SwitchControl } from '../../../../src/views/components/SwitchControl.tsx';
import { eventually } from '../../../helpers/eventually.ts';

afterEach(cleanup);

function ImagesPerDigit({ onChange }: { readonly onChange: (value: number) => void }) {
  const [value, setValue] = useState(12);
  return (
    <Tooltip.Provider>
      <NumberControl
        label="Images per digit"
        name="imagesPerDigit"
        value={value}
        onChange={(changed) => {
          onChange(changed);
          setValue(changed);
        }}
        hasSlider={false}
        whyNot={(typed) => whyNotImagesPerDigit(typed, { loss: 'triplet' }, datasets.mnist)}
        tip="A test"
      />
      <button type="button" onClick={() => setValue(5)}>
        From elsewhere
      </button>
    </Tooltip.Provider>
  );
}

describe('a typed number', () => {
  const setUp = () => {
    const onChange = vi.fn();
    render(<ImagesPerDigit onChange={onChange} />);
    const field = screen.getByRole('spinbutton', { name: 'Images per digit' });
    const type = async (text: string): Promise<void> => {
      await userEvent.clear(field);
      await userEvent.type(field, `${text}{Enter}`);
    };
    return { onChange, field, type };
  };

  it('counts when it fits', async () => {
    const { onChange, type } = setUp();
    await type('7');
    expect(onChange).toHaveBeenCalledExactlyOnceWith(7);
  });

  it.each([
    ['99', 'A whole number from 1 to 24, please.'],
    ['1', 'At least 2: with one image of each digit there is no positive pair to find.'],
  ])('%s is refused where it stands, with the reason', async (text, reason) => {
    const { onChange, field, type } = setUp();
    await type(text);
    expect(onChange).not.toHaveBeenCalled();
    expect(screen.getByText(reason).id).toBe(field.getAttribute('aria-describedby'));
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });

  it('that was refused gives way to the value in force when one leaves the field; the reason stays', async () => {
    const { field, type } = setUp();
    await type('99');
    expect(field).toHaveProperty('value', '99');
    await userEvent.tab();
    expect(field).toHaveProperty('value', '12');
    expect(field.getAttribute('aria-invalid')).toBe('false');
    expect(screen.getByText(/please/).id).toBe(field.getAttribute('aria-describedby'));
  });

  it('counts when one leaves the field, and after a pause', async () => {
    const { onChange, field } = setUp();
    await userEvent.clear(field);
    await userEvent.type(field, '7');
    expect(onChange).not.toHaveBeenCalled();
    await userEvent.tab();
    expect(onChange).toHaveBeenCalledExactlyOnceWith(7);
    await userEvent.type(field, '{Backspace}8');
    await eventually(() => expect(onChange).toHaveBeenLastCalledWith(8));
  });

  it('is put back by Escape, and then nothing happens', async () => {
    const { onChange, field } = setUp();
    await userEvent.clear(field);
    await userEvent.type(field, '7{Escape}');
    expect(field).toHaveProperty('value', '12');
    await userEvent.tab();
    expect(onChange).not.toHaveBeenCalled();
    expect(field).toHaveProperty('value', '12');
  });

  it('is stepped by the arrow keys, further by the Page keys, and never leaves its range', async () => {
    const { onChange, field } = setUp();
    await userEvent.type(field, '{ArrowUp}{ArrowUp}{ArrowDown}');
    expect(field).toHaveProperty('value', '13');
    await userEvent.type(field, '{PageUp}{PageUp}');
    expect(field).toHaveProperty('value', '24');
    await userEvent.type(field, '{PageDown}{PageDown}{PageDown}{ArrowUp}{Enter}');
    expect(onChange).toHaveBeenCalledExactlyOnceWith(2);
  });

  it('is left alone by the wheel, and by keys that the browser means', async () => {
    const { onChange, field } = setUp();
    fireEvent.wheel(field, { deltaY: 100 });
    await userEvent.type(field, '{Shift>}{ArrowUp}{/Shift}{Control>}{ArrowUp}{/Control}{Enter}');
    expect(field).toHaveProperty('value', '12');
    expect(onChange).not.toHaveBeenCalled();
  });

  it('that was refused gives way to a value from elsewhere', async () => {
    const { field, type } = setUp();
    await type('99');
    await userEvent.click(screen.getByRole('button', { name: 'From elsewhere' }));
    expect(field).toHaveProperty('value', '5');
    expect(screen.queryByText(/please/)).toBeNull();
  });
});

describe('a switch', () => {
  it('that cannot be switched says why', async () => {
    const onChange = vi.fn();
    render(
      <Tooltip.Provider>
        <SwitchControl
          label="Tie weights"
          isOn
          onChange={onChange}
          tip="A test"
          whyFixed="Untying needs a loss on given pairs."
        />
      </Tooltip.Provider>,
    );
    const element = screen.getByRole('switch', { name: 'Tie weights' });
    await userEvent.click(element);
    expect(onChange).not.toHaveBeenCalled();
    expect(element).toHaveProperty('disabled', true);
    expect(screen.getByText('Untying needs a loss on given pairs.').id).toBe(
      element.getAttribute('aria-describedby'),
    );
  });
});
