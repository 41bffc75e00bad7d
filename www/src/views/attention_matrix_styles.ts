/** How the attention matrix looks: one hue for weights, a pair for signed values, strokes for the mask. */
import { css } from 'lit';

export const attentionMatrixStyles = css`
  .frame {
    border-radius: var(--round);
    width: fit-content;
    max-width: 100%;
  }
  svg {
    display: block;
    max-width: 100%;
    height: auto;
    overflow: visible;
  }
  text {
    fill: var(--ink-soft);
    font-family: var(--mono);
    white-space: pre;
  }
  text.pointed {
    fill: var(--ink);
    font-weight: 700;
  }
  .cell {
    fill: var(--attention);
    stroke: none;
  }
  .cell.above {
    fill: var(--above);
  }
  .cell.below {
    fill: var(--below);
  }
  .dashes {
    stroke: var(--ink);
    stroke-opacity: 0.6;
    fill: none;
    pointer-events: none;
  }
  .paints {
    cursor: crosshair;
    touch-action: none;
  }
  .ground {
    fill: var(--raised);
  }
  .lines {
    stroke: var(--rule);
    stroke-width: 1;
    fill: none;
  }
  .strikes {
    stroke: var(--rule-strong);
    stroke-opacity: 0.55;
    fill: none;
    pointer-events: none;
  }
  .border {
    fill: none;
    stroke: var(--rule-strong);
  }
  .over {
    fill: transparent;
  }
  .pointer {
    fill: transparent;
    stroke: var(--ink);
    stroke-width: 2;
    pointer-events: none;
  }
  .entry {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-4);
    margin: var(--space-2) 0 0;
    padding-left: 5.25rem;
    color: var(--ink-soft);
    font-size: var(--size-small);
  }
  /* Wraps under the picture: a line that widened it would push the numbers beside it down. */
  .window {
    width: 0;
    min-width: 100%;
  }
  .ramp {
    width: 5rem;
    height: 0.625rem;
    border: 1px solid var(--rule-strong);
    background: linear-gradient(90deg, var(--raised), var(--attention));
  }
  .ramp.signed {
    background: linear-gradient(90deg, var(--below), var(--raised), var(--above));
  }
  .ramp,
  .struck {
    forced-color-adjust: none;
  }
  .struck {
    width: 0.75rem;
    height: 0.75rem;
    border: 1px solid var(--rule-strong);
    background: linear-gradient(
      to top right,
      transparent calc(50% - 0.6px),
      var(--rule-strong) calc(50% - 0.6px) calc(50% + 0.6px),
      transparent calc(50% + 0.6px)
    );
  }
`;
