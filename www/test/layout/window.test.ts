import { describe, expect, test } from 'vitest';
import {
  around,
  drawnArea,
  fitted,
  held,
  margin,
  meets,
  pinched,
  revealing,
  zoomed,
} from '../../src/layout/window';

describe('the view', () => {
  const bounds = { left: 0, top: -100, right: 1000, bottom: 300 };
  const frame = { width: 540, height: 400 };

  test('fits the whole tree', () => {
    const { x, y, zoom } = fitted(bounds, frame, false);
    expect(zoom).toBe(0.5);
    expect(x).toBe(margin);
    expect(y - 50).toBeCloseTo(400 - (y + 150));
  });

  test('stays legible where that is asked for, and never enlarges', () => {
    expect(fitted(bounds, frame, true).zoom).toBe(0.7);
    expect(fitted({ left: 0, top: 0, right: 10, bottom: 10 }, frame, false).zoom).toBe(1);
  });

  test('keeps the point at which it zooms', () => {
    const view = { x: 30, y: 40, zoom: 1 };
    const { x, y, zoom } = zoomed(view, 1.5, 130, 240);
    expect([x + 100 * zoom, y + 200 * zoom]).toEqual([130, 240]);
  });

  test('moves no further than shows an area', () => {
    const view = { x: 0, y: 0, zoom: 1 };
    const area = { left: 600, top: 10, right: 700, bottom: 30 };
    expect(revealing(view, area, frame)).toEqual({ x: frame.width - margin - 700, y: 10, zoom: 1 });
    expect(revealing(view, { ...area, left: 50, right: 90, top: 50 }, frame).x).toBe(0);
  });

  test('never loses the tree', () => {
    const far = held({ x: -9999, y: 9999, zoom: 1 }, bounds, frame);
    expect(far.x + bounds.right).toBe(frame.width - margin);
    expect(far.y + bounds.top).toBe(margin);
  });

  test('draws the same while it moves a little, and all that is in the frame', () => {
    const area = drawnArea({ x: -120, y: 10, zoom: 1 }, frame);
    expect(drawnArea({ x: -130, y: 20, zoom: 1 }, frame)).toEqual(area);
    expect(meets({ left: 120, top: -10, right: 660, bottom: 390 }, area)).toBe(true);
    expect(area.left).toBeLessThan(120);
    expect(area.right).toBeGreaterThan(660);
  });

  test('keeps what is under both fingers of a pinch', () => {
    const view = { x: 30, y: 40, zoom: 0.5 };
    const from = [point(100, 100), point(200, 100)] as const;
    const to = [point(60, 120), point(260, 120)] as const;
    const { x, y, zoom } = pinched(view, [...from], [...to]);
    expect(zoom).toBe(1);
    for (const [at, before] of from.entries()) {
      const [inPictureX, inPictureY] = [(before.x - 30) / 0.5, (before.y - 40) / 0.5];
      expect(x + inPictureX * zoom).toBeCloseTo(to[at]?.x ?? 0);
      expect(y + inPictureY * zoom).toBeCloseTo(to[at]?.y ?? 0);
    }
  });

  test('of several areas is around all of them', () => {
    const one = { left: 0, top: 5, right: 10, bottom: 20 };
    expect(around([one, { ...one, left: -3, bottom: 40 }])).toEqual({
      left: -3,
      top: 5,
      right: 10,
      bottom: 40,
    });
  });
});

function point(x: number, y: number) {
  return { x, y };
}
