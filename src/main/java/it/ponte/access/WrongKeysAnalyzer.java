package it.ponte.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Wrong keys are told in a sentence, not as a stack trace. */
class WrongKeysAnalyzer extends AbstractFailureAnalyzer<WrongKeys> {
    @Override
    protected FailureAnalysis analyze(Throwable root, WrongKeys wrong) {
        return new FailureAnalysis(
                wrong.getMessage(), "Put the right key files back, or let PONTE_KEYS name their folder.", root);
    }
}
