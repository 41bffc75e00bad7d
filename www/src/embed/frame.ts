/** The page in a frame: one figure that fills it, which the page around it may steer by messages. */
import type { Problem } from '../engine/protocol';
import './frame.css';
import { fieldNames, fieldsFrom } from './fields';
import { LookBack } from './look_back';
import { type News, type Order, orderFrom, version } from './messages';
import type { Report } from './report';

const figure = new LookBack();

/** Whoever frames the page may read what it shows: it is in the address of the frame. */
function tell(news: News): void {
  if (parent !== window) parent.postMessage({ lookback: version, ...news }, '*');
}

function follow(order: Order): void {
  const { id } = order;
  if (order.do === 'picture')
    void figure.picture(order.theme).then((svg) => tell({ event: 'picture', svg, id }));
  else if (order.do === 'tell') tell({ event: 'state', ...report(), id });
  else {
    const done = order.do === 'go' ? figure.go(order.state) : figure[order.do]();
    void done.then(() => id !== undefined && tell({ event: 'state', ...report(), id }));
  }
}

let last: Report = { state: '?', steps: 0, stop: null, canStep: false, canBack: false };
const report = () => last;

for (const [name, value] of fieldsFrom(location.search)) {
  // Others are passed on as well: the figure says which fields there are.
  if (fieldNames.includes(name)) figure.setAttribute(name, value);
  else warn(`${name} is no field of an address`);
}

function warn(rule: string): void {
  // biome-ignore lint/suspicious/noConsole: whoever writes the page around the frame looks there
  console.warn(`lookback: a message or an address was ignored: ${rule}`);
}

addEventListener('message', ({ data, source }) => {
  const order = orderFrom(data);
  if (order === null) return;
  if (source !== parent) warn('only the page around a frame may steer it');
  else if ('rule' in order) warn(order.rule);
  else follow(order);
});

const detailOf = <T>(event: Event): T => (event as CustomEvent<T>).detail;

figure.addEventListener('ready', (event) => {
  last = detailOf(event);
  tell({ event: 'ready', ...last });
});
figure.addEventListener('statechange', (event) => {
  last = detailOf(event);
  tell({ event: 'state', ...last });
});
figure.addEventListener('error', (event) => {
  const { code, message } = detailOf<Problem>(event);
  tell({ event: 'error', code, message });
});
figure.addEventListener('leave', () => tell({ event: 'leave' }));

/** What the figure does not use is the deck's: it turns pages. */
document.addEventListener('keydown', (event) => {
  const { key, shiftKey, ctrlKey, altKey, metaKey } = event;
  if (ctrlKey || altKey || metaKey || key === 'Escape') return;
  tell({ event: 'key', key, shiftKey });
});

let height = 0;
new ResizeObserver(() => {
  const now = Math.ceil(figure.offsetHeight);
  if (now === height || now === 0) return;
  height = now;
  tell({ event: 'height', height });
}).observe(figure);

document.body.append(figure);
