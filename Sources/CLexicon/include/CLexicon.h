#pragma once

#include <stddef.h>

/// The bytes of Resources/field-lexicon.txt, which stand in the program as they stand in the file: an array literal of
/// that size takes the compiler minutes, and this takes neither time nor memory until a word is looked up.
extern const unsigned char dramatis_field_lexicon_begin[];
extern const unsigned char dramatis_field_lexicon_end[];

static inline const unsigned char *dramatis_field_lexicon(void) { return dramatis_field_lexicon_begin; }

/// In bytes.
static inline size_t dramatis_field_lexicon_size(void) {
    return (size_t)(dramatis_field_lexicon_end - dramatis_field_lexicon_begin);
}
