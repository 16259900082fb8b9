#ifndef DRAMATIS_CNCURSES_H
#define DRAMATIS_CNCURSES_H
// The wide-character API (cchar_t, setcchar, wadd_wchnstr) is declared only on request.
#define NCURSES_WIDECHAR 1
#include <locale.h>
#include <ncurses.h>
#include <term.h>

// Global variables, which Swift refuses under strict concurrency, and macros that it does not import.
static inline WINDOW *dramatis_standard_window(void) { return stdscr; }

static inline cchar_t dramatis_line_drawing(char name) { return *NCURSES_WACS(name); }

// glibc declares it only to who asks for X/Open, and Swift's own import of <wchar.h> does not.
extern int wcwidth(wchar_t);
static inline int dramatis_columns(wchar_t scalar) { return wcwidth(scalar); }

static const attr_t dramatis_bold = A_BOLD;
static const attr_t dramatis_dim = A_DIM;
static const attr_t dramatis_italic = A_ITALIC;
static const attr_t dramatis_underline = A_UNDERLINE;
static const attr_t dramatis_reverse = A_REVERSE;
static const attr_t dramatis_alternate_set = A_ALTCHARSET;
#endif
