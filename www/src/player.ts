/** The clock behind "play": it asks for one step, waits for it, and pauses before the next. */

export interface PlayerOptions {
  pauseMs: number;
  step(): Promise<void>;
}

export class Player {
  readonly #options: PlayerOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #playing = false;
  /** Between two steps, in milliseconds. */
  pauseMs: number;
  /** Counts the times that it was started: a step of an earlier time goes on to no other. */
  #run = 0;

  constructor(options: PlayerOptions) {
    this.#options = options;
    this.pauseMs = options.pauseMs;
  }

  set playing(playing: boolean) {
    if (playing === this.#playing) return;
    this.#playing = playing;
    this.#run += 1;
    clearTimeout(this.#timer);
    if (playing) void this.#turn(this.#run);
  }

  async #turn(run: number): Promise<void> {
    await this.#options.step();
    if (run !== this.#run) return;
    this.#timer = setTimeout(() => this.#turn(run), this.pauseMs);
  }
}
