/** Letter, upright: the paper of Mexican offices. Points. */
export const PAGE = { width: 612, height: 792 } as const;
export const MARGIN = { left: 54, top: 54, right: 54, bottom: 54 } as const;
export const CONTENT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
export const CONTENT_HEIGHT = PAGE.height - MARGIN.top - MARGIN.bottom;

export const SIZE = { name: 13, subject: 11, body: 10, note: 8, small: 7.5 } as const;
/** Lines of text are this much higher than the font itself. */
export const LINE_HEIGHT = 1.25;
/** Line height of the font at size 1. */
export const FONT_HEIGHT = 1.171875;
/** Room a logo has at most. */
export const LOGO = { width: 150, height: 52 } as const;
