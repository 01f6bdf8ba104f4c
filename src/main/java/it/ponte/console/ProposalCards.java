package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.console.OfferReads.Offer;
import it.ponte.console.PeopleReads.Face;
import it.ponte.matching.Explanations;
import it.ponte.matching.Proposal;
import it.ponte.matching.Reason;
import it.ponte.matching.Words;
import it.ponte.placement.Concerned;
import java.util.List;
import java.util.Map;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Proposals as cards: for whom, for what, and every reason in words. */
@Component
public class ProposalCards {
    private final PeopleReads people;
    private final OfferReads offers;
    private final Words words;
    private final Explanations explanations;
    private final Concerned concerned;
    private final Audit audit;

    ProposalCards(
            PeopleReads people,
            OfferReads offers,
            Words words,
            Explanations explanations,
            Concerned concerned,
            Audit audit) {
        this.people = people;
        this.offers = offers;
        this.words = words;
        this.explanations = explanations;
        this.concerned = concerned;
        this.audit = audit;
    }

    /** A reason as it is read: how it stands, and the sentence. */
    public record Said(String verdict, String sentence) {}

    /** One proposal with all that its card shows. */
    public record Card(Proposal proposal, Face person, Offer offer, List<Said> reasons) {}

    /** The cards, in the same order, for an operator; that she saw them is audited, about each person. */
    List<Card> of(List<Proposal> proposals, OperatorCaller who) {
        Map<Long, Face> faces =
                people.faces(proposals.stream().map(Proposal::beneficiary).toList());
        Map<Long, Offer> known =
                offers.of(proposals.stream().map(Proposal::vacancy).toList(), who);
        Map<Long, List<Reason>> reasons = explanations.reasonsOf(proposals);
        List<Card> cards = proposals.stream()
                .map(proposal -> new Card(
                        proposal,
                        faces.get(proposal.beneficiary()),
                        known.get(proposal.vacancy()),
                        reasons.get(proposal.id()).stream().map(this::said).toList()))
                .toList();
        audit.read(
                who,
                "proposal.listed",
                cards.stream()
                        .map(Card::person)
                        .map(face -> concerned.of(face.code(), face.isProtected()))
                        .distinct()
                        .toList());
        return cards;
    }

    private Said said(Reason reason) {
        return new Said(reason.verdict().name(), words.say(reason, LocaleContextHolder.getLocale()));
    }
}
