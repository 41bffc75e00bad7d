/** The intervention and the probe in the page's address: `mask=window:3&flip=2.5,4.0&off=0.1&probe=4:17`. */
import type { InsideLook, ProbePlace } from '../engine/protocol';
import { countFrom } from './decoding';

const parts = ['mask', 'flip', 'off'] as const;

/** What is no intervention the engine refuses, and says so beside the mask. */
export function interventionFrom(fields: URLSearchParams): InsideLook['intervention'] {
  const given = parts.filter((part) => fields.has(part));
  return given.map((part) => `${part}=${fields.get(part)}`).join(';');
}

export function interventionFields(intervention: string): Record<string, string | null> {
  const given = intervention.split(';').map((part) => part.split('='));
  const value = (part: string) => given.find(([name]) => name === part)?.[1] ?? null;
  return Object.fromEntries(parts.map((part) => [part, value(part)]));
}

/** A position, and the token that is put there: `4:17`, or `4`. */
export function probeFrom(value: string): ProbePlace | null {
  const [position, id] = value.split(':').map(countFrom);
  if (position === undefined || position === null || id === null) return null;
  return { position, id: id ?? null };
}

export function printProbe({ position, id }: ProbePlace): string {
  return id === null ? `${position}` : `${position}:${id}`;
}
