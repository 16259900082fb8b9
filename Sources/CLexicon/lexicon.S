// Found by the target's header search path. Touch this file when the lexicon has changed (Scripts/learn-field does).

#ifdef __APPLE__
#define NAME(symbol) _##symbol
        .const
#else
#define NAME(symbol) symbol
        .section .rodata, "a"
#endif

        .globl NAME(dramatis_field_lexicon_begin)
        .globl NAME(dramatis_field_lexicon_end)
NAME(dramatis_field_lexicon_begin):
        .incbin "field-lexicon.txt"
NAME(dramatis_field_lexicon_end):
        .byte 0

#ifdef __linux__
        .section .note.GNU-stack, "", %progbits
#endif
