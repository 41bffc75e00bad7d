/** The intervention and the probe in the page's address: `mask=window:3&flip=2.5,4.0&off=0.1&probe=4:17`. */
import type { InsideLook, ProbePlace } from '../engine/protocol';
import { countFrom } from './decoding';

const parts = ['mask', 'flip', 'off'] as const;

/** What is no intervention the engine refuses. */
export function interventionFrom(
  read: (part: string) => string | null,
): InsideLook['intervention'] {
  const given = parts.map((part) => ({ part, value: read(part) }));
  const written = given.filter(({ value }) => value !== null);
  return written.map(({ part, value }) => `${part}=${value}`).join(';');
}

/** `null` for what would be another part as well. */
export function partFrom(value: string): string | null {
  return value.includes(';') ? null : value;
}

/** The parts that it is put together from. */
export function partsOf(intervention: string): { field: string; value: string }[] {
  const fields = Object.entries(interventionFields(intervention));
  return fields.flatMap(([field, value]) => (value === null ? [] : [{ field, value }]));
}

export function interventionFields(intervention: string): Record<string, string | null> {
  const given = intervention.split(';');
  const value = (part: string) =>
    given.find((one) => one.startsWith(`${part}=`))?.slice(part.length + 1) ?? null;
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
