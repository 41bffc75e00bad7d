/** Contenders that are measured in turn, so that whatever slows the machine for a while slows all of them. */

export interface Contender {
  name: string;
  /** One sample, in the unit that all contenders share. */
  measure(): Promise<number>;
}

/** Each round measures every contender once: sample `i` of one belongs to sample `i` of the others. */
export async function inRounds(
  contenders: readonly Contender[],
  rounds: number,
): Promise<Map<string, number[]>> {
  const samples = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, measure } of contenders) {
      samples.get(name)?.push(await measure());
    }
  }
  return samples;
}
