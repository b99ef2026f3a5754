import { Resvg } from '@resvg/resvg-js';
import { FONT_FAMILY, fontFiles, withPaperFont } from './look.ts';

/** Dots of the picture to one of the chart's: sharp in print and on a screen of double density. */
const DENSITY = 2;

/** The chart as PNG, drawn with the papers' own font files only, so that it looks the same on every machine. */
export function pngOf(svg: string): Buffer {
  const picture = new Resvg(withPaperFont(svg), {
    fitTo: { mode: 'zoom', value: DENSITY },
    background: 'white',
    font: {
      loadSystemFonts: false,
      fontFiles: fontFiles(),
      defaultFontFamily: FONT_FAMILY,
      sansSerifFamily: FONT_FAMILY,
    },
  });
  return picture.render().asPng();
}
