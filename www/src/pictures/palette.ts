/** The colours of pictures: those of the page (`styles/tokens.css`) as sRGB, which every program reads; the engine's pictures have the same. */

export type Colour = string;

/** A colour for each role. */
export interface Palette {
  paper: Colour;
  raised: Colour;
  ink: Colour;
  soft: Colour;
  rule: Colour;
  strong: Colour;
  danger: Colour;
  prob: Colour;
  surprisal: Colour;
  choice: Colour;
  attention: Colour;
}

export const palettes: Record<'light' | 'dark', Palette> = {
  light: {
    paper: '#fcfbf8',
    raised: '#ffffff',
    ink: '#1c222e',
    soft: '#505561',
    rule: '#dfe1e5',
    strong: '#828690',
    danger: '#b02a2d',
    prob: '#3077cd',
    surprisal: '#f8a13f',
    choice: '#8632b6',
    attention: '#00756b',
  },
  dark: {
    paper: '#101318',
    raised: '#191c22',
    ink: '#e5e8ed',
    soft: '#a9aeb8',
    rule: '#2d3038',
    strong: '#70757e',
    danger: '#f98f87',
    prob: '#64a1ee',
    surprisal: '#915006',
    choice: '#d39dfa',
    attention: '#44d0c1',
  },
};

/** `share` of one colour laid over another: opaque, for programs that draw no transparency. */
export function mix(over: Colour, under: Colour, share: number): Colour {
  const channel = (from: number) => {
    const [high, low] = [over, under].map((one) => Number.parseInt(one.slice(from, from + 2), 16));
    const mixed = Math.round((low ?? 0) + ((high ?? 0) - (low ?? 0)) * share);
    return mixed.toString(16).padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}
