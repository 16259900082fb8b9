#ifndef DRAMATIS_CNCURSES_H
#define DRAMATIS_CNCURSES_H
// The wide-character API (cchar_t, setcchar, wadd_wchnstr) is declared only on request.
#define NCURSES_WIDECHAR 1
#include <locale.h>
#include <ncurses.h>
#include <term.h>
#endif
