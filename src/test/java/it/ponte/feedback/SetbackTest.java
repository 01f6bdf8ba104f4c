package it.ponte.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.feedback.Setback.Kind;
import it.ponte.feedback.Setback.Refusal;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetbackTest {
    @ParameterizedTest
    @CsvSource({"421, LATER", "450, LATER", "451, LATER", "452, LATER", "550, NEVER", "552, NEVER", "554, NEVER"})
    void theFirstDigitOfAnAnswerSaysWhetherToComeAgain(int code, Kind kind) {
        assertThat(Setback.of(answer("DATA", code))).isEqualTo(new Setback(kind, code, null));
        assertThat(Setback.of(new SendFailedException("Invalid Addresses", recipient(code))))
                .isEqualTo(new Setback(kind, code, null));
    }

    @ParameterizedTest
    @CsvSource({"MAIL FROM, 530, LOGIN", "DATA, 535, LOGIN", "MAIL FROM, 553, SENDER", "MAIL FROM, 550, SENDER"})
    void whatIsRefusedOfOursIsTold(String command, int code, Refusal refusal) {
        assertThat(Setback.of(answer(command, code))).isEqualTo(new Setback(Kind.OURS, code, refusal));
    }

    @ParameterizedTest
    @CsvSource({
        "554, '554 5.7.1 <ada@servizi.example>: Relay access denied', LATER",
        "550, '550 5.7.54 SMTP; Unable to relay recipient', LATER",
        "550, 550 relay not permitted, LATER",
        "550, '550 5.1.1 <ada@servizi.example>: User unknown', NEVER",
        "550, 550 no such user, NEVER"
    })
    void aRuleOfTheServerAboutAnAddressMayBeAFaultOfItsSettings(int code, String words, Kind kind) {
        assertThat(Setback.of(new SendFailedException("Invalid Addresses", recipient(code, words))))
                .isEqualTo(new Setback(kind, code, null));
    }

    @Test
    void aLoginAndTlsThatFailAreOurs() {
        assertThat(Setback.of(new AuthenticationFailedException("535 5.7.8")).refusal())
                .isEqualTo(Refusal.LOGIN);
        assertThat(Setback.of(new MessagingException("Could not connect", new SSLHandshakeException("no")))
                        .refusal())
                .isEqualTo(Refusal.TLS);
    }

    @Test
    void aConnectionThatBreaksSaysNothingForGood() {
        assertThat(Setback.of(new MessagingException("Exception reading response", new SocketTimeoutException())))
                .isEqualTo(new Setback(Kind.LATER, 0, null));
        assertThat(Setback.of(answer("DATA", -1)))
                .as("closed without an answer")
                .isEqualTo(new Setback(Kind.LATER, 0, null));
        assertThat(Setback.of(answer("MAIL FROM", 451)).kind()).isEqualTo(Kind.LATER);
    }

    @Test
    void aFaultOfOursIsNoMailServers() {
        assertThat(Setback.of(new IllegalStateException("x", new MessagingException("550")))
                        .kind())
                .isEqualTo(Kind.BROKEN);
    }

    private static SMTPSendFailedException answer(String command, int code) {
        return new SMTPSendFailedException(command, code, "words", null, null, null, null);
    }

    private static SMTPAddressFailedException recipient(int code) {
        return recipient(code, "words");
    }

    private static SMTPAddressFailedException recipient(int code, String words) {
        return new SMTPAddressFailedException(new InternetAddress(), "RCPT TO", code, words);
    }
}
