"""What Scripts/bench measures with: a pseudo-terminal, an emulator of it, a scripted server, and one module a subject."""
