/** Files beside `look-back.js` are found from where it lies: it is copied whole, and not taken apart. */
export default {
  base: './',
  optimizeDeps: { exclude: ['lookback'] },
};
