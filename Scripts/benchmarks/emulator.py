"""A screen that reads what ncurses writes for TERM=xterm-256color: as much of a terminal as that needs, without style."""

import codecs
import re
import unicodedata

SEQUENCE = re.compile(
    r"\x1b\[(?P<private>[?>=]?)(?P<numbers>[0-9;:]*)[ -/]*(?P<final>[@-~])"
    r"|\x1b\].*?(?:\x07|\x1b\\)|\x1b[()][0-9A-Z]|\x1b(?P<escape>[0-9=>A-Zc])", re.DOTALL)
UNFINISHED = re.compile(r"\x1b(?:\[[0-9;:?>=]*[ -/]*|\][^\x07]{0,4096}|[()]?)?$")


class Screen:
    def __init__(self, columns: int, rows: int) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._pending = ""
        self.resize(columns, rows)

    def resize(self, columns: int, rows: int) -> None:
        """Empties the screen: the program draws it anew at a change of size."""
        self.columns, self.rows = columns, rows
        self.cells = [self._blank() for _ in range(rows)]
        self.row = self.column = 0
        self.top, self.bottom = 0, rows - 1
        self._last = " "

    def lines(self) -> list[str]:
        return ["".join(row).rstrip() for row in self.cells]

    def text(self) -> str:
        return "\n".join(self.lines())

    def feed(self, data: bytes) -> None:
        text = self._pending + self._decoder.decode(data)
        self._pending = ""
        at = 0
        while at < len(text):
            if text[at] == "\x1b":
                found = SEQUENCE.match(text, at)
                if found:
                    at = found.end()
                    self._sequence(found)
                    continue
                if UNFINISHED.match(text, at):
                    self._pending = text[at:]
                    return
            self._character(text[at])
            at += 1

    def _blank(self) -> list[str]:
        return [" "] * self.columns

    def _character(self, character: str) -> None:
        if character == "\r":
            self.column = 0
        elif character == "\n":
            self._line_feed()
        elif character == "\b":
            self.column = max(0, min(self.column, self.columns - 1) - 1)
        elif character == "\t":
            self.column = min(self.columns - 1, (self.column // 8 + 1) * 8)
        elif character >= " " and character != "\x7f":
            self._put(character)

    def _put(self, character: str) -> None:
        if unicodedata.combining(character):
            return
        width = 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if self.column + width > self.columns:
            self.column = 0
            self._line_feed()
        self.cells[self.row][self.column] = character
        if width == 2:
            self.cells[self.row][self.column + 1] = ""
        self.column += width
        self._last = character

    def _line_feed(self) -> None:
        if self.row == self.bottom:
            self._scroll(self.top, 1)
        else:
            self.row = min(self.rows - 1, self.row + 1)

    def _scroll(self, top: int, count: int) -> None:
        """Lines go up by `count` (down where it is negative) between `top` and the lower margin."""
        for _ in range(min(abs(count), self.bottom - top + 1)):
            gone, new = (top, self.bottom) if count > 0 else (self.bottom, top)
            del self.cells[gone]
            self.cells.insert(new, self._blank())

    def _sequence(self, found: re.Match) -> None:
        if found["escape"] == "M":
            if self.row == self.top:
                self._scroll(self.top, -1)
            else:
                self.row = max(0, self.row - 1)
        if found["final"] is None or found["private"]:
            return
        numbers = [int(number or 0) for number in re.split("[;:]", found["numbers"])]
        first = max(1, numbers[0])
        self.column = min(self.column, self.columns - 1) if found["final"] != "m" else self.column
        match found["final"]:
            case "H":
                self.row = min(self.rows, first) - 1
                self.column = min(self.columns, max(1, numbers[1] if len(numbers) > 1 else 1)) - 1
            case "A":
                self.row = max(0, self.row - first)
            case "B":
                self.row = min(self.rows - 1, self.row + first)
            case "C":
                self.column = min(self.columns - 1, self.column + first)
            case "D":
                self.column = max(0, self.column - first)
            case "G":
                self.column = min(self.columns, first) - 1
            case "d":
                self.row = min(self.rows, first) - 1
            case "Z":
                self.column = max(0, (self.column - 1) // 8 * 8)
            case "J":
                self._erase_rows(numbers[0])
            case "K":
                start = 0 if numbers[0] else self.column
                end = self.column + 1 if numbers[0] == 1 else self.columns
                self.cells[self.row][start:end] = [" "] * (end - start)
            case "X":
                end = min(self.columns, self.column + first)
                self.cells[self.row][self.column:end] = [" "] * (end - self.column)
            case "P":
                row = self.cells[self.row]
                count = min(first, self.columns - self.column)
                del row[self.column:self.column + count]
                row += [" "] * count
            case "@":
                row = self.cells[self.row]
                row[self.column:self.column] = [" "] * min(first, self.columns - self.column)
                del row[self.columns:]
            case "L":
                self._scroll(self.row, -first)
            case "M":
                self._scroll(self.row, first)
            case "S":
                self._scroll(self.top, first)
            case "T":
                self._scroll(self.top, -first)
            case "b":
                for _ in range(first):
                    self._put(self._last)
            case "r":
                self.top = first - 1
                self.bottom = min(self.rows, numbers[1] if len(numbers) > 1 and numbers[1] else self.rows) - 1
                self.row = self.column = 0

    def _erase_rows(self, which: int) -> None:
        if which == 0:
            self.cells[self.row][self.column:] = [" "] * (self.columns - self.column)
            erased = range(self.row + 1, self.rows)
        elif which == 1:
            self.cells[self.row][:self.column + 1] = [" "] * (self.column + 1)
            erased = range(self.row)
        else:
            erased = range(self.rows)
        for row in erased:
            self.cells[row] = self._blank()
