/** Where things stand in the attention view, from a phone to a projector. */
import { css } from 'lit';

export const attentionViewStyles = css`
  :host {
    container-type: inline-size;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }
  .top {
    display: grid;
    gap: var(--space-1);
  }
  .figure,
  .answers,
  .column,
  .why,
  .head {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-5);
  }
  .why {
    gap: var(--space-2) var(--space-6);
  }
  look-attention-next {
    margin-top: var(--space-3);
  }
  look-save-figure {
    margin-top: var(--space-2);
  }
  .head {
    align-content: start;
    gap: var(--space-4);
    min-width: 0;
  }
  .figure {
    padding-top: var(--space-4);
    border-top: 1px solid var(--rule);
  }
  .answers {
    align-items: start;
    padding-top: var(--space-4);
    border-top: 1px solid var(--rule);
  }
  .matrix {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: var(--space-4) var(--space-5);
  }
  .cells {
    flex: 0 1 auto;
    min-width: 0;
    max-width: 100%;
  }
  .side {
    flex: 1 1 20rem;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
    min-width: 0;
    max-width: 34rem;
  }
  @container (min-width: 57rem) {
    .figure {
      grid-template-columns: minmax(13rem, 16rem) minmax(0, 1fr);
      gap: var(--space-6);
    }
    .why,
    .answers {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: var(--space-3) var(--space-6);
    }
  }
`;
