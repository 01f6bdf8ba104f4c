package it.ponte.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Compares what was sent with what the hub answered: every line once, every case one referral. */
final class Reckoning {
    private final List<String> lost = new ArrayList<>();
    private final List<String> doubled = new ArrayList<>();
    private final Map<String, Integer> made = new HashMap<>();
    private final Map<String, Set<String>> codes = new HashMap<>();
    private final Map<String, Integer> verdicts = new HashMap<>();
    private final Set<String> people = new HashSet<>();

    /** One message with all its answers; its first line stands at this number. */
    void add(Message message, int firstLine, List<Answer> answers) {
        String where = message.sender() + " " + message.name();
        List<Integer> numbers = answers.stream().map(Answer::line).toList();
        List<Integer> expected = IntStream.range(
                        firstLine, firstLine + message.lines().size())
                .boxed()
                .toList();
        if (!message.isAcknowledged() || !numbers.containsAll(expected)) {
            lost.add(where + ": not all lines were answered");
        }
        if (new HashSet<>(numbers).size() < numbers.size()) {
            doubled.add(where + ": a line was answered twice");
        }
        if (!expected.containsAll(numbers)) {
            doubled.add(where + ": a line was answered that was never sent");
        }
        for (Answer answer : answers) {
            int index = answer.line() - firstLine;
            if (index >= 0 && index < message.lines().size()) {
                add(where, message.lines().get(index), answer);
            }
        }
    }

    private void add(String where, Told told, Answer answer) {
        verdicts.merge(answer.verdict(), 1, Integer::sum);
        boolean isRefused = answer.verdict().equals("refused");
        if (isRefused != told.isFaulty() || answer.verdict().equals("delayed")) {
            lost.add(where + " line " + answer.line() + ": " + answer.verdict());
        }
        if (!isRefused) {
            made.merge(told.number(), answer.verdict().equals("recorded") ? 1 : 0, Integer::sum);
            codes.computeIfAbsent(told.number(), none -> new HashSet<>()).add(answer.code());
            people.add(told.person().taxCode());
        }
    }

    /** To be called after the last message: a case is made by one line, and has one code of its own. */
    void close(Set<String> codesInDatabase, int peopleInDatabase) {
        made.forEach((number, times) -> {
            if (times == 0) {
                lost.add(number + ": no line made it");
            } else if (times > 1) {
                doubled.add(number + ": made " + times + " times");
            }
        });
        codes.forEach((number, its) -> {
            if (its.size() > 1) {
                doubled.add(number + ": has codes " + its);
            }
        });
        Set<String> answered = codes.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        if (answered.size() < codes.size()) {
            lost.add("two cases share a referral");
        }
        difference(answered, codesInDatabase, "is not in the database", lost);
        difference(codesInDatabase, answered, "was answered to nobody", doubled);
        if (peopleInDatabase != people.size()) {
            (peopleInDatabase < people.size() ? lost : doubled)
                    .add("people: " + people.size() + " told, " + peopleInDatabase + " records");
        }
    }

    private static void difference(Set<String> these, Set<String> those, String what, List<String> findings) {
        these.stream().filter(code -> !those.contains(code)).forEach(code -> findings.add(code + " " + what));
    }

    void isLost(String finding) {
        lost.add(finding);
    }

    void isDoubled(String finding) {
        doubled.add(finding);
    }

    List<String> lost() {
        return lost;
    }

    List<String> doubled() {
        return doubled;
    }

    int cases() {
        return codes.size();
    }

    int people() {
        return people.size();
    }

    Map<String, Integer> verdicts() {
        return verdicts;
    }
}
