/** The sentences of the engine's errors, as it writes them, and the values that one of them holds. */
import type { Problem } from '../engine/protocol';

/** By code; what stands in braces differs from error to error. A test holds them equal to `src/error.rs`. */
export const engineSentences = {
  'empty-prompt': 'a prompt must have at least one token, got none',
  'id-out-of-range': 'a token id must be below the vocabulary size {vocabSize}, got {id}',
  'context-full': 'a text must fit the context of {contextSize} positions, got {positions}',
  'text-finished': 'a text that has ended cannot go on: token {id} at position {position} ended it',
  'layer-out-of-range': 'a layer must be below {layers}, got {layer}',
  'head-out-of-range': 'a head must be below {heads}, got {head}',
  'not-causal': 'decoding token by token needs a causal model, got a masked one',
  quantised: 'weights must be 32-bit floats to be trained or written, got 8-bit integers',
  'unknown-node': 'a parent must be an earlier node of the {nodes} in the tree, got {parent}',
  'mask-shape':
    'a custom mask must be {expected} by {expected} for this text, got {rows} by {columns}',
  'mask-row-empty':
    'each position must see at least one position, but the mask leaves nothing to position {query}',
  'non-finite-logit': 'logits must be finite, but token {id} got {value}',
  'non-finite-score':
    'scores must be finite or forbidden, but {processor} made {value} of token {id}',
  'search-ended': 'a search that has stopped cannot go on: {stop}',
  'draft-vocabulary': 'a draft model must have the vocabulary size {model}, got {draft}',
  'language-vocabulary':
    'a model that is to keep to {name} must have its vocabulary size {language}, got {model}',
  'unknown-name': 'there is no {what} {name}',
  'bad-argument': 'the {what} of {of} must be {rule}, got {value}',
  'bad-session': 'a session must be JSON of its form: {reason}',
  'bad-setting': '{what} must be {rule}, got {value}',
  'bad-recipe': 'a recipe must be TOML of its form: {reason}',
  'unknown-language': 'a language must be storyland or minitales, got {name}',
  'target-count': 'an example must have as many targets as ids, got {targets} for {ids}',
  'no-targets': 'a step must have at least one target, got none in {examples} examples',
  'non-finite-loss': 'the loss and its gradient must be finite, but step {step} got {loss}',
  'missing-file': 'a model folder must hold {name}',
  unreadable: 'could not read {name}: {reason}',
  unwritable: 'could not write {name}: {reason}',
  'bad-json': '{file} must be JSON of its form: {reason}',
  'unknown-family': 'model_type must be gpt2, gpt_neo or llama, got {family}',
  'unsupported-config': '{key} must be {rule}, got {value}',
  'bad-config': '{what} must be {rule}, got {value}',
  truncated: '{file} ends too early: it must have {expected} bytes, got {got}',
  'trailing-bytes': '{file} must end after {expected} bytes, got {got}',
  'safetensors-header': '{file} must begin with a safetensors header: {reason}',
  'tensor-offsets': 'the tensors of {file} must lie one after another, but {tensor} does not',
  'tensor-length': "a tensor's bytes must fit its shape and dtype, but one in {file} does not",
  'unsupported-dtype': '{tensor} must be F32, F16 or BF16, got {dtype}',
  'unknown-dtype': 'a dtype must be f32, f16 or bf16, got {name}',
  'missing-tensor': 'the weights must hold {tensor}',
  'unexpected-tensor': 'the weights must hold nothing that the family does not use, got {tensor}',
  'tensor-shape': '{tensor} must have shape {expected} by the configuration, got {got}',
  'non-finite-weight': 'weights must be finite, but {tensor} has {value} at index {index}',
  'tokenizer-mismatch':
    "the tokenizer's ids must be below the model's vocabulary size {vocabSize}, but it has {id}",
  'llama2c-header': 'a llama2.c header must have {rule}, got {value}',
  'word-list': 'a word list must have {rule}, got {word} in line {line}',
  'llama2c-tokenizer': 'a llama2.c tokenizer must have {rule}, got {value} in token {token}',
} as const;

export type EngineProblem = keyof typeof engineSentences;

/** What stands in a sentence's braces, by name. */
export type Values = Readonly<Record<string, string>>;

export function isEngineProblem(code: string): code is EngineProblem {
  return Object.hasOwn(engineSentences, code);
}

/** The values of an error; `null` where it is none of the engine's, or is put in other words. */
export function valuesOf({ code, message }: Problem): Values | null {
  return isEngineProblem(code) ? valuesIn(message, engineSentences[code]) : null;
}

/** A problem that the engine would tell of in the same words. */
export function problemOf(code: EngineProblem, values: Values): Problem {
  return { code, message: filled(engineSentences[code], values) };
}

/** What stands in a text where a sentence has braces; `null` where it is not this sentence. */
export function valuesIn(text: string, sentence: string): Values | null {
  return patternOf(sentence).exec(text)?.groups ?? null;
}

export function filled(sentence: string, values: Values): string {
  return sentence.replace(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole);
}

function patternOf(sentence: string): RegExp {
  const parts = sentence.split(/\{(\w+)\}/);
  const pattern = parts.map((part, at) => {
    if (at % 2 === 0) return part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    const isAgain = parts.indexOf(part) < at;
    return isAgain ? `\\k<${part}>` : `(?<${part}>[^]*?)`;
  });
  return new RegExp(`^${pattern.join('')}$`);
}
