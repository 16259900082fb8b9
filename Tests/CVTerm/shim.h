#ifndef DRAMATIS_CVTERM_H
#define DRAMATIS_CVTERM_H
#include <vterm.h>
#include <string.h>

// Swift cannot read bit-fields of a C struct.
static inline unsigned dramatis_cell_attributes(const VTermScreenCell *cell) {
    return (cell->attrs.bold ? 1u : 0) | (cell->attrs.italic ? 2u : 0) | (cell->attrs.underline ? 4u : 0)
        | (cell->attrs.reverse ? 8u : 0) | (cell->attrs.strike ? 16u : 0);
}

// Palette index, or -1 for the terminal's own colour, or -2 for a colour outside the palette.
static inline int dramatis_color_index(const VTermColor *color) {
    if (VTERM_COLOR_IS_DEFAULT_FG(color) || VTERM_COLOR_IS_DEFAULT_BG(color)) return -1;
    return VTERM_COLOR_IS_INDEXED(color) ? color->indexed.idx : -2;
}
#endif
