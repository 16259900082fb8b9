// Found by the target's header search path. The build sees only this file, so it holds the SHA-256 of what it includes,
// as Scripts/learn-field writes it and Scripts/check holds it:
// c76bf15b3d38f6d9fc37c0fe7539c5549e2293bfa5c8e782611ea26c0f9899e9

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
