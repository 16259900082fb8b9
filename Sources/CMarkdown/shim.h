#ifndef DRAMATIS_CMARKDOWN_H
#define DRAMATIS_CMARKDOWN_H
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#endif
