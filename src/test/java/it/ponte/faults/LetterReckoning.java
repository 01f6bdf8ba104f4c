package it.ponte.faults;

import it.ponte.faults.LetterRecord.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Compares what was told to the hub, what stands in its letters by its database, and the letters that a mail server has:
 * each outcome reached each of its cases in one letter, which may have come again as the same.
 */
final class LetterReckoning {
    /** How many letters a hub sends side by side: {@code ponte.stage.consumers}. */
    private static final int AT_ONCE = 3;

    private final UnaryOperator<String> sentences;
    private final List<String> lost = new ArrayList<>();
    private final List<String> doubled = new ArrayList<>();
    private final Map<String, CapturedLetter> letters = new HashMap<>();
    private final Map<String, List<Integer>> lives = new HashMap<>();

    /** By the sentence of each kind of outcome. */
    LetterReckoning(UnaryOperator<String> sentences) {
        this.sentences = sentences;
    }

    /**
     * Notes what is wrong in all of it.
     *
     * @param captured the letters that arrived in each life of the hub, from one kill to the next
     */
    void compare(Collection<ToldOutcome> told, List<Standing> standings, List<List<CapturedLetter>> captured) {
        for (int life = 0; life < captured.size(); life++) {
            for (CapturedLetter letter : captured.get(life)) {
                add(letter, life);
            }
        }
        repetitionsWithoutAKill();
        sameLetterUnderTwoNames();
        Map<String, List<Standing>> byHearing = new HashMap<>();
        standings.forEach(one -> byHearing
                .computeIfAbsent(hearing(one.outcome(), one.referral()), none -> new ArrayList<>())
                .add(one));
        Map<String, Set<String>> sayable = new HashMap<>();
        for (ToldOutcome one : told) {
            List<Standing> its = byHearing.remove(hearing(one.outcome(), one.referral()));
            String letter = letterOf(one, its == null ? List.of() : its);
            sayable.computeIfAbsent(letter + " " + one.caseNumber(), none -> new HashSet<>())
                    .add(sentences.apply(one.kind()));
        }
        byHearing.keySet().forEach(one -> doubled.add(one + " is told, and nobody told it"));
        letters.forEach((id, letter) -> letter.says().forEach((number, sentence) -> {
            if (!sayable.getOrDefault(id + " " + number, Set.of()).contains(sentence)) {
                doubled.add("letter " + id + " says of " + number + " what does not stand in it");
            }
        }));
    }

    private void add(CapturedLetter letter, int life) {
        CapturedLetter before = letters.putIfAbsent(letter.messageId(), letter);
        lives.computeIfAbsent(letter.messageId(), none -> new ArrayList<>()).add(life);
        if (before != null && !before.content().equals(letter.content())) {
            doubled.add("letter " + letter.messageId() + " came again in other words");
        }
    }

    /** So many letters as the hub had under way when it was killed may come again, in a later life. */
    private void repetitionsWithoutAKill() {
        Map<Integer, Integer> excused = new HashMap<>();
        lives.forEach((id, its) -> {
            for (int again = 1; again < its.size(); again++) {
                int before = its.get(again - 1);
                if (before == its.get(again)) {
                    doubled.add("letter " + id + " came twice in one life");
                } else {
                    excused.merge(before, 1, Integer::sum);
                }
            }
        });
        excused.forEach((life, letters) -> {
            if (letters > AT_ONCE) {
                doubled.add(letters + " letters of one life came again");
            }
        });
    }

    private void sameLetterUnderTwoNames() {
        Map<String, String> contents = new HashMap<>();
        Map<String, String> lines = new HashMap<>();
        letters.forEach((id, letter) -> {
            if (contents.putIfAbsent(letter.content(), id) != null) {
                doubled.add("letter " + id + " has the content of another");
            }
            letter.says().forEach((number, sentence) -> {
                if (lines.putIfAbsent(number + ": " + sentence, id) != null) {
                    doubled.add("letter " + id + " says of " + number + " what another said");
                }
            });
        });
    }

    /** The one letter that tells it, if there is one and it arrived. */
    private String letterOf(ToldOutcome told, List<Standing> standings) {
        String hearing = hearing(told.outcome(), told.referral());
        if (standings.size() > 1) {
            doubled.add(hearing + " stands in " + standings.size() + " letters");
        }
        String letter = standings.isEmpty() ? null : standings.get(0).messageId();
        if (letter == null) {
            lost.add(hearing + " was told in no letter");
        } else if (!letters.containsKey(letter)) {
            lost.add(hearing + ": its letter did not arrive");
        } else if (!letters.get(letter).says().containsKey(told.caseNumber())) {
            lost.add(hearing + ": its letter does not speak of " + told.caseNumber());
        }
        return letter;
    }

    private static String hearing(String outcome, String referral) {
        return outcome + " to " + referral;
    }

    List<String> lost() {
        return lost;
    }

    List<String> doubled() {
        return doubled;
    }

    /** How many letters there are, repetitions not counted. */
    int letters() {
        return letters.size();
    }

    /** How many letters tell of several cases. */
    long digests() {
        return letters.values().stream()
                .filter(letter -> letter.says().size() > 1)
                .count();
    }

    /** How often a letter came again under its Message-ID. */
    int repeated() {
        return lives.values().stream().mapToInt(its -> its.size() - 1).sum();
    }
}
