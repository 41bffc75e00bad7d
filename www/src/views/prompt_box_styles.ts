/** How the prompt looks: the field with its marks below the letters, the words offered, the examples. */
import { css } from 'lit';

export const promptBoxStyles = css`
  label {
    display: block;
    margin-bottom: var(--space-1);
    color: var(--ink-soft);
    font-size: var(--size-note);
  }
  .field {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    background: var(--raised);
    border-radius: var(--round);
  }
  /* Letter upon letter: whatever moves a letter in one must do so in the other. */
  textarea,
  .mirror {
    grid-area: 1 / 1;
    display: block;
    width: 100%;
    min-height: 3rem;
    max-height: 12rem;
    margin: 0;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--rule-strong);
    border-radius: var(--round);
    font-size: var(--size-prompt);
    line-height: 1.5;
    white-space: pre-wrap;
    overflow-wrap: break-word;
    unicode-bidi: plaintext;
    scrollbar-gutter: stable;
    scrollbar-width: thin;
  }
  textarea {
    position: relative;
    field-sizing: content;
    resize: vertical;
    overflow-y: auto;
    background: none;
  }
  .mirror {
    /* The field's own size decides; it may be dragged. */
    height: 0;
    min-height: 100%;
    overflow: hidden;
    border-color: transparent;
    color: transparent;
    pointer-events: none;
    user-select: none;
  }
  mark {
    background: none;
    color: inherit;
    text-decoration: underline wavy var(--danger) 1.5px;
    text-underline-offset: 0.25em;
    text-decoration-skip-ink: none;
  }
  textarea::placeholder {
    color: var(--ink-soft);
  }
  .completions {
    position: absolute;
    z-index: 3;
    inset-block-start: 100%;
    inset-inline-start: 0;
    min-width: 9rem;
    max-width: 100%;
    margin: 0;
    padding: var(--space-1);
    list-style: none;
    background: var(--raised);
    border: 1px solid var(--rule-strong);
    border-radius: var(--round);
    box-shadow: 0 6px 20px color-mix(in oklab, var(--ink) 18%, transparent);
  }
  .completions li {
    padding: 0.125rem 0.625rem;
    border-radius: 4px;
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  .completions li:hover {
    background: var(--rule);
  }
  .completions [aria-selected='true'] {
    background: var(--ink);
    color: var(--paper);
  }
  .completions b {
    font-weight: 650;
  }
  @media (pointer: coarse) {
    .completions li {
      padding-block: 0.5rem;
    }
  }
  @media (forced-colors: active) {
    .completions [aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
  .examples,
  .unknown ul {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-2);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .examples {
    margin-top: var(--space-2);
    font-size: var(--size-note);
  }
  .examples button,
  .unknown button {
    min-height: 1.625rem;
    padding: 0 0.5rem;
    font-size: var(--size-note);
    overflow-wrap: anywhere;
    text-align: start;
  }
  .examples button {
    border-color: var(--rule);
    border-radius: 1rem;
    padding-inline: 0.625rem;
  }
  @media (pointer: coarse) {
    .examples button,
    .unknown button {
      min-height: 2.5rem;
    }
  }
  .message {
    margin-top: var(--space-2);
    font-size: var(--size-note);
    overflow-wrap: anywhere;
  }
  .unknown ul {
    margin-top: var(--space-1);
    gap: var(--space-1) var(--space-4);
  }
  .unknown li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
  }
  .problem {
    color: var(--danger);
  }
  .words {
    unicode-bidi: isolate;
    text-decoration: underline wavy var(--danger) 1.5px;
    text-underline-offset: 0.25em;
    text-decoration-skip-ink: none;
  }
`;
