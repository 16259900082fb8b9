// Found by the target's header search path. The build sees only this file, so it holds the SHA-256 of what it includes,
// as Scripts/learn-field writes it and Scripts/check holds it:
// aea468b727137b11c6a48fb93543bb86a7aac5d77a2c2c4440a3461249a24ff5

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
