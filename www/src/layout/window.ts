/** The window through which one looks at a picture that is larger than its frame: moved, zoomed, fitted. */

export interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Where the picture's origin lies in the frame, and how many pixels of it one of the picture's takes. */
export interface View {
  x: number;
  y: number;
  zoom: number;
}

export interface Frame {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

export const margin = 20;
const leastZoom = 0.04;
const mostZoom = 2;
/** Labels are still to be read at this one. */
const legibleZoom = 0.7;
/** What lies this far outside the frame is drawn as well, so that a short drag needs no drawing. */
const step = 320;

/** All of the picture, or as much as leaves it legible where that is asked for. */
export function fitted(bounds: Area, frame: Frame, legible: boolean): View {
  const across = (frame.width - 2 * margin) / (bounds.right - bounds.left);
  const down = (frame.height - 2 * margin) / (bounds.bottom - bounds.top);
  const zoom = clamp(Math.min(across, down), legible ? legibleZoom : leastZoom, 1);
  return held({ x: margin, y: frame.height / 2, zoom }, bounds, frame);
}

/** The point `x`, `y` of the frame stays where it is. */
export function zoomed(view: View, factor: number, x: number, y: number): View {
  const zoom = clamp(view.zoom * factor, leastZoom, mostZoom);
  const ratio = zoom / view.zoom;
  return { x: x - (x - view.x) * ratio, y: y - (y - view.y) * ratio, zoom };
}

/** Two fingers that were at `from` and are now at `to`: what was under each of them still is. */
export function pinched(view: View, from: [Point, Point], to: [Point, Point]): View {
  const [before, after] = [middleOf(from), middleOf(to)];
  const factor = distanceOf(to) / Math.max(distanceOf(from), 1);
  const moved = { ...view, x: view.x + after.x - before.x, y: view.y + after.y - before.y };
  return zoomed(moved, factor, after.x, after.y);
}

/** Moved as little as shows `area`; where that is too large, its end and its middle. */
export function revealing(view: View, area: Area, frame: Frame): View {
  const { zoom } = view;
  const right = frame.width - margin - area.right * zoom;
  const left = margin - area.left * zoom;
  const bottom = frame.height - margin - area.bottom * zoom;
  const top = margin - area.top * zoom;
  return {
    x: left > right ? right : clamp(view.x, left, right),
    y: top > bottom ? (top + bottom) / 2 : clamp(view.y, top, bottom),
    zoom,
  };
}

/** Keeps the picture in the frame: a direction in which all of it fits is not moved in. */
export function held(view: View, bounds: Area, frame: Frame): View {
  const { zoom } = view;
  const right = frame.width - margin - bounds.right * zoom;
  const left = margin - bounds.left * zoom;
  const bottom = frame.height - margin - bounds.bottom * zoom;
  const top = margin - bounds.top * zoom;
  return {
    x: right >= left ? left : clamp(view.x, right, left),
    y: bottom >= top ? (top + bottom) / 2 : clamp(view.y, bottom, top),
    zoom,
  };
}

/** What is to be drawn, on a coarse raster: it stays the same while the view moves a little. */
export function drawnArea({ x, y, zoom }: View, { width, height }: Frame): Area {
  return {
    left: Math.floor(-x / zoom / step - 1) * step,
    top: Math.floor(-y / zoom / step - 1) * step,
    right: Math.ceil((width - x) / zoom / step + 1) * step,
    bottom: Math.ceil((height - y) / zoom / step + 1) * step,
  };
}

export function meets(one: Area, other: Area): boolean {
  const across = one.left <= other.right && other.left <= one.right;
  return across && one.top <= other.bottom && other.top <= one.bottom;
}

/** The smallest area that holds all of these. */
export function around(areas: readonly Area[]): Area {
  const all = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { left, top, right, bottom } of areas) {
    all.left = Math.min(all.left, left);
    all.top = Math.min(all.top, top);
    all.right = Math.max(all.right, right);
    all.bottom = Math.max(all.bottom, bottom);
  }
  return all;
}

function middleOf([one, other]: [Point, Point]): Point {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}

function distanceOf([one, other]: [Point, Point]): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
