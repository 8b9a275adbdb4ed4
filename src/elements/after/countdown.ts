import { html } from 'lit';
import { type EpochMs, SECOND } from '../../domain/time.ts';

/** `1:58`; nobody is read every second of it. */
export const countdown = (left: EpochMs): unknown => {
  const seconds = Math.max(0, Math.ceil(left / SECOND));
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return html`<p class="time num" role="timer">${text}</p>`;
};
