package it.ponte.api;

import it.ponte.access.Asked;
import it.ponte.access.Caller;
import it.ponte.access.Personal;
import it.ponte.access.Vault;
import it.ponte.api.Answers.FieldProblem;
import it.ponte.intake.Envelope;
import it.ponte.intake.IdempotencyConflict;
import it.ponte.intake.Inbox;
import it.ponte.normalise.Judged;
import it.ponte.normalise.Opening;
import it.ponte.partner.Channel;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Everything that is posted as a message: checked against the contract, stored for good, answered with 202 and the
 * envelope's code. What the contract or the mapping finds wrong is answered with 422 and is not stored.
 */
@Component
public class MessagesApi {
    private static final Map<String, String> SCHEMAS =
            Map.of("referral", "ReferralRequest", "vacancy", "VacancyRequest", "outcome", "OutcomeRequest");

    /** As the contract has it. */
    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[\\x21-\\x7E]{1,80}");

    private final Contract contract;
    private final Partners partners;
    private final Opening opening;
    private final Inbox inbox;
    private final OperatorOutcomes outcomes;
    private final Vault vault;
    private final Clock clock;

    public MessagesApi(
            Contract contract,
            Partners partners,
            Opening opening,
            Inbox inbox,
            OperatorOutcomes outcomes,
            Vault vault,
            Clock clock) {
        this.contract = contract;
        this.partners = partners;
        this.opening = opening;
        this.inbox = inbox;
        this.outcomes = outcomes;
        this.vault = vault;
        this.clock = clock;
    }

    /** One referral, vacancy or outcome in the hub's own layout. */
    public ResponseEntity<byte[]> post(Caller caller, String produces, Asked asked, byte[] body) {
        if (caller instanceof Caller.OperatorCaller && !produces.equals("outcome")) {
            return Answers.notFound();
        }
        if (isWrongKey(asked.idempotencyKey())) {
            return wrongKey();
        }
        if (caller instanceof Caller.PartnerCaller sender && !Agreed.toPost(partners.get(sender.partner()), produces)) {
            return Answers.problem(
                    HttpStatus.FORBIDDEN, "NOT_AGREED", "This kind of message was not agreed with you.", List.of());
        }
        Contract.Body read = contract.read(body == null ? new byte[0] : body, SCHEMAS.get(produces));
        if (read.isWrong()) {
            return Answers.unprocessable(read.problems());
        }
        if (caller instanceof Caller.PartnerCaller sender) {
            return keep(partners.get(sender.partner()), "api-" + produces, kept(sender, asked), body);
        }
        return outcomes.told(caller, read.tree());
    }

    /** A file in the layout of the caller's REST channel. */
    public ResponseEntity<byte[]> postFile(Caller caller, Asked asked, InputStream body) {
        if (!(caller instanceof Caller.PartnerCaller sender)) {
            return Answers.notFound();
        }
        if (isWrongKey(asked.idempotencyKey())) {
            return wrongKey();
        }
        Partner partner = partners.get(sender.partner());
        Channel.Rest channel = partner.channel(Channel.Rest.class).orElse(null);
        if (channel == null || channel.mappings().isEmpty()) {
            return Answers.problem(
                    HttpStatus.CONFLICT, "NO_MAPPING", "No layout was agreed for files over REST.", List.of());
        }
        return accept(() -> inbox.keep(opening.openFile(
                partner, "rest", channel, Personal.orNull(asked.name()), clock.instant(), kept(sender, asked), body)));
    }

    private ResponseEntity<byte[]> keep(Partner partner, String mapping, String idempotencyKey, byte[] body) {
        Judged message = opening.judge(partner, "rest", mapping, clock.instant(), idempotencyKey, body);
        if (!message.problems().isEmpty()) {
            message.close();
            return Answers.unprocessable(message.problems().stream()
                    .map(p -> new FieldProblem(null, p.field(), p.code().name(), p.hintIn(Locale.ENGLISH)))
                    .toList());
        }
        return accept(() -> inbox.keep(message));
    }

    /** The request's key as a keyed hash: some senders use a person's number, or her tax code (SAFETY P1, P12). */
    private String kept(Caller.PartnerCaller sender, Asked asked) {
        return asked.idempotencyKey() == null
                ? null
                : HexFormat.of().formatHex(vault.numberIndex("request:" + sender.partner(), asked.idempotencyKey()));
    }

    private static boolean isWrongKey(String idempotencyKey) {
        return idempotencyKey != null
                && !IDEMPOTENCY_KEY.matcher(idempotencyKey).matches();
    }

    private static ResponseEntity<byte[]> wrongKey() {
        return Answers.problem(
                HttpStatus.BAD_REQUEST,
                "WRONG_IDEMPOTENCY_KEY",
                "An Idempotency-Key has 1 to 80 visible ASCII characters.",
                List.of());
    }

    private interface Keeping {
        Envelope run();
    }

    private static ResponseEntity<byte[]> accept(Keeping keeping) {
        try {
            Envelope envelope = keeping.run();
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("envelope", envelope.code());
            answer.put("lines", envelope.lines());
            if (envelope.refusal() != null) {
                answer.put("refusal", EnvelopesApi.refusal(envelope.refusal()));
            }
            return Answers.accepted(envelope.code(), answer);
        } catch (IdempotencyConflict other) {
            return Answers.problem(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "IDEMPOTENCY_KEY_REUSED",
                    "This Idempotency-Key was used for another body.",
                    List.of());
        } catch (UncheckedIOException brokenOff) {
            return Answers.problem(
                    HttpStatus.BAD_REQUEST, "BROKEN_OFF", "The body broke off; nothing was accepted.", List.of());
        }
    }
}
