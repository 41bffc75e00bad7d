/** Imports the element from npm, takes two steps, and says what was written. */
import 'lookback';

const figure = document.querySelector('look-back');
const words = [];
figure.addEventListener('step', ({ detail }) => {
  words.push(detail.token.trim());
  document.querySelector('output').textContent = words.join(' ');
});
figure.addEventListener('ready', async () => {
  await figure.step();
  await figure.step();
});
