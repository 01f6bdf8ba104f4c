package it.ponte.feedback;

/** The same with all 2,047 of them. */
class YearOfLettersBenchmark extends YearOfLettersTest {
    @Override
    int people() {
        return InventedYear.ENROLLED;
    }
}
