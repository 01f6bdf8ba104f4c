package it.ponte;

import it.ponte.Ponte.WrongFiles;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Wrong files of the installation are told as a list, not as a stack trace. */
class WrongFilesAnalyzer extends AbstractFailureAnalyzer<WrongFiles> {
    @Override
    protected FailureAnalysis analyze(Throwable root, WrongFiles wrong) {
        return new FailureAnalysis(wrong.getMessage(), "Mend these files; \"check\" tells when they are right.", root);
    }
}
